//! Invented appraisals with the letters around them, right in every figure until an error is put in.

#![allow(dead_code, reason = "shared by tests that use parts of it")]

pub(crate) mod errors;
pub(crate) mod random;

use random::Random;

/// Hundredths as a decimal, without zeros at the end.
pub(crate) fn hundredths(value: i64, mark: char) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 100, value.abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}{mark}{}", rest / 10),
        rest => format!("{sign}{whole}{mark}{rest:02}"),
    }
}

fn vi(value: i64) -> String {
    hundredths(value, ',')
}

/// `part / whole`, rounded half up, in units of `1/10^digits` percent.
fn percent(part: i64, whole: i64, digits: u32) -> i64 {
    let scale = 10_i64.pow(digits);
    (part * 100 * scale * 2 + whole) / (whole * 2)
}

fn percent_text(units: i64, digits: u32) -> String {
    let scale = 10_i64.pow(digits);
    if digits == 0 {
        units.to_string()
    } else {
        format!("{},{:0width$}", units / scale, units % scale, width = digits as usize)
    }
}

/// A date.
#[expect(clippy::struct_field_names, reason = "a day has a day")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
}

impl Day {
    fn short(self) -> String {
        format!("{:02}/{:02}/{}", self.day, self.month, self.year)
    }
}

/// A criterion as printed.
#[derive(Clone, Debug)]
pub(crate) struct Child {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) max: i64,
    pub(crate) granted: i64,
    /// The true counts.
    pub(crate) part: i64,
    pub(crate) whole: i64,
    /// As the reason prints them.
    pub(crate) said_part: i64,
    pub(crate) said_whole: i64,
    pub(crate) said_percent: i64,
    pub(crate) digits: u32,
    pub(crate) said_granted: i64,
    /// Whether thousands are parted by a point.
    pub(crate) pointed: bool,
    /// Whether the annex lists it, and says why it lost points.
    pub(crate) listed: bool,
    pub(crate) reasoned: bool,
}

/// A group as the table and the letter print it.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) title: String,
    pub(crate) max: i64,
    pub(crate) granted: i64,
    pub(crate) children: Vec<Child>,
    pub(crate) said_max: i64,
    pub(crate) said_granted: i64,
    pub(crate) said_loss: i64,
    pub(crate) said_change: i64,
}

/// An appraisal and its letter, as printed.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) name: String,
    pub(crate) second_name: String,
    pub(crate) year: i64,
    pub(crate) groups: Vec<Group>,
    pub(crate) max: i64,
    pub(crate) total: i64,
    pub(crate) said_total: i64,
    pub(crate) said_scale: i64,
    pub(crate) before: i64,
    pub(crate) second_before: i64,
    pub(crate) change: i64,
    pub(crate) rank: i64,
    pub(crate) units: i64,
    pub(crate) rank_before: i64,
    pub(crate) rank_change: i64,
    pub(crate) own: Day,
    pub(crate) second_own: Day,
    pub(crate) cited: Day,
    pub(crate) second_cited: Day,
    pub(crate) plan: i64,
    pub(crate) second_plan: i64,
    pub(crate) swapped: Option<usize>,
    pub(crate) separator: char,
    /// Whether letters and their marks are written apart.
    pub(crate) apart: bool,
}

/// A text, and the line of each thing that an error can be put into.
pub(crate) struct Printed {
    pub(crate) text: String,
    pub(crate) lines: Vec<(Spot, u64)>,
}

impl Printed {
    fn line(&mut self, spot: Spot, text: &str) {
        self.text += text;
        self.text += "\n";
        self.lines.push((spot, self.text.matches('\n').count() as u64));
    }

    fn find(&self, spot: Spot) -> Option<u64> {
        self.lines.iter().find(|(known, _)| *known == spot).map(|(_, line)| *line)
    }
}

/// Something that stands somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    Nothing,
    TableTotal,
    TableGroup(usize),
    TableChild(usize, usize),
    LetterHead,
    LetterDate,
    LetterPlan,
    LetterAttached,
    LetterAnnex,
    LetterGroup(usize),
    LetterTotal,
    LetterTable,
}

impl Spot {
    pub(crate) fn row(self, world: &World) -> Option<u64> {
        world.table().find(self)
    }

    pub(crate) fn line(self, world: &World) -> Option<u64> {
        world.letter().find(self)
    }
}

const NAMES: [(&str, &str); 4] = [
    ("Hải Thượng", "Hải Thường"),
    ("Triệu Long", "Triệu Lòng"),
    ("Hoà An", "Hoá An"),
    ("Gio Châu", "Gio Chấu"),
];

impl World {
    pub(crate) fn new(random: &mut Random) -> Self {
        let only_lost = random.chance(2);
        let groups: Vec<Group> =
            (0..random.between(3, 7) as usize).map(|index| group(index, only_lost, random)).collect();
        let max = groups.iter().map(|group| group.max).sum();
        let total: i64 = groups.iter().map(|group| group.granted).sum();
        let change: i64 = groups.iter().map(|group| group.said_change).sum();
        let units = random.between(5, 40);
        let (rank, rank_before) = (random.between(1, units), random.between(1, units));
        let year = random.between(2021, 2027);
        let cited = Day { year, month: random.between(10, 12), day: random.between(1, 28) };
        let own = Day { year: year + 1, month: random.between(1, 3), day: random.between(1, 28) };
        let name = random.pick(&NAMES).0.to_owned();
        Self {
            second_name: name.clone(),
            name,
            year,
            groups,
            max,
            total,
            said_total: total,
            said_scale: max,
            before: total - change,
            second_before: total - change,
            change,
            rank,
            units,
            rank_before,
            rank_change: rank_before - rank,
            own,
            second_own: own,
            cited,
            second_cited: cited,
            plan: year + 1,
            second_plan: year + 1,
            swapped: None,
            separator: random.pick(&[',', ';']),
            apart: random.chance(4),
        }
    }

    /// The table: groups, total, and the annex's rows.
    pub(crate) fn table(&self) -> Printed {
        let mut table = Printed { text: String::new(), lines: Vec::new() };
        let row =
            |cells: [&str; 5]| cells.map(|cell| format!("\"{cell}\"")).join(&self.separator.to_string());
        table.line(Spot::Nothing, &row(["Mã", "Tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Nguyên nhân"]));
        for (index, group) in self.groups.iter().enumerate() {
            let code = (index + 1).to_string();
            table.line(
                Spot::TableGroup(index),
                &row([&code, &group.title, &vi(group.max), &vi(group.granted), ""]),
            );
        }
        table.line(Spot::TableTotal, &row(["", "Tổng cộng", &vi(self.max), &vi(self.total), ""]));
        for (index, group) in self.groups.iter().enumerate() {
            let mut listed: Vec<(usize, &Child)> =
                group.children.iter().enumerate().filter(|(_, child)| child.listed).collect();
            if self.swapped == Some(index) {
                listed.swap(0, 1);
            }
            if !listed.is_empty() {
                table.line(Spot::Nothing, &row([&(index + 1).to_string(), &group.title, "", "", ""]));
            }
            for (child_index, child) in listed {
                let reason = if child.reasoned { child.reason(self.year) } else { String::new() };
                let cells = [child.code.as_str(), &child.title, &vi(child.max), &vi(child.granted), &reason];
                table.line(Spot::TableChild(index, child_index), &row(cells));
            }
        }
        table
    }

    /// The letter.
    pub(crate) fn letter(&self) -> Printed {
        let mut letter = Printed { text: String::new(), lines: Vec::new() };
        let (year, last) = (self.year, self.year - 1);
        letter.line(Spot::Nothing, &format!("ỦY BAN NHÂN DÂN\nXÃ {}\n", self.name.to_uppercase()));
        let Day { year: own_year, month, day } = self.own;
        letter.line(
            Spot::LetterDate,
            format!("{}, ngày {day:02} tháng {month:02} năm {own_year}\n", self.name).trim_end(),
        );
        let (total, change) = (vi(self.said_total), self.change);
        let direction = match change {
            0 => "không tăng không giảm".to_owned(),
            change => format!(
                "{} {} điểm so với năm {last}",
                if change > 0 { "tăng" } else { "giảm" },
                vi(change.abs())
            ),
        };
        let turn = if self.said_total >= self.before { "lên" } else { "xuống" };
        let years = format!("từ {} điểm năm {last} {turn} {total} điểm", vi(self.before));
        let places = match self.rank_change {
            0 => String::new(),
            by => format!(
                ", {} {} bậc từ thứ {} năm {last} {} thứ {} năm {year}",
                if by > 0 { "tăng" } else { "giảm" },
                by.abs(),
                self.rank_before,
                if by > 0 { "lên" } else { "xuống" },
                self.rank
            ),
        };
        letter.line(Spot::LetterHead, &format!(
            "Căn cứ Quyết định số 4358/QĐ-UBND ngày {} của UBND huyện. Chỉ số CCHC năm {year} của xã {} là {total} điểm, xếp loại tốt, {direction} ({years}) đứng thứ {}/{} xã, thị trấn{places}.",
            self.cited.short(), self.name, self.rank, self.units
        ));
        letter.line(
            Spot::LetterPlan,
            &format!(
                "Kết quả phê duyệt Chỉ số CCHC năm {year} của UBND xã, biện pháp khắc phục trong năm {}",
                self.plan
            ),
        );
        letter.line(
            Spot::LetterAttached,
            &format!("(Đính kèm Công văn số 15/UBND ngày {} của UBND xã)", self.second_own.short()),
        );
        letter.line(Spot::LetterAnnex, &format!(
            "Căn cứ Quyết định số 4358/QĐ-UBND ngày {} của UBND huyện, Chỉ số CCHC năm {year} của xã {} là {}/{} điểm (từ {} điểm năm {last} {turn} {} điểm năm {year}) đứng thứ {} trong số {} xã.",
            self.second_cited.short(), self.second_name, total, vi(self.said_scale), vi(self.second_before), total, self.rank, self.units
        ));
        for (index, group) in self.groups.iter().enumerate() {
            letter.line(Spot::LetterGroup(index), &group.statement(index));
        }
        letter.line(Spot::LetterTotal, &format!("Tổng cộng: {total} điểm/{} điểm", vi(self.said_scale)));
        letter.line(
            Spot::LetterTable,
            &format!("Phân công và biện pháp khắc phục trong năm {}", self.second_plan),
        );
        letter
    }

    /// The counts, for the rules.
    pub(crate) fn raw(&self) -> String {
        let listed = self.groups.iter().flat_map(|group| &group.children).filter(|child| child.listed);
        let counts: Vec<String> = listed
            .map(|child| format!("\"{}\": {{\"a\": {}, \"b\": {}}}", child.code, child.whole, child.part))
            .collect();
        format!(
            "{{\"unit\": \"Xã {}\", \"period\": \"{}\", \"counts\": {{{}}}}}",
            self.name,
            self.year,
            counts.join(", ")
        )
    }

    /// The rules by which the listed criteria are scored.
    pub(crate) fn rules(&self) -> String {
        let codes: Vec<String> = (1..=self.groups.len()).map(|code| code.to_string()).collect();
        let groups: Vec<(&str, i64)> =
            codes.iter().map(String::as_str).zip(self.groups.iter().map(|group| group.max)).collect();
        let rule = "score = 'b / a × full'\nif_zero = [{ when = 'a', then = \"undetermined\" }]\n[criterion.input]\na = { unit = \"hồ sơ\", label = \"tổng số\" }\nb = { unit = \"hồ sơ\", label = \"số đạt\", at_most = \"a\" }\n";
        let mut criteria = Vec::new();
        for (group, code) in self.groups.iter().zip(&codes) {
            for child in group.children.iter().filter(|child| child.listed) {
                criteria.push(Ruled {
                    code: &child.code,
                    group: code,
                    title: &child.title,
                    full: child.max,
                    rule,
                });
            }
        }
        rules_of(&groups, &criteria)
            .replace("periods = [\"2024\"]", &format!("periods = [\"{}\"]", self.year))
    }
}

/// A criterion of an invented rule set.
pub(crate) struct Ruled<'r> {
    pub(crate) code: &'r str,
    pub(crate) group: &'r str,
    pub(crate) title: &'r str,
    pub(crate) full: i64,
    pub(crate) rule: &'r str,
}

/// An invented rule set; what the criteria leave of a group is `not_modelled`.
pub(crate) fn rules_of(groups: &[(&str, i64)], criteria: &[Ruled<'_>]) -> String {
    let dot = |value| hundredths(value, '.');
    let full: i64 = groups.iter().map(|(_, full)| full).sum();
    let mut text = format!(
        "format = 1\nid = \"vi-du\"\ntitle = \"Bộ quy tắc ví dụ để thử\"\nperiods = [\"2024\"]\nfull = \"{}\"\n\
         [[source]]\nid = \"vd\"\nnumber = \"1/VD\"\nissuer = \"Ví dụ\"\nissued = 2020-01-01\ntitle = \"Ví dụ\"\n\
         [rounding]\ncriterion = {{ mode = \"half_up\", digits = 2, basis = \"inferred\" }}\n",
        dot(full)
    );
    for (code, full) in groups {
        text += &format!(
            "[[group]]\ncode = \"{code}\"\ntitle = \"{}\"\nfull = \"{}\"\nscore = 'sum(children)'\nbasis = \"inferred\"\n",
            title(code),
            dot(*full)
        );
        let modelled: i64 = criteria.iter().filter(|one| one.group == *code).map(|one| one.full).sum();
        if modelled < *full {
            text += &format!(
                "[[not_modelled]]\ngroup = \"{code}\"\nfull = \"{}\"\nbasis = \"inferred\"\nwhy = \"không liệt kê\"\n",
                dot(full - modelled)
            );
        }
    }
    for one in criteria {
        text += &format!(
            "[[criterion]]\nkey = \"k-{}\"\ngroup = \"{}\"\ncode = \"{}\"\ntitle = \"{}\"\nfull = \"{}\"\ncite = {{ source = \"vd\", basis = \"inferred\" }}\n{}",
            one.code.replace('.', "-"),
            one.group,
            one.code,
            one.title,
            dot(one.full),
            one.rule
        );
    }
    text
}

fn title(code: &str) -> String {
    format!("Nội dung cải cách {code}")
}

fn group(index: usize, only_lost: bool, random: &mut Random) -> Group {
    let children: Vec<Child> = (0..random.between(2, 5) as usize)
        .map(|child_index| child(index, child_index, only_lost, random))
        .collect();
    let max = children.iter().map(|child| child.max).sum();
    let granted: i64 = children.iter().map(|child| child.granted).sum();
    let before = if random.chance(4) { granted } else { random.between(0, max) };
    Group {
        title: title(&(index + 1).to_string()),
        max,
        granted,
        children,
        said_max: max,
        said_granted: granted,
        said_loss: max - granted,
        said_change: granted - before,
    }
}

fn child(group: usize, index: usize, only_lost: bool, random: &mut Random) -> Child {
    let max = random.pick(&[25, 50, 75, 100, 150, 200, 300]);
    let whole = random.between(1, 2500);
    let part = if random.chance(3) { whole } else { random.between(0, whole) };
    let granted = (part * max * 2 + whole) / (whole * 2);
    let digits = random.below(3) as u32;
    Child {
        code: format!("{}.{}", group + 1, index + 1),
        title: format!("Tỷ lệ hồ sơ loại {} của lĩnh vực {}", index + 1, group + 1),
        max,
        granted,
        part,
        whole,
        said_part: part,
        said_whole: whole,
        said_percent: percent(part, whole, digits),
        digits,
        said_granted: granted,
        listed: !only_lost || granted < max,
        reasoned: random.chance(2),
        pointed: random.chance(2),
    }
}

impl Child {
    fn reason(&self, year: i64) -> String {
        let count = |value: i64| {
            if self.pointed && value >= 1000 {
                format!("{}.{:03}", value / 1000, value % 1000)
            } else {
                value.to_string()
            }
        };
        let (part, whole) = (count(self.said_part), count(self.said_whole));
        let share = percent_text(self.said_percent, self.digits);
        format!(
            "Năm {year} UBND xã thực hiện {part}/{whole} hồ sơ đạt {share}%, được thẩm định {} điểm; phấn đấu năm sau 100%",
            vi(self.said_granted)
        )
    }
}

impl Group {
    fn statement(&self, index: usize) -> String {
        let lead = if self.said_granted < 1000 && self.said_granted % 200 == 0 { "0" } else { "" };
        let change = match self.said_change {
            0 => "không tăng không giảm".to_owned(),
            change => format!(
                "{} {} điểm so với năm trước",
                if change > 0 { "tăng" } else { "giảm" },
                vi(change.abs())
            ),
        };
        let loss = if self.said_loss == 0 {
            "đạt điểm tối đa".to_owned()
        } else {
            format!("mất {} điểm", vi(self.said_loss))
        };
        format!(
            "- Tiêu chí thứ {}: {}, đạt {lead}{}/{} điểm, {loss} ({change});",
            index + 1,
            self.title,
            vi(self.said_granted),
            vi(self.said_max)
        )
    }
}

/// Counts for which a rule has no single answer: a denominator of 0, a value in a gap of the tiers, dossiers
/// that may or may not count, a count that nobody knows.
pub(crate) fn ambiguous(kind: u64, random: &mut Random) -> (String, String) {
    let input = "[criterion.input]\na = { unit = \"hồ sơ\", label = \"tổng số\" }\nb = { unit = \"hồ sơ\", label = \"số đạt\", at_most = \"a\" }\n";
    let (whole, silent) = (random.between(10, 2000), "if_zero = [{ when = 'a', then = \"undetermined\" }]\n");
    match kind {
        0 => (format!("score = 'b / a × full'\n{silent}{input}"), "{\"a\": 0, \"b\": 0}".to_owned()),
        1 => {
            // Exactly 90 %: the tiers say "over 90" and "under 90".
            let tiers = "measure = 'b / a'\ntiers = [{ when = '> 90%', score = 'full' }, { when = '< 90%', score = '0' }]\notherwise = \"undetermined\"\n";
            let whole = whole * 10;
            (format!("{tiers}{silent}{input}"), format!("{{\"a\": {whole}, \"b\": {}}}", whole / 10 * 9))
        }
        2 => {
            let excluded =
                "score = 'b / (a - c) × full'\nif_zero = [{ when = 'a - c', then = \"undetermined\" }]\n";
            let more = "c = { unit = \"hồ sơ\", label = \"hồ sơ dừng xử lý\", at_most = \"a\" }\n";
            let part = random.between(1, whole);
            (format!("{excluded}{input}{more}"), format!("{{\"a\": {whole}, \"b\": {part}, \"c\": null}}"))
        }
        _ => (format!("score = 'b / a × full'\n{silent}{input}"), format!("{{\"a\": {whole}, \"b\": null}}")),
    }
}
