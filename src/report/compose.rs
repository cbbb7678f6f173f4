//! The report for people: what differs, what was not checked and why, then the rest.

use super::{
    Context,
    blocks::{Block, Run, Style, plain, styled},
    content::summary,
};
use crate::{
    formula::print::{Notation, is_guard, number, step, term, value},
    model::{Basis, Citation, Criterion, Guidance, Rule, State},
    number::Points,
    text::{Lang, lang::say},
    verify::{
        Bound, FindingSeverity, MatchedRow, Outcome, ReadingScore, Scored, Slot, Sum, Verified, VerifiedRow,
        Why, trace,
    },
};

/// The report of all units.
#[must_use]
pub fn report(results: &[Verified<'_>], context: &Context, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    for verified in results {
        let page = Page { verified, lang };
        page.head(&mut blocks);
        page.rows(&mut blocks);
        page.sums(&mut blocks);
        page.findings(&mut blocks);
        page.not_modelled(&mut blocks);
    }
    inputs(context, lang, &mut blocks);
    blocks
}

/// One unit's part of the report.
pub(super) struct Page<'p, 'g> {
    pub(super) verified: &'p Verified<'g>,
    pub(super) lang: Lang,
}

impl<'g> Page<'_, 'g> {
    pub(super) const fn guidance(&self) -> &'g Guidance {
        self.verified.docket.guidance
    }

    pub(super) fn points(&self, points: &Points) -> String {
        points.shown(self.lang, self.guidance().digits())
    }

    pub(super) fn signed(&self, points: &Points) -> String {
        points.signed(self.lang, self.guidance().digits())
    }

    fn or_unknown(&self, points: Option<&Points>) -> String {
        points.map_or_else(|| "–".to_owned(), |points| self.points(points))
    }

    fn heading(&self, vi: &str, en: &str, blocks: &mut Vec<Block>) {
        blocks.push(Block::Space);
        blocks.push(Block::Heading(vec![plain(self.lang.pick(vi, en))]));
    }

    pub(super) fn head(&self, blocks: &mut Vec<Block>) {
        let (lang, docket) = (self.lang, &self.verified.docket);
        let guidance = self.guidance();
        let period = docket.period.as_ref().map(|period| say!(lang, ", kỳ {period}", ", period {period}"));
        let title = say!(lang, "PHÚC TRA: {}{}", "RECHECK: {}{}", docket.unit, period.unwrap_or_default());
        blocks.push(Block::Title(vec![plain(title)]));
        let set = format!("{} [{}]", guidance.title, guidance.id);
        blocks.push(Block::Field(0, lang.pick("Bộ quy tắc", "Rule set").to_owned(), vec![plain(set)]));
        let certified = say!(
            lang,
            "Bộ quy tắc là bản chép lại để tính, chưa được cơ quan nào xác nhận.",
            "The rule set is a transcription that no authority has certified."
        );
        blocks.push(Block::Text(0, vec![styled(Style::Faint, certified)]));
        blocks.push(Block::Space);
        blocks.push(Block::Field(0, lang.pick("Kết luận", "Verdict").to_owned(), self.verdict()));
    }

    /// Counts of outcomes; agreement is split by how well the rules are known.
    fn verdict(&self) -> Vec<Run> {
        let lang = self.lang;
        let summary = summary(std::slice::from_ref(self.verified));
        let rows = summary.rows;
        let mut line = vec![plain(say!(lang, "{rows} dòng: ", "{rows} rows: "))];
        let counts = [
            (summary.under_granted, Style::Bad, Outcome::UnderGranted),
            (summary.over_granted, Style::Bad, Outcome::OverGranted),
            (summary.undetermined, Style::Open, Outcome::Undetermined),
            (summary.no_rule, Style::Open, Outcome::NoRule),
            (summary.not_appraised, Style::Open, Outcome::NotAppraised),
            (summary.judged, Style::Open, Outcome::Judged),
        ];
        for (count, style, outcome) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            line.push(styled(style, format!("{count} {}", outcome.label(lang))));
            line.push(plain("; "));
        }
        let agrees = summary.agrees;
        line.push(styled(Style::Good, say!(lang, "{agrees} khớp", "{agrees} agree")));
        let by_basis = |basis: &Basis| {
            let count = summary.agrees_by_basis.get(basis.name()).filter(|count| **count > 0)?;
            Some(say!(lang, "{count} theo quy tắc {}", "{count} by rules {}", basis.label(lang)))
        };
        let parts: Vec<String> = Basis::ALL.iter().filter_map(by_basis).collect();
        if !parts.is_empty() {
            line.push(plain(format!(" ({})", parts.join(", "))));
        }
        line
    }

    /// What differs at length, what is open with its reason, the rest in a table.
    fn rows(&self, blocks: &mut Vec<Block>) {
        let with = |wanted: &[Outcome]| {
            let found = self.verified.docket.rows.iter().zip(&self.verified.rows);
            found.filter(|(_, row)| wanted.contains(&row.outcome)).collect::<Vec<_>>()
        };
        let mut differ = with(&[Outcome::UnderGranted, Outcome::OverGranted]);
        differ.extend(with(&[Outcome::NotAppraised]).into_iter().filter(|(_, row)| row.differs()));
        differ.sort_by_key(|(_, row)| std::cmp::Reverse(row.gap.as_ref().map(|gap| gap.exact().abs())));
        if !differ.is_empty() {
            self.heading("CHÊNH LỆCH", "DIFFERENCES", blocks);
            for (matched, row) in differ {
                self.at_length(matched, row, blocks);
            }
        }
        let mut open = with(&[Outcome::Undetermined, Outcome::NoRule, Outcome::Judged]);
        open.extend(with(&[Outcome::NotAppraised]).into_iter().filter(|(_, row)| !row.differs()));
        if !open.is_empty() {
            self.heading("CHƯA KIỂM TRA ĐƯỢC", "NOT CHECKED", blocks);
            for (matched, row) in open {
                self.open(matched, row, blocks);
            }
        }
        let agree = with(&[Outcome::Agrees]);
        if !agree.is_empty() {
            self.heading("KHỚP", "AGREES", blocks);
            self.agreement(&agree, blocks);
        }
    }

    pub(super) fn rule(&self, matched: &MatchedRow) -> Option<(&'g Criterion, &Bound)> {
        let index = matched.criterion?;
        Some((self.guidance().criteria.get(index)?, self.verified.docket.counts.get(index)?))
    }

    /// Code, title and line of a row; the rule's code where the printed one is another.
    pub(super) fn row_title(&self, matched: &MatchedRow) -> Vec<Run> {
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

    fn at_length(&self, matched: &MatchedRow, row: &VerifiedRow, blocks: &mut Vec<Block>) {
        blocks.push(Block::Text(1, self.row_title(matched)));
        blocks.push(Block::Text(2, self.comparison(matched, row)));
        if let Some((criterion, bound)) = self.rule(matched) {
            self.arithmetic(criterion, bound, blocks);
            self.citation(criterion, blocks);
            self.counts(criterion, bound, blocks);
            self.readings(criterion, row, blocks);
            self.effect(criterion, row, blocks);
        }
    }

    /// Appraised, recomputed, difference.
    pub(super) fn comparison(&self, matched: &MatchedRow, row: &VerifiedRow) -> Vec<Run> {
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
    pub(super) fn arithmetic(&self, criterion: &Criterion, bound: &Bound, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let Rule::Computed(form) = &criterion.rule else { return };
        let notation = Notation::Prose(lang);
        let (scored, steps) = trace(self.guidance(), criterion, form, &bound.values);
        let Scored::Points { exact, points } = scored else { return };
        let told = steps.steps.iter().filter(|step| !is_guard(step));
        let chain: Vec<String> = told.filter_map(|one| step(one, notation)).collect();
        let shown = number(&exact, notation);
        let decimal = exact.short(lang);
        let mut line = chain.join("; ");
        if !shown.is_empty() && shown != decimal {
            line += &format!(" = {decimal}");
        }
        if let Some(level) = &self.guidance().rounding.criterion {
            let (digits, mode) = (level.rounding.digits(), level.rounding.mode().label(lang));
            let points = self.points(&points);
            let basis = level.basis.label(lang);
            line += &say!(
                lang,
                " → {points} ({mode}, {digits} chữ số thập phân; cách làm tròn: {basis})",
                " → {points} ({mode}, {digits} decimals; rounding: {basis})"
            );
        }
        blocks.push(Block::Field(2, lang.pick("Cách tính", "Working").to_owned(), vec![plain(line)]));
    }

    pub(super) fn citation(&self, criterion: &Criterion, blocks: &mut Vec<Block>) {
        let line = citation(self.guidance(), &criterion.citation, self.lang);
        blocks.push(Block::Field(2, self.lang.pick("Căn cứ", "Source").to_owned(), vec![plain(line)]));
        if criterion.citation.inferred_from_score {
            let text = say!(
                self.lang,
                "Quy tắc này được suy ra từ chính điểm số đang đối chiếu, nên điểm khớp chưa chứng minh quy tắc đúng.",
                "This rule was read off the very scores that it is compared with, so agreement proves little."
            );
            blocks.push(Block::Text(3, vec![styled(Style::Open, text)]));
        }
    }

    pub(super) fn counts(&self, criterion: &Criterion, bound: &Bound, blocks: &mut Vec<Block>) {
        for (input, slot) in criterion.inputs.iter().zip(&bound.slots) {
            if input.context && slot.figures.iter().all(|figure| figure.value.is_none()) && slot.why.is_none()
            {
                continue;
            }
            let known = slot.figures.first().and_then(|figure| figure.value.as_ref());
            let known = known.map_or_else(
                || self.lang.pick("chưa biết", "unknown").to_owned(),
                |known| value(known, Notation::Prose(self.lang)),
            );
            let unit = input
                .unit
                .as_ref()
                .filter(|_| bound_to(slot))
                .map(|unit| format!(" {unit}"))
                .unwrap_or_default();
            let head = format!("{} = {known}{unit}", input.name);
            let mut line = vec![plain(format!("{head}: {}", input.label))];
            line.extend(self.support(slot).map(|support| styled(Style::Faint, format!(" – {support}"))));
            blocks.push(Block::Field(2, self.lang.pick("Số liệu", "Count").to_owned(), line));
        }
    }

    /// The evidence of a count, or why it is not known.
    fn support(&self, slot: &Slot) -> Option<String> {
        let lang = self.lang;
        if let Some(why) = &slot.why {
            return Some(why.clone());
        }
        let figure = slot.figures.first()?;
        let id = figure.evidence.as_ref()?;
        let evidence = self.verified.docket.evidence.iter().find(|one| one.id == *id)?;
        let title = evidence.title.clone().or_else(|| evidence.file.clone()).unwrap_or_else(|| id.clone());
        let at = figure.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let state = match (&evidence.state, &evidence.sha256) {
            (State::Present { .. }, Some(_)) => lang.pick(" (tệp khớp mã băm)", " (file matches its hash)"),
            (State::Present { .. }, None) => lang.pick(" (có tệp)", " (file present)"),
            (State::Missing, _) => lang.pick(" (không tìm thấy tệp)", " (file not found)"),
            (State::Changed { .. }, _) => lang.pick(" (tệp đã thay đổi)", " (file has changed)"),
            (State::NotRead, _) => "",
        };
        Some(format!("{title}{at}{state}"))
    }

    pub(super) fn readings(&self, criterion: &Criterion, row: &VerifiedRow, blocks: &mut Vec<Block>) {
        for score in &row.readings {
            blocks.extend(self.reading(criterion, row, score));
        }
    }

    fn reading(&self, criterion: &Criterion, row: &VerifiedRow, score: &ReadingScore) -> Option<Block> {
        let lang = self.lang;
        let reading = criterion.readings.get(score.reading)?;
        let status = match reading.status {
            crate::model::Status::Argued => lang.pick("có thể nêu", "argued"),
            crate::model::Status::Suspected => lang.pick("chỉ để giải thích", "only explains"),
            crate::model::Status::Rejected => lang.pick("đã bị bác", "rejected"),
        };
        let words = term(&reading.form.term, Notation::Prose(lang));
        let mut line = vec![plain(format!("{} ({status})", reading.label))];
        match &score.scored {
            Scored::Points { points, .. } => {
                line.push(plain(say!(lang, ": được ", ": gives ")));
                line.push(styled(Style::Strong, self.points(points)));
                if let Some(total) = &score.total {
                    line.push(plain(say!(
                        lang,
                        "; tổng thành {}",
                        "; the total becomes {}",
                        self.points(total)
                    )));
                }
            }
            Scored::Undetermined { missing, .. } => {
                let names = missing.iter().filter_map(|slot| criterion.inputs.get(*slot));
                let names: Vec<String> =
                    names.map(|input| format!("{} ({})", input.name, input.label)).collect();
                let names = names.join(", ");
                let unknown = if names.is_empty() {
                    words
                } else {
                    say!(lang, "cần biết {names}", "needs {names}")
                };
                line.push(plain(say!(
                    lang,
                    ": chưa tính được, {unknown}",
                    ": cannot be computed, {unknown}"
                )));
            }
            Scored::Excluded | Scored::Judged => {
                line.push(plain(lang.pick(": không áp dụng", ": does not apply")));
            }
        }
        if row.explained_by.contains(&reading.id) {
            let text = say!(lang, " – đúng bằng điểm thẩm định", " – exactly the appraised score");
            line.push(styled(Style::Strong, text));
        }
        Some(Block::Field(2, lang.pick("Cách hiểu khác", "Another reading").to_owned(), line))
    }

    /// What the recomputed score would make of the group and the total.
    pub(super) fn effect(&self, criterion: &Criterion, row: &VerifiedRow, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let Some(gap) = row.gap.as_ref().filter(|_| row.differs() && row.outcome != Outcome::NotAppraised)
        else {
            return;
        };
        let group = self.verified.groups.iter().find(|sum| sum.code.as_ref() == Some(&criterion.group));
        let change =
            |appraised: &Points| format!("{} → {}", self.points(appraised), self.points(&appraised.add(gap)));
        let group = group.and_then(|sum| sum.appraised.as_ref()).map(&change);
        let total = self.verified.total.appraised.as_ref().map(change);
        let group =
            group.map(|change| say!(lang, "lĩnh vực {}: {change}", "group {}: {change}", criterion.group));
        let total = total.map(|change| say!(lang, "tổng: {change}", "total: {change}"));
        let line: Vec<String> = group.into_iter().chain(total).collect();
        if !line.is_empty() {
            let term = lang.pick("Nếu sửa riêng dòng này", "If this row alone is mended");
            blocks.push(Block::Field(2, term.to_owned(), vec![plain(line.join("; "))]));
        }
    }

    fn open(&self, matched: &MatchedRow, row: &VerifiedRow, blocks: &mut Vec<Block>) {
        blocks.push(Block::Text(1, self.row_title(matched)));
        blocks.push(Block::Text(2, self.comparison(matched, row)));
        let criterion = self.rule(matched).map(|(criterion, _)| criterion);
        let why = why(row, criterion, self.lang);
        blocks.push(Block::Field(2, self.lang.pick("Vì sao", "Why").to_owned(), vec![plain(why)]));
    }

    fn agreement(&self, rows: &[(&MatchedRow, &VerifiedRow)], blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let heading = [
            ("Mã", "Code"),
            ("Tiêu chí", "Criterion"),
            ("Số liệu", "Counts"),
            ("Điểm", "Points"),
            ("Quy tắc", "Rule"),
        ];
        let heading = heading.map(|(vi, en)| styled(Style::Faint, lang.pick(vi, en))).to_vec();
        let mut table = vec![heading];
        for (matched, row) in rows {
            let Some((criterion, bound)) = self.rule(matched) else { continue };
            let printed = matched.row.code.as_deref().unwrap_or("–");
            let code = if printed == criterion.code {
                printed.to_owned()
            } else {
                format!("{printed} → {}", criterion.code)
            };
            let counts = bound.values.iter().zip(&criterion.inputs).filter(|(_, input)| !input.context);
            let counts = counts.filter_map(|(known, input)| {
                Some(format!("{}={}", input.name, value(known.as_ref()?, Notation::Prose(lang))))
            });
            table.push(vec![
                plain(code),
                plain(matched.row.name.clone().unwrap_or_else(|| criterion.title.clone())),
                plain(counts.collect::<Vec<_>>().join(" ")),
                styled(Style::Good, self.or_unknown(row.expected())),
                plain(self.guidance().basis(criterion).label(lang)),
            ]);
        }
        blocks.push(Block::Table { numbers: vec![false, false, false, true, false], rows: table });
        for (matched, row) in rows {
            if let Some((criterion, _)) = self.rule(matched).filter(|(one, _)| !one.readings.is_empty()) {
                blocks.push(Block::Text(1, self.row_title(matched)));
                self.readings(criterion, row, blocks);
            }
        }
    }

    fn sums(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        self.heading("LĨNH VỰC VÀ TỔNG", "GROUPS AND TOTAL", blocks);
        let heading = [
            ("Lĩnh vực", "Group"),
            ("Tối đa", "Full"),
            ("Thẩm định", "Appraised"),
            ("Tính lại", "Expected"),
            ("Sau khi sửa", "Corrected"),
        ];
        let mut table = vec![heading.map(|(vi, en)| styled(Style::Faint, lang.pick(vi, en))).to_vec()];
        let row = |name: String, sum: &Sum| {
            let changed = sum.corrected != sum.appraised;
            let style = if changed { Style::Bad } else { Style::Plain };
            vec![
                plain(name),
                plain(self.points(sum.printed_full.as_ref().unwrap_or(&sum.full))),
                plain(self.or_unknown(sum.appraised.as_ref())),
                plain(self.or_unknown(sum.expected.as_ref())),
                styled(style, self.or_unknown(sum.corrected.as_ref())),
            ]
        };
        for (sum, group) in self.verified.groups.iter().zip(&self.guidance().groups) {
            table.push(row(format!("{}. {}", group.code, group.title), sum));
        }
        if let (Some(sum), Some(full)) = (&self.verified.total.stated_sum, &self.verified.total.stated_full) {
            let name = lang.pick("Cộng các lĩnh vực liệt kê", "Sum of the listed groups").to_owned();
            let cells = [self.points(full), self.points(sum), "–".to_owned(), "–".to_owned()];
            table.push(std::iter::once(name).chain(cells).map(plain).collect());
        }
        table.push(row(lang.pick("Tổng cộng", "Total").to_owned(), &self.verified.total));
        blocks.push(Block::Table { numbers: vec![false, true, true, true, true], rows: table });
    }

    fn findings(&self, blocks: &mut Vec<Block>) {
        if self.verified.findings.is_empty() {
            return;
        }
        self.heading("PHÁT HIỆN VỀ BẢNG ĐIỂM", "FINDINGS ABOUT THE APPRAISAL", blocks);
        let mut findings: Vec<_> = self.verified.findings.iter().collect();
        findings.sort_by_key(|finding| finding.kind.severity());
        for finding in findings {
            let severity = finding.kind.severity();
            let style = match severity {
                FindingSeverity::Error => Style::Bad,
                FindingSeverity::Warning => Style::Open,
                FindingSeverity::Notice => Style::Plain,
            };
            let rows: Vec<String> = finding.rows.iter().map(ToString::to_string).collect();
            let rows = rows.join(", ");
            let place = if rows.is_empty() {
                String::new()
            } else {
                say!(self.lang, " [dòng {rows}]", " [line {rows}]")
            };
            let head = format!("{} ({}): ", finding.kind.code(), severity.label(self.lang));
            let text = finding.kind.text(self.lang);
            blocks.push(Block::Text(1, vec![styled(style, head), plain(text), styled(Style::Faint, place)]));
        }
    }

    fn not_modelled(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let parts = &self.guidance().not_modelled;
        if parts.is_empty() {
            return;
        }
        self.heading("PHẦN BỘ QUY TẮC CHƯA CÓ", "PARTS WITHOUT RULES", blocks);
        for part in parts {
            let group = part.group.as_ref().map_or_else(
                || lang.pick("ngoài các lĩnh vực", "outside the groups").to_owned(),
                |group| say!(lang, "lĩnh vực {group}", "group {group}"),
            );
            let full = self.or_unknown(part.full.as_ref());
            let head = say!(lang, "{group}, {full} điểm", "{group}, {full} points");
            let basis = part.basis.label(lang);
            let line = format!("{} ({basis})", part.why);
            blocks.push(Block::Field(1, head, vec![styled(Style::Faint, line)]));
        }
    }
}

/// Whether the value of an input is known.
fn bound_to(slot: &Slot) -> bool {
    slot.figures.first().is_some_and(|figure| figure.value.is_some())
}

/// Why a row was not checked.
pub(super) fn why(row: &VerifiedRow, criterion: Option<&Criterion>, lang: Lang) -> String {
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

/// A citation in one line: document, place, words, how it is known.
pub(super) fn citation(guidance: &Guidance, citation: &Citation, lang: Lang) -> String {
    let name = |id: &str| {
        let document = guidance.document(id)?;
        let issued = document.issued.map(|date| match lang {
            Lang::Vi => format!(" ngày {}", date.vietnamese()),
            Lang::En => format!(" of {date}"),
        });
        Some(format!("{}{} ({})", document.number, issued.unwrap_or_default(), document.issuer))
    };
    let mut text = name(&citation.source).unwrap_or_else(|| citation.source.clone());
    if let Some(at) = &citation.at {
        text += &format!(", {at}");
    }
    if let Some(quote) = &citation.quote {
        text += &format!(": «{quote}»");
    }
    if let Some(via) = citation.via.as_ref().and_then(|via| name(via)) {
        text += &say!(lang, "; chỉ biết qua {via}", "; known only through {via}");
    }
    let basis = citation.basis.label(lang);
    text + &say!(lang, " [quy tắc: {basis}]", " [rule: {basis}]")
}

/// The inputs with their hashes.
fn inputs(context: &Context, lang: Lang, blocks: &mut Vec<Block>) {
    blocks.push(Block::Space);
    blocks.push(Block::Heading(vec![plain(lang.pick("ĐẦU VÀO (SHA-256)", "INPUTS (SHA-256)"))]));
    for (role, name, sha256) in &context.inputs {
        let head = format!("{role} {name}");
        blocks.push(Block::Field(1, head, vec![styled(Style::Faint, sha256.clone())]));
    }
}
