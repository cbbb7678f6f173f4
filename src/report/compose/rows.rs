//! What differs, at length; what is open, with its reason.

use super::Page;
use crate::{
    formula::{
        NO_TIER,
        print::{Notation, is_guard, number, step},
    },
    model::{Criterion, Rule},
    number::Points,
    report::blocks::{Block, Run, Style, plain, styled},
    text::{Lang, lang::say},
    verify::{Bound, Changes, MatchedRow, Outcome, Scored, Sum, VerifiedRow, Why, trace},
};

impl Page<'_, '_> {
    /// What differs at length, what is open with its reason, the rest in a table.
    pub(super) fn rows(&self, blocks: &mut Vec<Block>) {
        let with = |wanted: &[Outcome]| {
            let found = self.verified.docket.rows.iter().zip(&self.verified.rows).enumerate();
            found.filter(|(_, (_, row))| wanted.contains(&row.outcome)).collect::<Vec<_>>()
        };
        let mut differ = with(&[Outcome::UnderGranted, Outcome::OverGranted]);
        differ.extend(with(&[Outcome::NotAppraised]).into_iter().filter(|(_, (_, row))| row.differs()));
        differ.sort_by_key(|(_, (_, row))| std::cmp::Reverse(row.gap.as_ref().map(|gap| gap.exact().abs())));
        if !differ.is_empty() {
            self.heading("CHÊNH LỆCH", "DIFFERENCES", blocks);
            for (index, (matched, row)) in differ {
                self.at_length(index, matched, row, blocks);
            }
        }
        let agree = with(&[Outcome::Agrees]);
        let argued: Vec<_> = agree.iter().filter(|(index, _)| self.agrees_but(*index)).collect();
        if !argued.is_empty() {
            self.heading(
                "KHỚP, NHƯNG CÓ CÁCH HIỂU KHÁC CÓ THỂ NÊU",
                "AGREES, BUT ANOTHER READING MAY BE ARGUED",
                blocks,
            );
            for (index, (matched, row)) in argued {
                blocks.push(Block::Text(1, self.row_title(matched)));
                blocks.push(Block::Text(2, self.comparison(matched, row)));
                self.rivals(*index, blocks);
                if let Some((criterion, _)) = self.rule(matched) {
                    self.readings(criterion, row, blocks);
                }
            }
        }
        let mut open = with(&[Outcome::Undetermined, Outcome::NoRule, Outcome::Judged]);
        let claims = with(&[Outcome::NotAppraised]).into_iter().filter(|(_, (_, row))| !row.differs());
        let (claimed, bare): (Vec<_>, Vec<_>) = claims.partition(|(_, (_, row))| row.gap.is_some());
        open.extend(bare);
        if !open.is_empty() {
            self.heading("CHƯA KIỂM TRA ĐƯỢC", "NOT CHECKED", blocks);
            for (index, (matched, row)) in open {
                self.open(index, matched, row, blocks);
            }
        }
        if !agree.is_empty() {
            self.heading("KHỚP", "AGREES", blocks);
            self.agreement(&agree, blocks);
        }
        if !claimed.is_empty() {
            self.heading(
                "ĐIỂM TỰ CHẤM KHỚP (CHƯA THẨM ĐỊNH)",
                "CLAIMED POINTS AGREE (NOT APPRAISED)",
                blocks,
            );
            self.agreement(&claimed, blocks);
        }
    }

    /// Code, title and line of a row; the rule's code where the printed one is another.
    pub(in crate::report) fn row_title(&self, matched: &MatchedRow) -> Vec<Run> {
        let lang = self.lang;
        let printed = matched.row.code.as_deref().unwrap_or("–");
        let criterion = self.rule(matched).map(|(criterion, _)| criterion);
        let title =
            matched.row.name.as_deref().or_else(|| criterion.map(|one| one.title.as_str())).unwrap_or("");
        let line = matched.row.line;
        let other = criterion.filter(|criterion| criterion.code != printed.trim_end_matches('.'));
        let other =
            other.map(|criterion| say!(lang, " (theo quy tắc: {})", " (by the rules: {})", criterion.code));
        let printed = format!("{printed}{}  ", other.unwrap_or_default());
        let place = say!(lang, "  [dòng {line}]", "  [line {line}]");
        vec![styled(Style::Strong, printed), styled(Style::Strong, title), styled(Style::Faint, place)]
    }

    fn at_length(&self, index: usize, matched: &MatchedRow, row: &VerifiedRow, blocks: &mut Vec<Block>) {
        blocks.push(Block::Item(self.row_title(matched)));
        blocks.push(Block::Text(2, self.comparison(matched, row)));
        blocks.extend(self.picture_of_row(matched, row));
        if let Some((criterion, bound)) = self.rule(matched) {
            self.arithmetic(criterion, bound, blocks);
            self.citation(criterion, blocks);
            self.counts(criterion, bound, blocks);
            self.rivals(index, blocks);
            self.readings(criterion, row, blocks);
            self.handful(index, blocks);
            self.effect(index, criterion, row, blocks);
        }
    }

    /// Appraised, recomputed, difference.
    pub(in crate::report) fn comparison(&self, matched: &MatchedRow, row: &VerifiedRow) -> Vec<Run> {
        let lang = self.lang;
        let (against, word) = match &matched.row.appraised {
            Some(appraised) => (Some(appraised), lang.pick("thẩm định", "appraised")),
            None => (matched.row.claimed.as_ref(), lang.pick("tự chấm", "claimed")),
        };
        let expected = match row.scored.as_ref() {
            Some(Scored::Undetermined { bounds, .. }) => {
                format!("{}…{}", self.or_unknown(bounds.low.as_ref()), self.or_unknown(bounds.high.as_ref()))
            }
            _ => self.or_unknown(row.expected()),
        };
        let mut line = vec![
            plain(format!("{word} ")),
            styled(Style::Strong, self.or_unknown(against)),
            plain(say!(lang, " · tính lại ", " · expected ")),
            styled(Style::Strong, expected),
        ];
        if let Some(gap) = &row.gap {
            let style = if row.differs() { Style::Bad } else { Style::Good };
            line.push(plain(say!(lang, " · chênh lệch ", " · gap ")));
            line.push(styled(style, self.signed(gap)));
        }
        line.push(plain(format!(" · {}", row.outcome.label(lang))));
        line
    }

    /// The arithmetic in one line: the rule, the rule with the counts, the fraction, the rounded score.
    pub(in crate::report) fn arithmetic(
        &self,
        criterion: &Criterion,
        bound: &Bound,
        blocks: &mut Vec<Block>,
    ) {
        let lang = self.lang;
        let Rule::Computed(form) = &criterion.rule else { return };
        let notation = Notation::Prose(lang);
        let (scored, steps) = trace(self.guidance(), criterion, form, &bound.values);
        let Scored::Points { exact, points } = scored else { return };
        let told = steps.each_once().filter(|step| !is_guard(step));
        let chain: Vec<String> = told.filter_map(|one| step(one, notation)).collect();
        let shown = number(&exact, notation);
        let decimal = exact.short(lang);
        let mut line = chain.join("; ");
        if line.is_empty() {
            // An input is not known, and its evaluation ended there.
            line = say!(
                lang,
                "như nhau với mọi giá trị có thể của số liệu chưa biết: {shown}",
                "the same for every possible value of what is not known: {shown}"
            );
        }
        if !shown.is_empty() && shown != decimal {
            line += &format!(" = {decimal}");
        }
        if let Some(level) = &self.guidance().rounding.criterion {
            let rounding = level.rounding.label(lang);
            let points = self.points(&points);
            let basis = level.basis.label(lang);
            line += &say!(
                lang,
                " → {points} ({rounding}; cách làm tròn: {basis})",
                " → {points} ({rounding}; rounding: {basis})"
            );
        }
        blocks.push(Block::Field(2, lang.pick("Cách tính", "Working").to_owned(), vec![plain(line)]));
    }

    /// What the recomputed score would make of the group and the total.
    pub(in crate::report) fn effect(
        &self,
        index: usize,
        criterion: &Criterion,
        row: &VerifiedRow,
        blocks: &mut Vec<Block>,
    ) {
        let (lang, verified) = (self.lang, self.verified);
        let differs = row.differs() && row.outcome != Outcome::NotAppraised;
        let Some(expected) = row.expected().filter(|_| differs) else { return };
        let changes = Changes::from([(index, expected.clone())]);
        let change = |sum: Option<&Sum>, moved: Option<Points>| {
            let appraised = sum?.appraised.as_ref()?;
            Some(format!("{} → {}", self.points(appraised), self.points(&appraised.add(&moved?))))
        };
        let group = verified.groups.iter().find(|sum| sum.code.as_ref() == Some(&criterion.group));
        let group = change(group, verified.group_moves(&criterion.group, &changes));
        let total = change(Some(&verified.total), verified.total_moves(&changes));
        let group =
            group.map(|change| say!(lang, "lĩnh vực {}: {change}", "group {}: {change}", criterion.group));
        let total = total.map(|change| say!(lang, "tổng: {change}", "total: {change}"));
        let line: Vec<String> = group.into_iter().chain(total).collect();
        if !line.is_empty() {
            let term = lang.pick("Nếu chỉ điều chỉnh dòng này", "If this row alone is mended");
            blocks.push(Block::Field(2, term.to_owned(), vec![plain(line.join("; "))]));
        }
    }

    fn open(&self, index: usize, matched: &MatchedRow, row: &VerifiedRow, blocks: &mut Vec<Block>) {
        blocks.push(Block::Item(self.row_title(matched)));
        blocks.push(Block::Text(2, self.comparison(matched, row)));
        let criterion = self.rule(matched).map(|(criterion, _)| criterion);
        let why = why(row, criterion, self.lang);
        blocks.push(Block::Field(2, self.lang.pick("Vì sao", "Why").to_owned(), vec![plain(why)]));
        self.missing_of_units(matched, row, blocks);
        self.rivals(index, blocks);
        self.decider(index, blocks);
        self.handful(index, blocks);
    }
}

/// Why a row was not checked.
pub(in crate::report) fn why(row: &VerifiedRow, criterion: Option<&Criterion>, lang: Lang) -> String {
    match (row.outcome, &row.scored) {
        (Outcome::NoRule, _) => say!(
            lang,
            "bộ quy tắc không có tiêu chí nào có mã hoặc tên này",
            "the rule set has no criterion of this code or title"
        ),
        (Outcome::Judged, _) => say!(
            lang,
            "điểm do người thẩm định đánh giá, không tính lại được",
            "the appraiser judges; nothing is recomputed"
        ),
        (_, Some(Scored::Undetermined { missing, why, .. })) => match why {
            Why::UnknownRule(why) => why.clone(),
            Why::Silent(case) if **case == *NO_TIER => say!(
                lang,
                "hướng dẫn không nói rõ: kết quả đo không thuộc mức nào",
                "the guidance is silent: the measure falls into none of its tiers"
            ),
            Why::Silent(case) => {
                say!(lang, "hướng dẫn không nói rõ khi {case}", "the guidance is silent where {case}")
            }
            Why::DivisionByZero => say!(lang, "mẫu số bằng 0", "the divisor is 0"),
            Why::Missing => {
                let name = |slot: &usize| {
                    let input = criterion.and_then(|criterion| criterion.inputs.get(*slot))?;
                    Some(format!("{} ({})", input.name, input.label))
                };
                let names = missing.iter().filter_map(name).collect::<Vec<_>>().join(", ");
                say!(lang, "chưa biết {names}", "unknown: {names}")
            }
        },
        (_, Some(Scored::Excluded)) => say!(lang, "tiêu chí không áp dụng", "the criterion does not apply"),
        _ => say!(lang, "chưa có điểm thẩm định", "no points were granted yet"),
    }
}
