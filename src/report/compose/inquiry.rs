//! What may explain a granted score, what an appeal would change, how the scores seem to be rounded.

use super::Page;
use crate::{
    formula::print::Notation,
    inquiry::{
        Appeal, Explanation, Inferred, Inquiry, RowInquiry,
        appeal::{By, Combination},
        explanation::Kind,
        rivals::Measured,
        rounding::{Order, Place, Policy, Sample},
        sentence::Speaker,
    },
    model::Input,
    report::blocks::{Block, Run, Style, plain, styled},
    text::{
        Lang,
        lang::{number_of, say},
    },
    verify::Verified,
};

/// So many explanations are shown beside a row; all of them stand in the JSON report and in `verify explain`.
const HANDFUL: usize = 5;

/// So many combinations of claims are shown.
const COMBINATIONS: usize = 8;

impl Page<'_, '_> {
    pub(super) fn inquired(&self, index: usize) -> Option<&RowInquiry> {
        self.inquiry.rows.get(index)
    }

    /// The most plausible explanations of a granted score, each with the document to ask for.
    pub(super) fn handful(&self, index: usize, blocks: &mut Vec<Block>) {
        self.explanations(index, HANDFUL, blocks);
    }

    /// At most so many explanations of a granted score, each with the document to ask for.
    pub(in crate::report) fn explanations(&self, index: usize, most: usize, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let (Some(found), Some(speaker)) = (self.inquired(index), Speaker::new(self.verified, index, lang))
        else {
            return;
        };
        if !found.explained_by.is_empty() {
            let inferred = &self.inquiry.rounding;
            let ways = inferred.explaining(index).map(|policy| policy_label(policy, inferred, lang));
            let head = lang.pick("Hết chênh lệch nếu làm tròn khác", "No gap if rounded otherwise");
            let ways = ways.collect::<Vec<_>>().join("; ");
            blocks.push(Block::Field(2, head.to_owned(), vec![plain(ways)]));
        }
        if let Some(none) = found.no_count_fits {
            blocks.push(Block::Text(2, vec![plain(speaker.none_fits(none))]));
        }
        let (nothing, found): (Vec<&Explanation>, Vec<&Explanation>) =
            found.explanations.iter().partition(|one| one.kind == Kind::Nothing);
        for one in nothing {
            blocks.push(Block::Text(2, vec![plain(speaker.text(one))]));
            let request = lang.pick("Đề nghị cung cấp", "Ask for").to_owned();
            blocks.push(Block::Field(3, request, vec![plain(speaker.request(one))]));
        }
        if found.is_empty() {
            return;
        }
        let head = lang.pick(
            "Có thể giải thích điểm thẩm định thế nào (giả thuyết, không phải kết luận):",
            "What may explain the appraised score (hypotheses, not conclusions):",
        );
        blocks.push(Block::Text(2, vec![styled(Style::Strong, head)]));
        for (number, explanation) in (1_usize..).zip(&found).take(most) {
            let head = styled(Style::Faint, format!("{number}. "));
            blocks.push(Block::Text(3, vec![head, plain(speaker.text(explanation))]));
            let request = lang.pick("Đề nghị cung cấp", "Ask for").to_owned();
            blocks.push(Block::Field(4, request, vec![plain(speaker.request(explanation))]));
        }
        let more = found.len().saturating_sub(most);
        if more > 0 {
            let text = say!(
                lang,
                "Còn {more} cách giải thích ít khả năng hơn: xem verify explain, hoặc báo cáo JSON.",
                "Less plausible: {more} more; see verify explain, or the JSON report."
            );
            blocks.push(Block::Text(3, vec![styled(Style::Faint, text)]));
        }
    }

    /// What each of several figures for one input gives.
    pub(in crate::report) fn rivals(&self, index: usize, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let criterion = self.verified.row(index).and_then(|(_, _, criterion)| criterion);
        let (Some(found), Some(criterion)) = (self.inquired(index), criterion) else { return };
        for rival in &found.rivals {
            let Some(input) = criterion.inputs.get(rival.slot) else { continue };
            let (name, number) = (&input.name, input.shown(&rival.value, Notation::Prose(lang)));
            let evidence = rival.evidence.as_ref().map(|evidence| format!(" ({evidence})"));
            let points = self.or_unknown(rival.points.as_ref());
            let evidence = evidence.unwrap_or_default();
            let measured = |(slot, known): &Measured| {
                let input = criterion.inputs.get(*slot);
                let told =
                    |input: &Input| format!("{} = {}", input.name, input.shown(known, Notation::Prose(lang)));
                input.map(told).unwrap_or_default()
            };
            let text = match &rival.broken {
                Some((part, whole)) => {
                    let (part, whole) = (measured(part), measured(whole));
                    say!(
                        lang,
                        "{name} = {number}{evidence} không thể có: {part} lớn hơn {whole}",
                        "{name} = {number}{evidence} cannot be: {part} is more than {whole}"
                    )
                }
                None => say!(
                    lang,
                    "{name} = {number}{evidence} cho {points} điểm",
                    "{name} = {number}{evidence} gives {points} points"
                ),
            };
            let mut line = vec![plain(text)];
            if rival.follows {
                let text = lang.pick(" – đúng bằng điểm thẩm định", " – exactly the appraised score");
                line.push(styled(Style::Strong, text));
            }
            let head = lang.pick("Số liệu không thống nhất", "Rival count").to_owned();
            blocks.push(Block::Field(2, head, line));
        }
    }

    /// What would decide an undetermined row.
    pub(in crate::report) fn decider(&self, index: usize, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let criterion = self.verified.row(index).and_then(|(_, _, criterion)| criterion);
        let decider = self.inquired(index).and_then(|row| row.decider.as_ref());
        let (Some(decider), Some(criterion)) = (decider, criterion) else { return };
        let inputs = || decider.slots.iter().filter_map(|slot| criterion.inputs.get(*slot));
        let names: Vec<String> = inputs().map(|input| format!("{} ({})", input.name, input.label)).collect();
        let values = inputs().zip(&decider.example);
        let values: Vec<String> = values
            .map(|(input, one)| format!("{} = {}", input.name, input.shown(one, Notation::Prose(lang))))
            .collect();
        let (names, values) = (names.join(", "), values.join(", "));
        let points = self.points(&decider.points);
        let text = if decider.all {
            say!(
                lang,
                "{names}; chẳng hạn {values} thì được {points}",
                "{names}; {values}, for example, gives {points}"
            )
        } else {
            say!(
                lang,
                "{names} có thể đủ: nếu {values} thì được {points}, không cần số liệu khác",
                "{names} may be enough: {values} gives {points} without the others"
            )
        };
        let head = lang.pick("Số liệu đủ để xác định", "What would decide").to_owned();
        blocks.push(Block::Field(2, head, vec![plain(text)]));
    }

    /// What an appeal of the unit would change.
    pub(super) fn appeal(&self, blocks: &mut Vec<Block>) {
        let appeal = &self.inquiry.appeal;
        if appeal.claims.is_empty() && appeal.over_granted.is_empty() {
            return;
        }
        self.heading("NẾU ĐỀ NGHỊ XEM LẠI", "IF A SECOND LOOK IS ASKED FOR", blocks);
        self.combinations(&|_| true, blocks);
    }

    /// What the appeals would change in which a row takes part.
    pub(in crate::report) fn appeal_of(&self, row: usize, blocks: &mut Vec<Block>) {
        let appeal = &self.inquiry.appeal;
        let claims = |index: &usize| appeal.claims.get(*index).is_some_and(|claim| claim.row == row);
        let with = |combination: &Combination| combination.claims.iter().any(claims);
        if appeal.combinations.iter().any(with) {
            self.heading("Nếu đề nghị xem lại", "If a second look is asked for", blocks);
            self.combinations(&with, blocks);
        }
    }

    /// Rows granted too much come first, because a second look may lower the total.
    fn combinations(&self, wanted: &dyn Fn(&Combination) -> bool, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let appeal = &self.inquiry.appeal;
        for over in &appeal.over_granted {
            let (code, points) = (self.code(over.row), self.signed(&over.points));
            let moves = self.signed(&over.moves);
            let text = match over.defended_by {
                None => say!(
                    lang,
                    "{code} đang được cho thừa: xem lại có thể làm tổng thay đổi {moves}.",
                    "{code} is over-granted: a second look may change the total by {moves}."
                ),
                Some(_) => say!(
                    lang,
                    "{code} cao hơn điểm theo quy tắc ({points}), nhưng đúng theo một cách hiểu có thể nêu.",
                    "{code} is above its rule ({points}), but right by an argued reading."
                ),
            };
            let head = lang.pick("Cần biết trước", "To know first").to_owned();
            blocks.push(Block::Field(1, head, vec![styled(Style::Open, text)]));
        }
        let found: Vec<&Combination> = appeal.combinations.iter().filter(|one| wanted(one)).collect();
        for combination in found.iter().take(COMBINATIONS) {
            blocks.push(Block::Text(1, self.combination(appeal, combination)));
        }
        if found.len() > COMBINATIONS || !appeal.complete {
            let text =
                lang.pick("Các tổ hợp khác: xem báo cáo JSON.", "Other combinations: see the JSON report.");
            blocks.push(Block::Text(1, vec![styled(Style::Faint, text)]));
        }
    }

    pub(super) fn code(&self, row: usize) -> String {
        let criterion = self.verified.row(row).and_then(|(_, _, criterion)| criterion);
        criterion.map(|criterion| criterion.code.clone()).unwrap_or_default()
    }

    fn combination(&self, appeal: &Appeal, combination: &Combination) -> Vec<Run> {
        let lang = self.lang;
        let claim = |index: &usize| {
            let claim = appeal.claims.get(*index)?;
            let code = self.code(claim.row);
            let criterion = self.verified.row(claim.row).and_then(|(_, _, criterion)| criterion)?;
            let points = self.signed(&claim.points);
            Some(match claim.by {
                By::Rule => say!(lang, "{code} theo quy tắc ({points})", "{code} by the rule ({points})"),
                By::Reading(reading) => {
                    let label = &criterion.readings.get(reading)?.label;
                    say!(
                        lang,
                        "{code} theo cách hiểu «{label}» ({points})",
                        "{code} by the reading “{label}” ({points})"
                    )
                }
            })
        };
        let claims: Vec<String> = combination.claims.iter().filter_map(claim).collect();
        let mut line = vec![plain(claims.join(" + "))];
        let unmoved = combination.points.as_ref().is_some_and(|points| points.exact().is_zero());
        match &combination.total {
            Some(_) if unmoved => {
                line.push(plain(lang.pick(": tổng không đổi", ": the total stays as it is")));
            }
            Some(total) => {
                line.push(plain(lang.pick(": tổng thành ", ": the total becomes ")));
                line.push(styled(Style::Strong, self.points(total)));
            }
            None if combination.points.is_none() => {
                let text = lang.pick(
                    ": chưa biết tổng thành bao nhiêu, vì lĩnh vực còn phần chưa biết",
                    ": what the total becomes is not known, because parts of the group are not",
                );
                line.push(plain(text));
            }
            None => {}
        }
        if let Some(net) =
            combination.net_total.as_ref().filter(|net| combination.total.as_ref() != Some(*net))
        {
            let net = self.points(net);
            line.push(plain(say!(
                lang,
                "; nếu các dòng cho thừa cũng bị sửa thì {net}",
                "; {net} if the over-granted rows are corrected, too"
            )));
        }
        line
    }

    /// How the unit's scores seem to be rounded.
    pub(super) fn rounding(&self, blocks: &mut Vec<Block>) {
        let label = |sample: &Sample| self.sample(sample);
        rounding(&self.inquiry.rounding, &label, self.lang, blocks);
    }

    /// `3.12.1 (0,875 → 0,88)`.
    fn sample(&self, sample: &Sample) -> String {
        let code = match sample.place {
            Place::Row(row) => self.code(row),
            Place::Group(group) => {
                let code = self.guidance().groups.get(group).map_or("", |group| group.code.as_str());
                say!(self.lang, "lĩnh vực {code}", "group {code}")
            }
        };
        let parts: Vec<String> = sample.parts.iter().map(|part| part.short(self.lang)).collect();
        let granted = self.points(&crate::number::Points::new(sample.granted.clone()));
        format!("{code} ({} → {granted})", parts.join(" + "))
    }
}

/// Which ways of rounding the scores allow, and which scores decide.
fn rounding(inferred: &Inferred, label: &dyn Fn(&Sample) -> String, lang: Lang, blocks: &mut Vec<Block>) {
    if inferred.deciding.is_empty() {
        return;
    }
    blocks.push(Block::Space);
    let heading = lang.pick("CÁCH LÀM TRÒN SUY TỪ ĐIỂM THẨM ĐỊNH", "ROUNDING INFERRED FROM THE SCORES");
    blocks.push(Block::Heading(vec![plain(heading)]));
    let counted = inferred.counted();
    let left: Vec<String> =
        inferred.consistent().map(|policy| policy_label(policy, inferred, lang)).collect();
    let head = match (lang, counted) {
        (Lang::Vi, _) => format!("Phù hợp với cả {counted} điểm"),
        (Lang::En, 1) => "Consistent with the one score".to_owned(),
        (Lang::En, _) => format!("Consistent with all {counted} scores"),
    };
    let text = if left.is_empty() {
        let best =
            inferred.fits.iter().map(|fit| counted.saturating_sub(fit.against.len())).max().unwrap_or(0);
        let of = |fit: &&crate::inquiry::rounding::Fit| counted.saturating_sub(fit.against.len()) == best;
        let best_fits = inferred.fits.iter().filter(of).map(|fit| policy_label(fit.policy, inferred, lang));
        let names = best_fits.collect::<Vec<_>>().join("; ");
        let scores = number_of(best, "score", "scores");
        say!(lang, "không có cách nào; gần nhất ({best} điểm): {names}", "none; nearest ({scores}): {names}")
    } else {
        left.join("; ")
    };
    blocks.push(Block::Field(1, head, vec![plain(text)]));
    let labels = |indices: &[usize]| {
        let samples = indices.iter().filter_map(|index| inferred.samples.get(*index));
        samples.take(8).map(label).collect::<Vec<_>>().join("; ")
    };
    let deciding = labels(&inferred.deciding);
    let head = lang.pick("Các điểm quyết định", "Deciding scores").to_owned();
    blocks.push(Block::Field(1, head, vec![plain(deciding)]));
    if !inferred.left_out.is_empty() {
        let head = lang
            .pick("Không xét, vì không cách nào cho ra", "Left out, because no rounding gives them")
            .to_owned();
        blocks.push(Block::Field(1, head, vec![plain(labels(&inferred.left_out))]));
    }
}

fn policy_label(policy: Policy, inferred: &Inferred, lang: Lang) -> String {
    let mode = policy.mode.label(lang);
    let orders = inferred.fits.iter().any(|fit| fit.policy.order == Order::EachPart);
    match policy.order {
        _ if !orders => mode.to_owned(),
        Order::Once => say!(lang, "{mode}, một lần sau khi cộng", "{mode}, once after the sum"),
        Order::EachPart => say!(lang, "{mode}, từng phần trước khi cộng", "{mode}, each part before the sum"),
    }
}

/// What many units have in common, and how their scores seem to be rounded.
pub(super) fn batch(results: &[Verified<'_>], inquiry: &Inquiry, lang: Lang, blocks: &mut Vec<Block>) {
    if !inquiry.patterns.is_empty() {
        blocks.push(Block::Space);
        let heading = lang.pick("ĐIỂM CHUNG CỦA NHIỀU ĐƠN VỊ", "COMMON TO MANY UNITS");
        blocks.push(Block::Heading(vec![plain(heading)]));
        for pattern in &inquiry.patterns {
            blocks.push(Block::Text(1, vec![plain(pattern.text(results, inquiry, lang))]));
        }
    }
    for inferred in inquiry.roundings.values() {
        let label = |sample: &Sample| {
            let (Some(verified), Some(unit)) = (results.get(sample.unit), inquiry.units.get(sample.unit))
            else {
                return String::new();
            };
            let page = Page { verified, inquiry: unit, lang };
            format!("{}, {}", verified.docket.unit, page.sample(sample))
        };
        rounding(inferred, &label, lang, blocks);
    }
}
