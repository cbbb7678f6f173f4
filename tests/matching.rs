//! Which criterion a row is about, where codes and titles are misprinted or repeated; and which unit.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    guidance::{Catalogue, read},
    input::{Appraised, Raw},
    model::{Criterion, Guidance},
    problem::{Fault, Problem, ProblemKind, Problems, RawFault},
    source::Source,
    verify::{Audit, Verified, dockets, verify},
};

const ONLINE: &str = "Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến";
const WHOLE: &str = "Tỷ lệ hồ sơ trực tuyến toàn trình";

fn guidance() -> Guidance {
    read(&Catalogue::default().files("quang-tri-xa-2024").unwrap(), &mut Problems::default()).unwrap()
}

/// What each row of a table is about: a criterion's code, `–` for none, a group's code, `total`; and the codes
/// of the findings.
fn places(table: &str) -> (Vec<String>, Vec<&'static str>) {
    places_under(&guidance(), table)
}

fn places_under(guidance: &Guidance, table: &str) -> (Vec<String>, Vec<&'static str>) {
    let mut problems = Problems::default();
    let table = format!("code,name,max,appraised\n{table}");
    let source = |name, text: &str| Source::new(name, text.as_bytes()).unwrap();
    let appraised = Appraised::open(source("appraised.csv", &table), &mut problems).unwrap();
    let appraisal = appraised.rows(&mut problems);
    let raw = r#"{"unit": "Xã A", "period": "2024", "guidance": "quang-tri-xa-2024", "counts": {}}"#;
    let raw = Raw::open(source("raw.json", raw), &mut problems).unwrap();
    let unit = raw.units(&mut problems).remove(0);
    let docket = dockets(appraised.source(), &appraisal, vec![(unit, guidance)], &mut problems).remove(0);
    let verified = verify(docket, |_| Audit::default());
    let findings = verified.findings.iter().map(|finding| finding.kind.code()).collect();
    (named(&verified), findings)
}

fn named(verified: &Verified<'_>) -> Vec<String> {
    let (docket, guidance) = (&verified.docket, verified.docket.guidance);
    let criterion =
        |index: Option<usize>| index.map_or("–", |index| guidance.criteria[index].code.as_str());
    let rows = docket.rows.iter().map(|row| (row.row.line, criterion(row.criterion).to_owned()));
    let groups = docket
        .groups
        .iter()
        .map(|(index, row)| (row.line, format!("group {}", guidance.groups[*index].code)));
    let total = docket.total.iter().map(|row| (row.line, "total".to_owned()));
    let mut all: Vec<(usize, String)> = rows.chain(groups).chain(total).collect();
    all.sort();
    all.into_iter().map(|(_, name)| name).collect()
}

#[track_caller]
fn case(table: &str, rows: &[&str], findings: &[&str]) {
    let (found, codes) = places(table);
    assert_eq!((found, codes.as_slice()), (rows.iter().map(ToString::to_string).collect(), findings));
}

#[test]
fn code_and_title_agree() {
    case(&format!("3.13.2,{ONLINE},1,1\n3.13.1.,{WHOLE},1,1\n"), &["3.13.2", "3.13.1"], &[]);
}

#[test]
fn the_title_decides_where_the_code_is_a_misprint() {
    case(&format!("9.9.9,{ONLINE},1,1\n"), &["3.13.2"], &["misprinted-code"]);
    case(&format!("3.13.1,{ONLINE},1,1\n3.13.1,{WHOLE},1,1\n"), &["3.13.2", "3.13.1"], &["misprinted-code"]);
    case(&format!(",{ONLINE},1,1\n"), &["3.13.2"], &[]);
}

#[test]
fn the_code_decides_where_no_criterion_has_the_title() {
    case("3.13.2,Một tên khác,1,1\n", &["3.13.2"], &["other-title"]);
    case("3.13.2,,1,1\n", &["3.13.2"], &[]);
}

/// The title says which criterion is meant; that another row has it already does not make it another one.
#[test]
fn a_title_printed_twice_does_not_fall_back_on_the_code() {
    case(&format!("3.13.2,{ONLINE},1,1\n3.13.1,{ONLINE},1,1\n"), &["3.13.2", "–"], &["repeated-criterion"]);
    case(&format!("3.13.2,{ONLINE},1,1\n3.13.2,{ONLINE},1,1\n"), &["3.13.2", "–"], &["repeated-criterion"]);
}

/// A title spelled a little otherwise still says which criterion is meant, also where the code is a misprint.
#[test]
fn a_title_with_a_slip_is_still_that_title() {
    let (online, paid) = (ONLINE.replace("Tỷ", "Tỉ"), "Tỉ lệ hồ sơ thanh toán trực tuyến");
    case(
        &format!("3.13.2,{paid},1,1\n3.13.2,{online},1,1\n"),
        &["3.12.2", "3.13.2"],
        &["misprinted-code", "other-title"],
    );
    case(
        &format!("3.13.1,{online} (%),1,1\n3.13.2,{WHOLE}.,1,1\n"),
        &["3.13.2", "3.13.1"],
        &["misprinted-code", "misprinted-code"],
    );
    case(&format!("1,{online},1,1\n"), &["3.13.2"], &["misprinted-code"]);
}

/// A spreadsheet that reads codes as numbers makes `3.1` of `3.10`.
#[test]
fn a_code_that_lost_its_zero_is_still_that_code() {
    let mut guidance = guidance();
    let online = guidance.criteria.iter().position(|criterion| criterion.code == "3.13.2").unwrap();
    guidance.criteria[online].code = "3.10".to_owned();
    let found = |guidance: &Guidance, table: &str| places_under(guidance, table);
    let lost = (vec!["3.10".to_owned()], vec!["lost-zero"]);
    assert_eq!(found(&guidance, &format!("3.1,{ONLINE},1,1\n")), lost);
    assert_eq!(found(&guidance, "3.1,,1,1\n"), lost);
    assert_eq!(found(&guidance, "3.1,Một tên khác,1,1\n"), lost);
    // Not where the rule set has the code itself, nor where two rows bear it.
    let whole = guidance.criteria.iter().position(|criterion| criterion.code == "3.13.1").unwrap();
    assert_eq!(found(&guidance, "3.1,,1,1\n3.1,,1,1\n").0, ["–", "–"]);
    guidance.criteria[whole].code = "3.1".to_owned();
    assert_eq!(found(&guidance, "3.1,,1,1\n"), (vec!["3.1".to_owned()], vec![]));
}

/// The rule set with other codes or titles for 3.13.2 and 3.13.1.
fn named_anew(change: impl Fn(&mut Criterion, &mut Criterion)) -> Guidance {
    let mut guidance = guidance();
    let at = |code: &str| guidance.criteria.iter().position(|criterion| criterion.code == code).unwrap();
    let (online, whole) = (at("3.13.2"), at("3.13.1"));
    let mut changed = [guidance.criteria[online].clone(), guidance.criteria[whole].clone()];
    let [first, second] = &mut changed;
    change(first, second);
    [guidance.criteria[online], guidance.criteria[whole]] = changed;
    guidance
}

/// Only a number loses its zero so, and only where it is no code by itself.
#[test]
fn a_code_that_is_one_has_lost_nothing() {
    let coded = |online: &str, whole: &str| {
        named_anew(|first, second| (first.code, second.code) = (online.to_owned(), whole.to_owned()))
    };
    let row = |code: &str, title: &str| format!("{code},{title},1,1\n");
    let none = (vec!["–".to_owned()], vec![]);
    assert_eq!(places_under(&coded("60", "4.1"), &row("6", "Một tên khác")), none);
    assert_eq!(places_under(&coded("A.10", "4.1"), &row("A.1", "")), none);
    assert_eq!(places_under(&coded("3.10", "4.1"), &row("3.1", "")).1, ["lost-zero"]);
    // Another criterion, or a group, has that code.
    assert_eq!(places_under(&coded("3.10", "3.1"), &row("3.1", ONLINE)).1, ["misprinted-code"]);
    let mut grouped = coded("3.10", "4.1");
    grouped.groups[0].code = "3.1".to_owned();
    assert_eq!(places_under(&grouped, &row("3.1", ONLINE)).1, ["misprinted-code"]);
}

/// What a title with a slip is about, by its title alone.
#[track_caller]
fn slip(guidance: &Guidance, title: &str, row: &str) {
    assert_eq!(places_under(guidance, &format!("9.9.9,{title},1,1\n")).0, [row], "{title}");
}

#[test]
fn a_slip_is_read_where_no_other_title_is_as_near() {
    let titled = |online: &[&str], whole: &[&str]| {
        let put = |criterion: &mut Criterion, titles: &[&str]| {
            criterion.title = titles[0].to_owned();
            criterion.also = titles.iter().skip(1).map(|title| (*title).to_owned()).collect();
        };
        named_anew(|first, second| {
            put(first, online);
            put(second, whole);
        })
    };
    let alone = titled(&["Tỷ lệ văn bản điện tử có chữ ký số"], &[WHOLE]);
    slip(&alone, "Tỷ lệ văn bản điện tử có chữ kí số", "3.13.2");
    slip(&alone, "Tỷ lệ văn bản điện tử có chữ ký số của đơn vị", "–");
    // Near both, and nearer the one that stands before or after the other in the alphabet.
    let rivals = titled(&["Tỷ lệ văn bản điện tử có chữ ký số"], &["Tỷ lệ văn bản điện tử có chữ ký sẵn"]);
    slip(&rivals, "Tỷ lệ văn bản điện tử có chữ kí số", "–");
    slip(&rivals, "Tỷ lệ văn bản điện tử có chữ kí sẵn", "–");
    // Both titles of one criterion are no rivals.
    let spelled =
        titled(&["Tỷ lệ văn bản điện tử có chữ ký số", "Tỉ lệ văn bản điện tử có chữ ký số"], &[WHOLE]);
    slip(&spelled, "Tỷ lệ văn bản điện tử có chữ kí số", "3.13.2");
    slip(&spelled, "Tỉ lệ văn bản điện tử có chữ kí số", "3.13.2");
    // Another number is another thing.
    let numbered = titled(&["Tỷ lệ dịch vụ công trực tuyến mức độ 3"], &[WHOLE]);
    slip(&numbered, "Tỉ lệ dịch vụ công trực tuyến mức độ 3", "3.13.2");
    slip(&numbered, "Tỷ lệ dịch vụ công trực tuyến mức độ 4", "–");
}

/// A group and its only criterion may have one title: the group's code, or the place before the criterion, says which
/// is meant.
#[test]
fn a_group_is_not_taken_for_its_only_criterion() {
    #[track_caller]
    fn case(table: &str, rows: &[&str]) {
        let files = Catalogue::default().files("nd307-2025-xa").unwrap();
        let guidance = read(&files, &mut Problems::default()).unwrap();
        let (found, findings) = places_under(&guidance, table);
        assert_eq!(found, rows, "{table}");
        assert_eq!(findings, [""; 0], "{table}");
    }

    let title = "Quy mô dân số";
    case(&format!("Đ6.1,{title},25,25\n1,{title},25,25\n"), &["group Đ6.1", "1"]);
    case(&format!("Đ6.1,{title},25,25\n"), &["group Đ6.1"]);
    case(&format!("Đ6.1,{title},25,25\n,{title},25,25\n"), &["group Đ6.1", "1"]);
    case(&format!(",{title},25,25\n,{title},25,25\n"), &["group Đ6.1", "1"]);
    case(&format!("I,{title},25,25\n1,{title},25,25\n"), &["group Đ6.1", "1"]);
    case(&format!("1,{title},25,25\n"), &["1"]);
    case(&format!(",{title},25,25\n"), &["1"]);
    // What comes after it states no points.
    case(&format!(",{title},25,25\n,{title},,\n"), &["1"]);
}

/// Where titles say nothing and a code is printed twice, nobody knows which row is meant.
#[test]
fn a_code_printed_twice_decides_nothing() {
    case("3.13.2,Một tên khác,1,1\n3.13.2,Một tên lạ,1,1\n", &["–", "–"], &[]);
}

#[test]
fn a_sum_printed_twice_counts_once() {
    case(",Tổng cộng,100,94.64\n,Tổng cộng,100,95.39\n", &["total"], &["repeated-sum"]);
    case(
        "3,Cải cách thủ tục hành chính thực hiện cơ chế một cửa,19.5,18.43\nIII,Cải cách thủ tục hành chính thực hiện cơ chế 1 cửa,19.5,19.18\n",
        &["group 3"],
        &["repeated-sum"],
    );
}

#[test]
fn an_ordinal_is_no_group() {
    case("6,Tỷ lệ xử lý văn bản,2,2\n", &["–"], &[]);
    case("6,,7,6\n", &["group 6"], &[]);
    case("6,Tài chính,7,6\n", &["group 6"], &["other-title"]);
    case("9.9.9,Thực hiện cải cách tài chính  công,7,6\n", &["group 6"], &[]);
}

#[test]
fn groups_totals_and_headings() {
    case("3,Cải cách thủ tục hành chính thực hiện cơ chế một cửa,19.5,18.43\n", &["group 3"], &[]);
    case("III,Cải cách thủ tục hành chính thực hiện cơ chế 1 cửa,19.5,18.43\n", &["group 3"], &[]);
    case(",Tổng cộng,100,94.64\n", &["total"], &[]);
    case("Tổng cộng,,100,94.64\n", &["total"], &[]);
    case("TỔNG ĐIỂM,,100,94.64\n", &["total"], &[]);
    case("3,Cải cách thủ tục hành chính,,\n,Tổng cộng,100,94.64\n", &["total"], &[]);
    case("9.9.9,Một tiêu chí lạ,1,1\n", &["–"], &[]);
    // A row without code and title states the total where it is the only one.
    case(",,100,94.64\n", &["total"], &[]);
    case(&format!(",,100,94.64\n3.13.2,{ONLINE},1,1\n"), &["–", "3.13.2"], &[]);
}

/// The problems of a table with counts of these units, such as `P313 in line 2: Xã A, like Xã B`.
fn unit_problems(table: &str, units: &[&str]) -> Vec<String> {
    let guidance = guidance();
    let mut problems = Problems::default();
    let table = Source::new("appraised.csv", table.as_bytes()).unwrap();
    let appraised = Appraised::open(table, &mut problems).unwrap();
    let appraisal = appraised.rows(&mut problems);
    let counts = |name: &&str| format!(r#"{{"unit": "{name}", "period": "2024", "counts": {{}}}}"#);
    let raw = format!("[{}]", units.iter().map(counts).collect::<Vec<_>>().join(", "));
    let raw = Raw::open(Source::new("raw.json", raw.as_bytes()).unwrap(), &mut problems).unwrap();
    let units = raw.units(&mut problems).into_iter().map(|unit| (unit, &guidance)).collect();
    dockets(appraised.source(), &appraisal, units, &mut problems);
    problems.iter().map(unit_problem).collect()
}

fn unit_problem(problem: &Problem) -> String {
    let like = match &problem.kind {
        ProblemKind::Raw(RawFault::NoCounts { nearest: Some(nearest), .. }) => format!(", like {nearest}"),
        _ => String::new(),
    };
    let line = problem.place.as_ref().map_or(0, |place| place.line);
    format!("{} in line {line}: {}{like}", problem.kind.code(), problem.unit.as_deref().unwrap_or("–"))
}

#[test]
fn rows_of_several_units_say_of_which() {
    let table = format!("code,name,max,appraised\n3.13.2,{ONLINE},1,1\n");
    assert_eq!(unit_problems(&table, &["Xã A"]), [""; 0]);
    assert_eq!(unit_problems(&table, &["Xã A", "Xã B"]), ["P314 in line 2: –"]);
}

#[test]
fn rows_of_units_without_counts_are_told_with_a_name_like_theirs() {
    let table = |units: &[&str]| {
        let row = |unit: &&str| format!("{unit},3.13.2,{ONLINE},1,1\n");
        let rows: Vec<String> = units.iter().map(row).collect();
        format!("unit,code,name,max,appraised\n{}", rows.concat())
    };
    assert_eq!(unit_problems(&table(&["Xã Hoà Bình"]), &["Xã Hòa Bình"]), [""; 0]);
    assert_eq!(
        unit_problems(
            &table(&["Xã Vĩnh Sơn", "Xã Triệu Trạch", "Phường Đông Hà"]),
            &["Xã Triệu Trạch", "Xã Vĩnh Son"]
        ),
        [
            "P313 in line 2: Xã Vĩnh Sơn, like Xã Vĩnh Son",
            "P313 in line 4: Phường Đông Hà",
            "P316 in line 1: Xã Vĩnh Son",
        ]
    );
}
