//! What changed between two rule sets, as blocks.

use super::{
    blocks::{Block, Line, Run, Style, plain, styled},
    language,
};
use crate::{
    change::{Difference, Extreme, Extremes, Grading, Moved, Part, Sort, UnitEffect, Was},
    model::Guidance,
    number::Points,
    problem::check::Worded,
    report::compose::rank,
    text::{Lang, lang::say},
};
use similar::{ChangeTag, TextDiff};

/// Two rule sets, what changed, and the cases on which it has an effect.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The old set.
    pub old: Guidance,
    /// The new set.
    pub new: Guidance,
    /// What changed.
    pub differences: Vec<Difference>,
    /// The effects.
    pub cases: Vec<CaseEffect>,
}

/// The units of a case whose points or ranks move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEffect {
    /// The folder of the case.
    pub case: String,
    /// The units.
    pub units: Vec<UnitEffect>,
}

/// The blocks. Where there is no colour, removed words stand in `[−…]` and added ones in `[+…]`.
#[must_use]
pub fn report(diff: &Diff, lang: Lang, colour: bool) -> Vec<Block> {
    let page = Page { diff, lang, colour };
    let mut blocks = vec![Block::Title(vec![plain(format!("{} → {}", diff.old.id, diff.new.id))])];
    blocks.extend(language::line(lang));
    if diff.differences.is_empty() {
        let none = lang.pick("Hai bộ quy tắc như nhau.", "The two rule sets are the same.");
        blocks.push(Block::Text(0, vec![styled(Style::Good, none)]));
    }
    for difference in &diff.differences {
        blocks.push(Block::Space);
        page.difference(difference, &mut blocks);
    }
    if !diff.cases.is_empty() {
        blocks.push(Block::Space);
        let heading = lang.pick("ẢNH HƯỞNG ĐẾN CÁC HỒ SƠ", "EFFECT ON THE CASES");
        blocks.push(Block::Heading(vec![plain(heading)]));
        diff.cases.iter().for_each(|case| page.case(case, &mut blocks));
    }
    blocks
}

/// The name of a part for people.
#[must_use]
pub const fn part(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Code => lang.pick("mã", "code"),
        Part::Title => lang.pick("tên", "title"),
        Part::Group => lang.pick("thuộc lĩnh vực", "group"),
        Part::Full => lang.pick("điểm tối đa", "full points"),
        Part::Rule => lang.pick("quy tắc", "rule"),
        Part::Writing => lang.pick("cách viết quy tắc (cùng nghĩa)", "writing of the rule (same meaning)"),
        Part::Input => lang.pick("số liệu", "input"),
        Part::Reading => lang.pick("cách hiểu khác", "reading"),
        Part::Citation => lang.pick("căn cứ", "citation"),
        Part::Quote => lang.pick("nguyên văn", "quote"),
        Part::RoundingOfCriteria => lang.pick("làm tròn điểm tiêu chí", "rounding of criteria"),
        Part::RoundingOfGroups => lang.pick("làm tròn điểm lĩnh vực", "rounding of groups"),
        Part::RoundingOfTotal => lang.pick("làm tròn tổng điểm", "rounding of the total"),
        Part::Periods => lang.pick("kỳ áp dụng", "periods"),
        Part::Ranking => lang.pick("cách xếp hạng", "ranking"),
        Part::Relation => lang.pick("quan hệ giữa số liệu", "relation of counts"),
        Part::Points => lang.pick("điều kiện về điểm", "points that it needs"),
        Part::Condition => lang.pick("điều kiện khác", "further condition"),
        Part::Order => lang.pick("thứ tự xét", "place in the order"),
    }
}

struct Page<'d> {
    diff: &'d Diff,
    lang: Lang,
    colour: bool,
}

impl Page<'_> {
    fn difference(&self, difference: &Difference, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let sort = match (difference.was, difference.is) {
            (true, false) => styled(Style::Bad, lang.pick("BÃI BỎ ", "REPEALED ")),
            (false, true) => styled(Style::Good, lang.pick("THÊM MỚI ", "ADDED ")),
            _ => plain(""),
        };
        let about = difference.about.as_ref().filter(|_| difference.sort == Sort::Criterion);
        let about = about.map(|key| styled(Style::Faint, format!("  {key}")));
        let grade = (difference.sort == Sort::Grade).then(|| plain(lang.pick("Xếp loại: ", "Grade: ")));
        let mut heading =
            vec![sort, grade.unwrap_or_else(|| plain("")), styled(Style::Strong, difference.called.clone())];
        heading.extend(about);
        heading.retain(|run| !run.text.is_empty());
        blocks.push(Block::Text(0, heading));
        for was in &difference.parts {
            blocks.push(Block::Field(1, part(was.part, lang).to_owned(), self.was(was)));
        }
        if let Some(extremes) = &difference.extremes {
            self.extremes(extremes, blocks);
        }
    }

    /// Both sides in one line: whole where one is missing or they share little, else word by word.
    fn was(&self, was: &Was) -> Line {
        let shown = |text: &String| self.number(was.part, text);
        match (was.old.as_ref().map(shown), was.new.as_ref().map(shown)) {
            (Some(old), Some(new)) if matches!(was.part, Part::Title | Part::Quote | Part::Input) => {
                self.words(&old, &new)
            }
            (Some(old), Some(new)) => vec![plain(old), plain(" → "), styled(Style::Strong, new)],
            (Some(old), None) => vec![self.gone(old)],
            (None, Some(new)) => vec![self.come(new)],
            (None, None) => Vec::new(),
        }
    }

    /// Points as the language writes them; other texts as they are.
    fn number(&self, part: Part, text: &str) -> String {
        let points = Some(text).filter(|_| part == Part::Full).and_then(|text| text.parse::<Points>().ok());
        points.map_or_else(|| text.to_owned(), |points| points.shown(self.lang, 0))
    }

    fn words(&self, old: &str, new: &str) -> Line {
        let changes = TextDiff::from_words(old, new);
        let runs = changes.iter_all_changes().map(|change| match change.tag() {
            ChangeTag::Equal => plain(change.value()),
            ChangeTag::Delete => self.gone(change.value().to_owned()),
            ChangeTag::Insert => self.come(change.value().to_owned()),
        });
        runs.collect()
    }

    fn gone(&self, text: String) -> Run {
        styled(Style::Bad, if self.colour { text } else { format!("[−{text}]") })
    }

    fn come(&self, text: String) -> Run {
        styled(Style::Good, if self.colour { text } else { format!("[+{text}]") })
    }

    fn extremes(&self, extremes: &Extremes, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let side = |extreme: &Extreme| {
            let pick = |worded: &Worded| lang.pick(&worded.vi, &worded.en).to_owned();
            let by = Points::new(extreme.by.clone()).signed(lang, 0);
            let (inputs, old, new) = (pick(&extreme.inputs), pick(&extreme.old), pick(&extreme.new));
            say!(lang, "{by} ({old} → {new}) với {inputs}", "{by} ({old} → {new}) at {inputs}")
        };
        let told = |extreme: &Option<Extreme>| {
            extreme.as_ref().map_or_else(|| lang.pick("không", "nowhere").to_owned(), side)
        };
        let gain = lang.pick("điểm tăng nhiều nhất", "score rises most");
        let loss = lang.pick("điểm giảm nhiều nhất", "score falls most");
        blocks.push(Block::Field(1, gain.to_owned(), vec![plain(told(&extremes.gain))]));
        blocks.push(Block::Field(1, loss.to_owned(), vec![plain(told(&extremes.loss))]));
        let tried = extremes.tried;
        let bound = say!(lang, "trên {tried} bộ số liệu thử", "over {tried} sets of inputs tried");
        blocks.push(Block::Text(1, vec![styled(Style::Faint, bound)]));
    }

    fn case(&self, case: &CaseEffect, blocks: &mut Vec<Block>) {
        blocks.push(Block::Text(0, vec![styled(Style::Strong, case.case.clone())]));
        for unit in &case.units {
            let [before, after] = &unit.sum;
            let sum =
                self.lang.pick("tổng điểm các tiêu chí tính được", "sum of the criteria that can be scored");
            let by = self.by(before, after);
            let mut line = vec![plain(format!("{sum} {}", self.step(Some(before), Some(after)))), by];
            let [rank_before, rank_after] = unit.rank;
            if rank_before != rank_after {
                let [was, is] = unit.rank.map(rank);
                let moved = say!(self.lang, "; thứ hạng {was} → {is}", "; rank {was} → {is}");
                line.push(styled(Style::Strong, moved));
            }
            if unit.grade[0] != unit.grade[1] {
                let [was, is] = unit.grade.each_ref().map(|grading| self.grading(grading.as_ref()));
                let moved = say!(self.lang, "; xếp loại {was} → {is}", "; grade {was} → {is}");
                line.push(styled(Style::Strong, moved));
            }
            blocks.push(Block::Field(1, unit.unit.clone(), line));
            for moved in &unit.criteria {
                let name = self.code(&moved.about);
                blocks.push(Block::Field(2, name, vec![plain(self.moved(moved))]));
            }
            for moved in &unit.groups {
                let name = say!(self.lang, "lĩnh vực {}", "group {}", moved.about);
                blocks.push(Block::Field(2, name, vec![plain(self.moved(moved))]));
            }
            if unit.total[0] != unit.total[1] {
                let total = self.step(unit.total[0].as_ref(), unit.total[1].as_ref());
                let name = self.lang.pick("tổng điểm", "total").to_owned();
                blocks.push(Block::Field(2, name, vec![plain(total)]));
            }
        }
    }

    /// The grade, or those that are possible.
    fn grading(&self, grading: Option<&Grading>) -> String {
        let Some(grading) = grading else { return "–".to_owned() };
        let none = grading.none.then(|| self.lang.pick("không có loại nào", "no grade"));
        let labels = grading.possible.iter().map(String::as_str).chain(none);
        labels.collect::<Vec<_>>().join(self.lang.pick(" hoặc ", " or "))
    }

    /// The code of a criterion in the new set, else in the old one.
    fn code(&self, key: &str) -> String {
        let of = |set: &Guidance| set.criteria.iter().find(|one| one.key == key).map(|one| one.code.clone());
        of(&self.diff.new).or_else(|| of(&self.diff.old)).unwrap_or_else(|| key.to_owned())
    }

    fn moved(&self, moved: &Moved) -> String {
        self.step(moved.old.as_ref(), moved.new.as_ref())
    }

    fn step(&self, old: Option<&Points>, new: Option<&Points>) -> String {
        let digits = self.diff.new.digits();
        let shown = |points: Option<&Points>| {
            points.map_or_else(|| "–".to_owned(), |points| points.shown(self.lang, digits))
        };
        format!("{} → {}", shown(old), shown(new))
    }

    fn by(&self, before: &Points, after: &Points) -> Run {
        let by = after.sub(before);
        let style = if by.exact().is_negative() { Style::Bad } else { Style::Good };
        styled(style, format!(" ({})", by.signed(self.lang, self.diff.new.digits())))
    }
}
