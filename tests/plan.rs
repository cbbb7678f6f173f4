//! The remediation plan: what is truly lost, why, what would bring points, and what is left to the appeal; its layout in
//! Word and as a workbook.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use phuctra::{
    guidance::{Catalogue, RuleFiles, read},
    input::{Appraised, Raw},
    inquiry::{inquire, remedy::full},
    model::{Guidance, UnitCounts},
    number::Points,
    office::{Merge, sheets},
    problem::Problems,
    regress::case::{self as regress_case, CASE as CASE_FILE},
    report::{
        letter::{changes, choose},
        plan::plan as plan_of,
    },
    source::{Limits, Source},
    verify::{Audit, Outcome, Verified, dockets, verify},
};
use similar::TextDiff;
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

const CASE: &str = "cases/trieu-trach-2024";
/// The main part of the case's plan, a line for each paragraph.
const KEPT: &str = "tests/plan/trieu-trach-2024.xml";

struct Told {
    status: u8,
    out: String,
    err: String,
    file: Vec<u8>,
}

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("phuctra-plan-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn plan(name: &str, end: &str, appraised: &str, raw: &str, words: &[&str]) -> Told {
    let folder = folder(name);
    let file = folder.join(format!("ke-hoach.{end}"));
    let output = file.display().to_string();
    let inputs = ["plan", "--appraised", appraised, "--raw", raw, "-o", &output];
    let (status, out, err) = program::verify(inputs.iter().chain(words));
    let bytes = fs::read(&file).unwrap_or_default();
    fs::remove_dir_all(folder).unwrap();
    Told { status, out, err, file: bytes }
}

fn of_case(name: &str, end: &str, words: &[&str]) -> Told {
    plan(name, end, &format!("{CASE}/appraised.csv"), &format!("{CASE}/raw.json"), words)
}

/// The main part, which is stored as it is, last in the container.
fn document(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    let start = text.find("<w:document ").unwrap();
    let end = text.find("</w:document>").unwrap();
    text[start..end].to_owned()
}

/// The words of each paragraph of each cell of each row.
fn rows(document: &str) -> Vec<String> {
    let words = |part: &str| {
        let parts = part.split("<w:t xml:space=\"preserve\">").skip(1);
        parts.map(|part| &part[..part.find("</w:t>").unwrap()]).collect::<Vec<_>>().join(" ¶ ")
    };
    let row = |row: &str| row.split("<w:tc>").skip(1).map(words).collect::<Vec<_>>().join(" | ");
    document.split("<w:tr>").skip(1).map(row).collect()
}

#[test]
fn the_plan_of_the_real_case() {
    let told = of_case("real", "docx", &["--date", "20/01/2025"]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert_eq!(
        told.file,
        of_case("again", "docx", &["--date", "20/01/2025"]).file,
        "a second run gives other bytes"
    );
    let actual = document(&told.file) + "\n";
    if env::var_os("UPDATE_PLAN").is_some() {
        fs::create_dir_all("tests/plan").unwrap();
        fs::write(KEPT, &actual).unwrap();
    }
    let kept = fs::read_to_string(KEPT).unwrap_or_default();
    let changes = TextDiff::from_lines(&kept, &actual).unified_diff().header(KEPT, "now").to_string();
    assert!(changes.is_empty(), "{changes}\nMeant? UPDATE_PLAN=1 cargo test --test plan");
}

/// What brings most for the least stands first; what is disputed is set apart, with what is lost even then.
#[test]
fn what_is_lost_and_what_would_bring_it() {
    let told = of_case("rows", "docx", &[]);
    let rows = rows(&document(&told.file)).join("\n");
    for line in [
        "1 | 1.5.4 | Sáng kiến trong triển khai công tác CCHC | 2,00 | 1,00 | 1,00 | Số sáng kiến CCHC: 1 sáng kiến. ¶ \
         Theo bảng điểm: Có 1 sáng kiến CCHC | Thêm 1 sáng kiến (thành 2): được 2,00 điểm (tối đa) ¶ (quy tắc: suy ra)",
        "2 | 6.3 |",
        "3 | 3.13.2 | Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến | 1,00 | 0,21 | 0,04 | Tổng số DVCTT và một phần có phát sinh hồ \
         sơ trực tuyến: 27 trên 28 DVC, còn thiếu 1. ¶ Theo bảng điểm:",
        "| Thêm 1 DVC (thành 28): được 1,00 điểm (tối đa) |",
        "4 | 3.13.1 | Tỷ lệ hồ sơ trực tuyến toàn trình | 1,00 | 0,98 | 0,02 | Số hồ sơ DVCTT toàn trình được tiếp nhận trực tuyến: \
         273 trên 279 hồ sơ, còn thiếu 6.",
        "| Thêm 5 hồ sơ (thành 278): được 1,00 điểm (tối đa), vì 0,9964157… làm tròn thành 1,00 (cách làm tròn: suy ra) ¶ \
         (quy tắc: suy ra) |",
        "6 | 3.13.2 (theo bộ quy tắc: 3.12.2) |",
        "7 | 1.5.1 |",
        "Chưa tính được nguyên nhân: Không có nguyên văn hướng dẫn của mục này",
        "3.12.1 | Tỷ lệ TTHC có phát sinh giao dịch thanh toán trực tuyến | 0,88 | 1,00 | +0,12 | theo cách hiểu có lập luận:",
        "3.13.2 | Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến | 0,21 | 0,96 | +0,75 | theo quy tắc (nguyên văn)",
    ] {
        assert!(rows.contains(line), "missing: {line}\nin: {rows}");
    }
    assert!(told.out.contains("Không thuộc kế hoạch: 0,75 điểm của 3.13.2, vì"), "{}", told.out);
    assert!(!rows.contains("| 3.12.1 | "), "all of what 3.12.1 lost is disputed");
}

/// A bonus that was not earned is no loss; percentages have their sign.
#[test]
fn a_bonus_is_no_loss() {
    let case = "cases/vi-du-phan-loai-xa";
    let inputs = ["appraised.csv", "raw.json"].map(|name| format!("{case}/{name}"));
    let told = plan("bonus", "docx", &inputs[0], &inputs[1], &[]);
    assert_eq!(told.status, 0, "{}", told.err);
    let document = document(&told.file);
    // 39,72 with the bonus: 8 + 5,75 + 3 + 2 + 2 + 2 + 2 + 1,5 + 1,5 + 1,37 + 0,6 without.
    assert!(
        document.contains("Kế hoạch gồm 11 tiêu chí thành phần, còn mất tổng cộng 29,72 điểm"),
        "{document}"
    );
    // 100 − 70,28: nothing is lost elsewhere.
    assert!(!document.contains("Tổng điểm còn mất thêm"), "{document}");
    let (lost, bonuses) = document.split_once("Điểm cộng có thể được thêm, không tính là mất</w:t>").unwrap();
    let (lost, bonuses) = (rows(&format!("{lost}</w:t>")).join("\n"), rows(bonuses).join("\n"));
    assert!(!lost.contains("Điểm ưu tiên"), "{lost}");
    for line in [
        "Điểm thẩm định | Có thể thêm | Nguyên nhân",
        "1 | 9 | Điểm ưu tiên: một mức cao nhất | 10,00 | 0,00 | 10,00 | Theo quy tắc diễn lại và số liệu đã gửi, mục này được \
         5,20 điểm (+5,20);",
        "Quy mô dân số so với tiêu chuẩn (khoản 1): 320%.",
        "Quy mô dân số so với tiêu chuẩn (khoản 1): từ 800% trở lên: được 10,00 điểm (tối đa)",
    ] {
        assert!(bonuses.contains(line), "missing: {line}\nin: {bonuses}");
    }
    assert!(
        told.out.contains("Điểm cộng, không tính là mất: 9, có thể thêm 10,00; có thể hỏi"),
        "{}",
        told.out
    );
}

/// What the total lost beyond what the table lists: 5,36 − 4,07 = 1,29.
#[test]
fn points_lost_outside_the_listed_groups_are_told() {
    let told = of_case("outside", "docx", &[]);
    let document = document(&told.file);
    assert!(document.contains("Tổng điểm còn mất thêm 1,29 điểm ngoài các lĩnh vực"), "{document}");
}

/// Tiers: the next one and full points, by counts that go up and counts that go down; choices; nothing to compute.
#[test]
fn tiers_choices_and_counts_that_lower() {
    let folder = folder("tiers");
    let rules = folder.join("rules");
    fs::create_dir_all(&rules).unwrap();
    fs::write(rules.join("guidance.toml"), include_str!("plan/rules.toml")).unwrap();
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    fs::write(&appraised, include_str!("plan/appraised.csv")).unwrap();
    fs::write(&raw, include_str!("plan/raw.json")).unwrap();
    let told = plan("tiers-plan", "docx", &appraised, &raw, &["--guidance", &rules.display().to_string()]);
    assert_eq!(told.status, 0, "{}", told.err);
    let rows = rows(&document(&told.file)).join("\n");
    for line in [
        "Hồ sơ đúng hạn: 85 trên 100 hồ sơ, còn thiếu 15. | Thêm 5 hồ sơ (thành 90): được 2,00 điểm ¶ Thêm 15 hồ sơ (thành 100): được 3,00 điểm (tối đa)",
        "Văn bản trễ hạn: 3 văn bản. | Bớt 2 văn bản (thành 1): được 1,00 điểm ¶ Bớt 3 văn bản (thành 0): được 2,00 điểm (tối đa)",
        "Báo cáo: “chậm”. | Báo cáo: “đúng hạn”: được 2,00 điểm (tối đa)",
        "Chưa đủ số liệu để tính nguyên nhân: Số cuộc họp. | ",
        // What a rule gives whose words are not known is lost, may be asked about, and needs no more of the counts.
        "5 | Tuyên truyền | 2,00 | 1,00 | 1,00 | Theo quy tắc suy ra và số liệu đã gửi, mục này được 1,50 điểm (+0,50); quy \
         tắc chưa có nguyên văn hướng dẫn nên không nêu trong công văn đề nghị xem xét lại, có thể hỏi cơ quan thẩm định. ¶ Số \
         cuộc tuyên truyền: 3 cuộc. | Thêm 1 cuộc (thành 4): được 2,00 điểm (tối đa) ¶ (quy tắc: suy ra) | ",
        "6 | Kiểm tra | 2,00 | 1,50 | 0,50 | Theo quy tắc diễn lại và số liệu đã gửi, mục này được 2,00 điểm (+0,50); quy tắc \
         chưa có nguyên văn hướng dẫn nên không nêu trong công văn đề nghị xem xét lại, có thể hỏi cơ quan thẩm định. | ",
    ] {
        assert!(rows.contains(line), "missing: {line}\nin: {rows}");
    }
    assert!(
        told.out
            .contains("5, còn mất 1,00; có thể hỏi cơ quan thẩm định, vì quy tắc suy ra cho điểm cao hơn.")
    );
    // A row that was granted too much is told to the unit alone.
    assert!(told.out.contains("Cần biết trước (không ghi trong kế hoạch): 2 "), "{}", told.out);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_workbook_holds_the_same_and_its_sum_is_live() {
    let told = of_case("book", "xlsx", &[]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.file.starts_with(b"PK"));
    assert_eq!(told.file, of_case("book-again", "xlsx", &[]).file, "a second run gives other bytes");
    // The note goes over all columns: a page that fits a line of 500 letters has letters that nobody can read.
    let sheet = sheets(&told.file, &Limits::DEFAULT).unwrap().remove(0);
    let last = sheet.rows.last().unwrap();
    assert!(last.cells[0].text.starts_with("Số cần đạt thêm tính theo số liệu của kỳ này"));
    let over = Merge { rows: (last.index, last.index), columns: (0, 10) };
    assert!(sheet.merges.contains(&over), "{:?}", sheet.merges);
}

#[test]
fn a_plan_needs_a_file_of_a_kind_and_points_that_are_lost() {
    let told = of_case("kind", "pdf", &[]);
    assert!(
        told.status == 2 && told.err.contains("P610") && told.err.contains(".docx, .xlsx"),
        "{}",
        told.err
    );
    let folder = folder("full");
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    fs::write(&appraised, "Mã,Điểm thẩm định\n3.13.2,1\n").unwrap();
    let counts = "{\"3.13.2\": {\"a\": 28, \"b\": 28}}";
    fs::write(
        &raw,
        format!("{{\"unit\": \"Xã A\", \"guidance\": \"quang-tri-xa-2024\", \"counts\": {counts}}}"),
    )
    .unwrap();
    let told = plan("full-plan", "docx", &appraised, &raw, &[]);
    assert_eq!(told.status, 3, "{}", told.err);
    assert!(told.file.is_empty() && told.out.contains("không ghi kế hoạch"), "{}", told.out);
    fs::remove_dir_all(&folder).unwrap();
}

/// What `look` sees of each unit of each case that verifies.
fn each_unit_of_the_cases(mut look: impl FnMut(&Verified<'_>)) {
    let mut folders: Vec<PathBuf> =
        fs::read_dir("cases").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let file = |name: &str| read_file(&folder.join(name));
        let case = regress_case::read(&file(CASE_FILE)).unwrap();
        let Some(raw) = &case.raw else { continue };
        let own = case.guidance.map(|rules| folder.join(rules));
        each_unit_of(file(&case.appraised), file(raw), |id| rule_set(own.as_deref(), id), &mut look);
    }
}

/// What `look` sees of each unit of a table and counts.
fn each_unit_of(
    appraised: Source,
    raw: Source,
    rules: impl Fn(&str) -> Guidance,
    mut look: impl FnMut(&Verified<'_>),
) {
    let mut problems = Problems::default();
    let appraised = Appraised::open(appraised, &mut problems).unwrap();
    let raw = Raw::open(raw, &mut problems).unwrap();
    let units = raw.units(&mut problems);
    let id = |unit: &UnitCounts<'_>| unit.guidance.clone().unwrap_or_default();
    let ids: BTreeSet<String> = units.iter().map(id).collect();
    let sets: BTreeMap<String, Guidance> = ids.into_iter().map(|id| (id.clone(), rules(&id))).collect();
    let with_set = |unit: &UnitCounts<'_>| &sets[&id(unit)];
    let with_sets: Vec<_> = units.iter().map(with_set).collect();
    let units = units.into_iter().zip(with_sets).collect();
    let rows = appraised.rows(&mut problems);
    for docket in dockets(appraised.source(), &rows, units, &mut problems) {
        look(&verify(docket, |_| Audit::default()));
    }
}

/// Groups in groups, and a group of which the highest part counts.
const RULES: &str = "tests/plan/highest.toml";
/// Counts that give 1.1 its 4 points, 1.3.1 its 6, 2.1 its 5 and 2.2 its 4.
const HIGHEST: &str =
    r#""1.1": {"a": 4, "b": 4}, "1.3.1": {"a": 6, "b": 6}, "2.1": {"n": 1}, "2.2": {"n": 2}"#;

/// What `look` sees of a table under the rules of a file.
fn of_table(rules: &Path, table: &str, counts: &str, look: impl FnMut(&Verified<'_>)) {
    let source = |name: &str, text: String| Source::new(name, text.as_bytes()).unwrap();
    let table = source("diem.csv", format!("Mã,Điểm tối đa,Điểm thẩm định\n{table}"));
    let raw =
        source("raw.json", format!("{{\"unit\": \"Xã A\", \"period\": \"2024\", \"counts\": {{{counts}}}}}"));
    let rules = |_: &str| read(&RuleFiles::new(vec![read_file(rules)]), &mut Problems::default()).unwrap();
    each_unit_of(table, raw, rules, look);
}

fn read_file(path: &Path) -> Source {
    Source::new(path.file_name().unwrap().to_str().unwrap(), &fs::read(path).unwrap()).unwrap()
}

fn rule_set(own: Option<&Path>, id: &str) -> Guidance {
    let of_folder = |folder: &Path| {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
        RuleFiles::new(files.map(|path| read_file(&path)).collect())
    };
    let files = own.map_or_else(|| Catalogue::default().files(id).unwrap(), of_folder);
    read(&files, &mut Problems::default()).unwrap()
}

/// No row that was granted too little, or is below its full points, is missing from both the letter and the plan; and
/// what the plan calls disputed is what the letter puts forward.
#[test]
fn each_row_stands_in_the_letter_or_in_the_plan() {
    let (mut asked, mut planned, mut both) = (0_usize, 0_usize, 0_usize);
    each_unit_of_the_cases(|verified| {
        let unit = &verified.docket.unit;
        let found = inquire(std::slice::from_ref(verified)).units.remove(0);
        let (chosen, left_out) = choose(verified, &found);
        let plan = plan_of(verified, &found);
        assert_eq!(plan.disputed.len(), chosen.len(), "{unit}: {:?}", plan.disputed);
        for (index, row) in verified.rows.iter().enumerate() {
            let (_, printed, _) = verified.row(index).unwrap();
            let Some(granted) = &printed.appraised else { continue };
            let in_letter = chosen.iter().any(|one| one.row == index);
            let in_plan = plan.rows.iter().chain(&plan.bonuses).any(|one| one.row == index);
            let lost = full(verified, index).is_some_and(|full| *granted < full);
            if row.outcome == Outcome::UnderGranted || lost {
                assert!(in_letter || in_plan, "{unit}: row {index} stands nowhere: {printed:?}");
            }
            if left_out.iter().any(|one| one.row == index) {
                assert!(in_plan && !in_letter, "{unit}: row {index} is left out of the letter");
            }
            asked += usize::from(in_letter && !in_plan);
            planned += usize::from(in_plan && !in_letter);
            both += usize::from(in_letter && in_plan);
        }
    });
    // Of each kind there is a row, or nothing was tried.
    assert!(asked > 0 && planned > 0 && both > 0, "{asked} {planned} {both}");
}

/// What the total lost is what the rows lost, what is told of groups and outside them, and what is disputed, each once.
fn assert_each_point_is_told_once(verified: &Verified<'_>) -> bool {
    let found = inquire(std::slice::from_ref(verified)).units.remove(0);
    let plan = plan_of(verified, &found);
    let Some(lost) = verified.total.lost() else { return false };
    let (chosen, _) = choose(verified, &found);
    let raised = verified.total_moves(&changes(&chosen)).unwrap();
    let told: Points = plan.elsewhere.iter().map(|one| &one.points).sum();
    let rows: Points = plan.rows.iter().map(|row| &row.lost).sum();
    assert_eq!(plan.lost, rows);
    assert_eq!(plan.raised, raised);
    let unit = &verified.docket.unit;
    assert_eq!(rows.add(&told).add(&raised), lost, "{unit}: {:?} {:?}", plan.rows, plan.elsewhere);
    true
}

#[test]
fn each_lost_point_of_each_case_is_told_once() {
    let mut seen = 0_usize;
    each_unit_of_the_cases(|verified| seen += usize::from(assert_each_point_is_told_once(verified)));
    // Those whose table prints a total.
    assert!(seen > 1, "{seen}");
}

/// Groups of which only the highest part counts, groups in groups, with and without their rows, and a total that fits none.
#[test]
fn points_of_groups_in_groups_and_of_highest_parts_are_told_once() {
    let two = "2,10,5\n2.1,10,5\n";
    for (table, rows, elsewhere) in [
        // Only the higher of 2.1 and 2.2 counts: 5 are lost once.
        (
            format!("1,10,10\n1.1,4,4\n1.3,6,6\n1.3.1,6,6\n{two}2.2,6,4\nTổng cộng,20,15\n"),
            &[5, 0][..],
            &[][..],
        ),
        (format!("1,10,10\n1.1,4,4\n1.3,6,6\n1.3.1,6,6\n{two}2.2,6,2\nTổng cộng,20,15\n"), &[5, 0], &[]),
        // A group in a group, without its row; then the outer group is printed, too.
        (
            format!("1.1,4,4\n1.3,6,3\n{two}2.2,6,4\nTổng cộng,20,12\n"),
            &[5, 0],
            &["Lĩnh vực 1.3 còn mất thêm 3,00 điểm ngoài"],
        ),
        (
            format!("1,10,6\n1.1,4,4\n1.3,6,3\n{two}2.2,6,4\nTổng cộng,20,11\n"),
            &[5, 0],
            &["Lĩnh vực 1 còn mất thêm 1,00 điểm ngoài", "Lĩnh vực 1.3 còn mất thêm 3,00 điểm ngoài"],
        ),
        (
            format!("1,10,6\n1.1,4,4\n1.3,6,6\n{two}2.2,6,4\nTổng cộng,20,11\n"),
            &[5, 0],
            &["Lĩnh vực 1 còn mất thêm 4,00 điểm ngoài"],
        ),
        (
            format!("1,10,6\n1.1,4,4\n{two}2.2,6,4\nTổng cộng,20,11\n"),
            &[5, 0],
            &["Lĩnh vực 1 còn mất thêm 4,00 điểm ngoài"],
        ),
        // A total above its parts.
        (
            format!("1,10,10\n1.1,4,4\n1.3,6,6\n1.3.1,6,6\n{two}2.2,6,4\nTổng cộng,20,19\n"),
            &[5, 0],
            &["Theo bảng điểm, tổng điểm mất ít hơn 4,00 điểm so với"],
        ),
    ] {
        let mut seen = false;
        of_table(Path::new(RULES), &table, HIGHEST, |verified| {
            seen = assert_each_point_is_told_once(verified);
            let plan = plan_of(verified, &inquire(std::slice::from_ref(verified)).units[0]);
            let lost: Vec<Points> = plan.rows.iter().map(|row| row.lost.clone()).collect();
            let expected: Vec<Points> = rows.iter().map(|lost: &u64| Points::new((*lost).into())).collect();
            assert_eq!(lost, expected, "{table}");
            assert_eq!(plan.elsewhere.len(), elsewhere.len(), "{table}: {:?}", plan.elsewhere);
            for (told, begins) in plan.elsewhere.iter().zip(elsewhere) {
                assert!(told.says.starts_with(begins), "{table}: {}", told.says);
            }
        });
        assert!(seen, "{table}");
    }
}

/// The rows of such a group say what they are short of, and that it costs the total nothing more.
#[test]
fn a_row_below_a_higher_part_says_that_it_costs_nothing() {
    let table = "1.1,4,4\n1.3.1,6,6\n2,10,5\n2.1,10,5\n2.2,6,2\nTổng cộng,20,15\n";
    of_table(Path::new(RULES), table, HIGHEST, |verified| {
        let plan = plan_of(verified, &inquire(std::slice::from_ref(verified)).units[0]);
        let says = "Mục này còn thiếu 2,00 điểm, nhưng theo cách tính điểm của lĩnh vực 2 và của tổng thì không làm mất thêm điểm \
                    nào của tổng điểm.";
        assert!(plan.rows[1].causes.iter().any(|cause| cause == says), "{:?}", plan.rows[1].causes);
        assert_eq!((plan.gap, plan.raised), (Points::new(2_u64.into()), Points::zero()));
    });
}

/// A row costs what it brings: nothing in a group at its cap; more where what does not apply leaves the group to the rest.
#[test]
fn a_row_costs_what_it_brings_to_the_total() {
    // Group 1 has (3 + 4,67 + 4) × 20/16 = 14,59 points, as 1.1 does not apply; group 2 has min(9 + 1, 10).
    let table = "1,20,14.59\n1.2,6,3\n1.3,10,8.67\n1.3.1,6,4.67\n1.3.2,4,4\n2,10,10\n2.1,10,9\n2.2,2,1\n3,12,8.21\n3.1,3,2.5\n\
                 3.2,2,1.25\n3.3,2,1\n3.4,1,0\n3.5,4,3.46\nTổng cộng,42,32.8\n";
    let counts = r#""1.1": {"a": 0, "b": 0}, "1.3.1": {"a": 9, "b": 7}, "2.1": {"n": 3}, "2.2": {"n": 2}"#;
    let rules = Path::new("cases/vi-du-ba-xa/rules/guidance.toml");
    of_table(rules, table, counts, |verified| {
        assert!(assert_each_point_is_told_once(verified));
        let plan = plan_of(verified, &inquire(std::slice::from_ref(verified)).units[0]);
        assert!(plan.elsewhere.is_empty(), "{:?}", plan.elsewhere);
        // 3 × 20/16, rounded with the group; 20 − 14,59 − 3,75.
        for (code, cost) in [("1.2", "3.75"), ("1.3.1", "1.66"), ("2.1", "0"), ("2.2", "0"), ("3.5", "0.54")]
        {
            let row = plan.rows.iter().find(|row| row.code == code).unwrap();
            assert_eq!(row.lost.plain(), cost, "{code}");
        }
    });
}

/// What the letter asks for by an argued reading, the rest that the rule gives, and what is short even then.
#[test]
fn where_a_rule_gives_more_than_the_letter_asks_for_the_rest_may_be_asked_about() {
    let folder = folder("more");
    let rules = folder.join("guidance.toml");
    let quoted =
        r#"cite  = { source = "s", at = "mục 1.1", basis = "quoted", quote = "b/a nhân điểm tối đa" }"#;
    let reading = "  [[criterion.reading]]\n  id = \"tam-muoi\"\n  status = \"argued\"\n  label = \"Chỉ được tám mươi phần trăm\"\n  \
                   score = 'b / a × full × 0.8'\n  if_zero = [{ when = 'a', then = \"undetermined\", basis = \"inferred\" }]\n  argument = \
                   \"Ví dụ.\"\n\n[[criterion]]\nkey   = \"a-ba\"";
    let text = include_str!("plan/highest.toml");
    let text = text.replace(quoted, "cite  = { source = \"s\", basis = \"inferred\" }");
    fs::write(&rules, text.replace("[[criterion]]\nkey   = \"a-ba\"", reading)).unwrap();
    let table = "1.1,4,2\n1.3.1,6,6\n2,10,10\n2.1,10,10\n2.2,6,6\nTổng cộng,20,18\n";
    of_table(&rules, table, r#""1.1": {"a": 8, "b": 7}"#, |verified| {
        assert!(assert_each_point_is_told_once(verified));
        let plan = plan_of(verified, &inquire(std::slice::from_ref(verified)).units[0]);
        assert_eq!((plan.rows[0].lost.plain(), plan.gap.plain()), ("1.2".to_owned(), "0.8".to_owned()));
        let asked = "Theo quy tắc suy ra và số liệu đã gửi, mục này được 3,50 điểm (+1,50); công văn đề nghị xem xét lại chỉ nêu \
                     +0,80. Phần còn lại +0,70 theo quy tắc chưa có nguyên văn hướng dẫn, có thể hỏi cơ quan thẩm định.";
        assert_eq!(plan.rows[0].causes[0], asked);
        assert_eq!(plan.rows[0].needs[0], "Thêm 1 đơn (thành 8): được 4,00 điểm (tối đa)");
    });
    fs::remove_dir_all(&folder).unwrap();
}
