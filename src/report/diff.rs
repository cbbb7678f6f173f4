//! What changed between two rule sets, as blocks.

use super::{
    blocks::{Block, Line, Run, Style, plain, styled},
    language,
    word_marks::marked,
};
use crate::{
    change::{Difference, Extreme, Extremes, Grading, Moved, Part, Score, Sort, UnitEffect, Unscored, Was},
    model::{Criterion, Guidance},
    number::Points,
    problem::check::Worded,
    report::compose::rank,
    text::{Lang, lang::say},
};

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
        Part::Bonus => lang.pick("điểm cộng ngoài điểm tối đa", "bonus outside the full points"),
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
        Part::Basis => lang.pick("mức căn cứ", "basis"),
        Part::Source => lang.pick("văn bản", "document"),
        Part::Contradiction => lang.pick("mâu thuẫn của văn bản", "contradiction of the texts"),
        Part::Relation => lang.pick("quan hệ giữa số liệu", "relation of counts"),
        Part::Points => lang.pick("điều kiện về điểm", "points that it needs"),
        Part::Condition => lang.pick("điều kiện khác", "further condition"),
        Part::Order => lang.pick("thứ tự xét", "place in the order"),
    }
}

/// Whether a part may be long, so that each side has a line of its own.
const fn is_long(part: Part) -> bool {
    is_prose(part) || matches!(part, Part::Rule | Part::Writing | Part::Reading | Part::Points)
}

/// Whether a part is written in words, of which a reader wants to see what differs; a formula is read whole.
const fn is_prose(part: Part) -> bool {
    matches!(part, Part::Title | Part::Input | Part::Citation | Part::Source | Part::Quote | Part::Condition)
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
            self.was(was, blocks);
        }
        if let Some(extremes) = &difference.extremes {
            self.extremes(extremes, blocks);
        }
    }

    /// What is short stands in one line; of longer texts each side has its own, with the words marked that differ.
    fn was(&self, was: &Was, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let shown = |told: &Worded| self.number(was.part, lang.pick(&told.vi, &told.en));
        let field = |line: Line| Block::Field(1, part(was.part, lang).to_owned(), line);
        let gone = (Style::Bad, lang.pick("bỏ", "gone"));
        let came = (Style::Good, lang.pick("thêm", "new"));
        let alone = |text: String, (style, word): (Style, &str)| {
            field(vec![styled(style, format!("{word}: ")), plain(text)])
        };
        match (was.old.as_ref().map(shown), was.new.as_ref().map(shown)) {
            (Some(old), Some(new)) if is_long(was.part) => {
                let whole = |text: &str| vec![plain(text)];
                let [old, new] = if is_prose(was.part) {
                    marked(&old, &new, self.colour)
                } else {
                    [whole(&old), whole(&new)]
                };
                blocks.push(field(Vec::new()));
                blocks.push(Block::Field(2, lang.pick("cũ", "old").to_owned(), old));
                blocks.push(Block::Field(2, lang.pick("mới", "new").to_owned(), new));
            }
            (Some(old), Some(new)) => {
                blocks.push(field(vec![plain(old), plain(" → "), styled(Style::Strong, new)]));
            }
            (Some(old), None) => blocks.push(alone(old, gone)),
            (None, Some(new)) => blocks.push(alone(new, came)),
            (None, None) => {}
        }
    }

    /// Points as the language writes them; other texts as they are.
    fn number(&self, part: Part, text: &str) -> String {
        let points = Some(text).filter(|_| part == Part::Full).and_then(|text| text.parse::<Points>().ok());
        points.map_or_else(|| text.to_owned(), |points| points.shown(self.lang, 0))
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
        let gain = lang.pick("điểm tăng nhiều nhất tìm thấy", "largest rise found");
        let loss = lang.pick("điểm giảm nhiều nhất tìm thấy", "largest fall found");
        blocks.push(Block::Field(1, gain.to_owned(), vec![plain(told(&extremes.gain))]));
        blocks.push(Block::Field(1, loss.to_owned(), vec![plain(told(&extremes.loss))]));
        let unscored = [
            (&extremes.closed, lang.pick("không còn cho điểm", "gives no points any more")),
            (&extremes.opened, lang.pick("trước không cho điểm", "gave no points before")),
        ];
        for (unscored, name) in unscored {
            let told = unscored.as_ref().map(|unscored| vec![plain(self.unscored(unscored))]);
            blocks.extend(told.map(|told| Block::Field(1, name.to_owned(), told)));
        }
        let tried = extremes.tried;
        let bound = say!(lang, "trên {tried} bộ số liệu thử", "over {tried} sets of inputs tried");
        blocks.push(Block::Text(1, vec![styled(Style::Faint, bound)]));
    }

    fn unscored(&self, unscored: &Unscored) -> String {
        let lang = self.lang;
        let pick = |worded: &Worded| lang.pick(&worded.vi, &worded.en).to_owned();
        let (count, inputs, points) = (unscored.count, pick(&unscored.inputs), pick(&unscored.points));
        let state = self.state(if unscored.excluded { &Score::Excluded } else { &Score::Undetermined });
        say!(
            lang,
            "{count} bộ số liệu thử, như {inputs}: một bên {points} điểm, bên kia {state}",
            "{count} of the sets tried, such as {inputs}: {points} points on one side, {state} on the other"
        )
    }

    fn case(&self, case: &CaseEffect, blocks: &mut Vec<Block>) {
        blocks.push(Block::Text(0, vec![styled(Style::Strong, case.case.clone())]));
        for unit in &case.units {
            let [before, after] = &unit.sum;
            let sum = self.lang.pick(
                "tổng điểm các tiêu chí tính được theo cả hai bộ",
                "sum of the criteria that both sets score",
            );
            let by = self.by(before, after);
            let line = vec![plain(format!("{sum} {}", self.step(Some(before), Some(after)))), by];
            blocks.push(Block::Field(1, unit.unit.clone(), line));
            let mut moved = |name: &str, [was, is]: [String; 2]| {
                if was != is {
                    let line = vec![plain(format!("{was} → ")), styled(Style::Strong, is)];
                    blocks.push(Block::Field(2, name.to_owned(), line));
                }
            };
            let grades = unit.grade.each_ref().map(|grading| self.grading(grading.as_ref()));
            moved(self.lang.pick("thứ hạng", "rank"), unit.rank.map(rank));
            moved(self.lang.pick("xếp loại", "grade"), grades);
            for moved in &unit.criteria {
                let name = self.called(&moved.about);
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

    /// Code and title of a criterion in the new set, else in the old one: both may have the same code for another.
    fn called(&self, key: &str) -> String {
        let called = |one: &Criterion| format!("{} {}", one.code, one.title);
        let of = |set: &Guidance| set.criteria.iter().find(|one| one.key == key).map(called);
        of(&self.diff.new).or_else(|| of(&self.diff.old)).unwrap_or_else(|| key.to_owned())
    }

    fn moved(&self, moved: &Moved) -> String {
        format!("{} → {}", self.state(&moved.old), self.state(&moved.new))
    }

    /// Points, or why there are none.
    fn state(&self, score: &Score) -> String {
        let lang = self.lang;
        let why = match score {
            Score::Points(points) => return self.points(Some(points)),
            Score::Undetermined => lang.pick("chưa xác định", "undetermined"),
            Score::Excluded => lang.pick("không áp dụng", "does not apply"),
            Score::Judged => lang.pick("do thẩm định quyết định", "judged"),
            Score::Absent => lang.pick("không có", "none"),
        };
        why.to_owned()
    }

    fn points(&self, points: Option<&Points>) -> String {
        let digits = self.diff.new.digits();
        points.map_or_else(|| "–".to_owned(), |points| points.shown(self.lang, digits))
    }

    fn step(&self, old: Option<&Points>, new: Option<&Points>) -> String {
        format!("{} → {}", self.points(old), self.points(new))
    }

    fn by(&self, before: &Points, after: &Points) -> Run {
        let by = after.sub(before);
        let style = if by.exact().is_negative() { Style::Bad } else { Style::Good };
        styled(style, format!(" ({})", by.signed(self.lang, self.diff.new.digits())))
    }
}
