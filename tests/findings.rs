//! What is said of an appraisal: how much each finding weighs, the points at stake, and its sentence, in both
//! languages with the same figures.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::{
    model::{At, Basis},
    number::Points,
    source::Date,
    text::Lang,
    verify::{
        Audit, Checked, Doubt, Finding, FindingKind,
        FindingSeverity::{self, Error, Notice, Warning},
        LetterFinding as Letter, Measure, Other, RankFinding as Rank, SumFinding as Sum,
        TableFinding as Table, Topic,
    },
};

/// A finding, its weight, the points at stake if any, and its sentence.
#[track_caller]
fn case(kind: impl Into<FindingKind>, severity: FindingSeverity, points: &str, sentence: &str) {
    let kind = kind.into();
    let told = (
        kind.severity(),
        kind.points().as_ref().map_or_else(String::new, Points::plain),
        kind.text(Lang::Vi),
    );
    assert_eq!(told, (severity, points.to_owned(), sentence.to_owned()));
    assert_eq!(kind.code(), in_words(&format!("{kind:?}")));
    let english = kind.text(Lang::En);
    assert_eq!(figures(&english), figures(sentence), "{english}");
    assert_ne!(english, sentence);
}

/// The name of a variant as a code: `misprinted-code` of `Table(MisprintedCode { .. })`; of a place it says so.
fn in_words(variant: &str) -> String {
    let (about, inside) = variant.split_once('(').unwrap();
    let name = inside.split(|c: char| !c.is_alphabetic()).next().unwrap();
    let words =
        name.chars().map(|c| if c.is_uppercase() { format!("-{}", c.to_lowercase()) } else { c.to_string() });
    let about = if about == "Rank" { "rank" } else { "" };
    format!("{about}{}", words.collect::<String>()).trim_start_matches('-').to_owned()
}

/// The figures of a sentence, whatever marks stand between their digits; a zero alone may be a word.
fn figures(sentence: &str) -> Vec<&str> {
    let digits = sentence.split(|c: char| !c.is_ascii_digit());
    let mut figures: Vec<&str> = digits.filter(|digits| !["", "0"].contains(digits)).collect();
    figures.sort_unstable();
    figures
}

fn p(points: &str) -> Points {
    points.parse().unwrap()
}

fn s(text: &str) -> String {
    text.to_owned()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn codes_and_titles() {
    let code = || s("3.13.2");
    case(
        Table::MisprintedCode { printed: s("3.13.1"), code: code(), basis: Basis::Quoted },
        Warning,
        "",
        "Mã in là 3.13.1, nhưng tên là của tiêu chí 3.13.2 (mã nguyên văn); dòng được đối chiếu theo tên.",
    );
    case(
        Table::LostZero { printed: s("3.1"), code: s("3.10") },
        Warning,
        "",
        "Mã in là 3.1, bộ quy tắc ghi 3.10: số 0 ở cuối thường mất khi bảng tính đọc mã là một số; dòng được đối chiếu với 3.10.",
    );
    case(
        Table::OtherTitle { printed: s("Tên khác"), title: s("Tên") },
        Notice,
        "",
        "Tên in là «Tên khác», bộ quy tắc ghi «Tên»; dòng được đối chiếu theo mã.",
    );
    case(Table::DuplicateCode { code: code() }, Warning, "", "Mã 3.13.2 in ở nhiều dòng.");
    case(
        Table::CodeOrder { code: s("3.2"), after: s("3.3") },
        Notice,
        "",
        "Mã 3.2 đứng sau mã 3.3, không theo thứ tự.",
    );
}

#[test]
fn what_is_printed_twice() {
    case(
        Table::RepeatedCriterion { code: s("3.13.2"), first: 7 },
        Error,
        "",
        "Tiêu chí 3.13.2 đã có ở dòng 7; dòng này không được tính lại.",
    );
    case(
        Table::RepeatedSum { name: s("Tổng cộng"), used: Some(p("94.64")), other: Some(p("95.39")) },
        Error,
        "0.75",
        "«Tổng cộng» được ghi hai lần: 94,64 và 95,39; dòng đầu được dùng.",
    );
    case(
        Table::RepeatedSum { name: s("Tổng cộng"), used: Some(p("94.64")), other: None },
        Error,
        "",
        "«Tổng cộng» được ghi hai lần: 94,64 và –; dòng đầu được dùng.",
    );
}

#[test]
fn points_of_rows() {
    let code = || s("3.13.2");
    case(
        Table::MaxDiffers { code: code(), printed: p("1"), full: p("1.5") },
        Error,
        "0.5",
        "3.13.2: điểm tối đa in là 1,00, theo quy tắc là 1,50.",
    );
    case(
        Table::AboveFull { code: code(), appraised: p("1.25"), full: p("1") },
        Error,
        "0.25",
        "3.13.2: điểm thẩm định 1,25 lớn hơn điểm tối đa 1,00.",
    );
    case(
        Table::BelowZero { code: code(), appraised: p("-0.5") },
        Error,
        "0.5",
        "3.13.2: điểm thẩm định −0,50 nhỏ hơn 0.",
    );
    case(
        Table::RuleOutOfRange { code: code(), expected: p("1.2"), full: p("1") },
        Error,
        "",
        "3.13.2: quy tắc cho 1,20 điểm, ngoài khoảng 0…1,00; cần xem lại bộ quy tắc.",
    );
    case(
        Table::NotOfQuantum { code: code(), appraised: p("0.3"), quantum: p("0.25") },
        Error,
        "",
        "3.13.2: điểm thẩm định 0,30 không phải bội số của 0,25.",
    );
    case(
        Table::BestStep { code: code(), best: p("0.9"), full: p("1") },
        Warning,
        "0.1",
        "3.13.2: mức cao nhất mà quy tắc cho là 0,90, thấp hơn điểm tối đa 1,00.",
    );
}

#[test]
fn grants_that_no_count_gives() {
    let grant = |appraised: &str, nearest: &str| Table::GrantOutOfRange {
        code: s("3.13.2"),
        appraised: p(appraised),
        nearest: p(nearest),
    };
    case(
        grant("1", "0.8"),
        Error,
        "0.2",
        "3.13.2: điểm thẩm định 1,00, trong khi quy tắc cho nhiều nhất 0,80 điểm, dù số liệu chưa biết là bao nhiêu.",
    );
    case(
        grant("0.1", "0.5"),
        Error,
        "0.4",
        "3.13.2: điểm thẩm định 0,10, trong khi quy tắc cho ít nhất 0,50 điểm, dù số liệu chưa biết là bao nhiêu.",
    );
    assert!(FindingKind::from(grant("1", "0.8")).text(Lang::En).contains("at most 0.80"));
    assert!(FindingKind::from(grant("0.1", "0.5")).text(Lang::En).contains("at least 0.50"));
}

#[test]
fn counts_of_rows() {
    case(
        Table::RivalCounts { code: s("3.1"), input: s("a"), figures: vec![s("28"), s("31")] },
        Warning,
        "",
        "3.1: số liệu a có nhiều giá trị: 28; 31; giá trị đầu được dùng để tính.",
    );
    case(
        Table::RivalExceeds { code: s("3.1"), figure: s("b = 31"), part: s("b"), whole: s("a") },
        Warning,
        "",
        "3.1: số liệu b = 31 không thể có, vì b lớn hơn a.",
    );
    let exceeds = |basis| Table::PartOfOtherExceeds {
        part: Measure { code: s("3.2"), input: s("b"), label: s("Số hồ sơ"), count: s("9") },
        whole: Measure { code: s("3.1"), input: s("a"), label: s("Tổng số hồ sơ"), count: s("8") },
        why: s("Vì thế."),
        basis,
    };
    let sentence = "3.2, b = 9 («Số hồ sơ») lớn hơn 3.1, a = 8 («Tổng số hồ sơ»), nhưng chỉ là một phần (suy ra): Vì thế.";
    case(exceeds(Basis::Inferred), Warning, "", sentence);
    case(exceeds(Basis::Quoted), Error, "", &sentence.replace("suy ra", "nguyên văn"));
}

#[test]
fn sums_of_groups() {
    let code = || s("3");
    let not_sum = |doubt| Sum::GroupNotSum { code: code(), sum: p("9.5"), stated: p("9.25"), doubt };
    case(not_sum(None), Error, "0.25", "Lĩnh vực 3: các phần cộng lại được 9,50, nhưng ghi 9,25.");
    case(
        not_sum(Some(Doubt::Rounding)),
        Warning,
        "0.25",
        "Lĩnh vực 3: các phần cộng lại được 9,50, nhưng ghi 9,25 (có thể do làm tròn).",
    );
    case(
        Sum::GroupFullExceeded { code: code(), sum: p("11"), full: p("10") },
        Error,
        "1",
        "Lĩnh vực 3: điểm tối đa của các phần liệt kê cộng lại được 11,00, lớn hơn điểm tối đa 10,00.",
    );
    case(
        Sum::GroupExceedsParts { code: code(), appraised: p("9"), most: p("8.5") },
        Error,
        "0.5",
        "Lĩnh vực 3 ghi 9,00 điểm, nhưng theo các tiêu chí bị mất điểm chỉ còn tối đa 8,50.",
    );
    case(
        Sum::GroupBelowParts { code: code(), appraised: p("7"), sum: p("7.75") },
        Error,
        "0.75",
        "Lĩnh vực 3 ghi 7,00 điểm, ít hơn 7,75 điểm của riêng các phần được liệt kê.",
    );
    case(
        Sum::LossesUnlisted { code: code(), listed: p("0.5"), lost: p("2") },
        Warning,
        "1.5",
        "Lĩnh vực 3 mất 2,00 điểm, các tiêu chí được liệt kê mất 0,50: còn 1,50 điểm mất không rõ ở đâu.",
    );
    case(
        Sum::GroupDiffers { code: code(), appraised: p("8"), from_parts: p("7.6") },
        Error,
        "0.4",
        "Lĩnh vực 3 ghi 8,00 điểm; theo điểm đã cho các phần, hoặc tính từ số liệu của phần không có điểm, là 7,60, chênh −0,40.",
    );
}

#[test]
fn sums_of_the_whole() {
    let not_sum = |doubt| Sum::TotalNotSum { sum: p("90"), total: p("91.5"), doubt };
    let sentence = "Các phần cộng lại được 90,00, dòng tổng ghi 91,50";
    case(not_sum(None), Error, "1.5", &format!("{sentence}."));
    case(
        not_sum(Some(Doubt::Unlisted)),
        Warning,
        "1.5",
        &format!("{sentence} (bảng không ghi điểm tối đa, nên có thể còn phần không được liệt kê)."),
    );
    case(
        not_sum(Some(Doubt::Bonus)),
        Warning,
        "1.5",
        &format!("{sentence} (bảng không có dòng của nhóm điểm cộng, nên có thể là điểm cộng)."),
    );
    case(
        Sum::RowsLeftOut {
            unlisted: vec![(s("1.2"), p("0.5")), (s("1.3"), p("1"))],
            corrected: p("90"),
            expected: p("91.5"),
        },
        Error,
        "1.5",
        "Theo số liệu, tổng điểm là 91,50; sửa hết các dòng của bảng thì được 90,00. Bảng không có dòng của: 1.2 (0,50), 1.3 (1,00).",
    );
    case(
        Sum::TwoScales { scales: vec![p("95.5"), p("100")] },
        Error,
        "",
        "Tổng điểm được ghi trên nhiều thang điểm khác nhau: 95,50 và 100,00.",
    );
    case(
        Sum::ImpossibleScale { total: p("94.64"), scale: p("95.5"), rest: p("13.71"), rest_full: p("10.5") },
        Error,
        "",
        "Tổng điểm 94,64/95,50 không thể có: phần ngoài các lĩnh vực liệt kê tối đa 10,50 điểm mà đạt 13,71.",
    );
}

#[test]
fn remainders_of_the_total() {
    case(
        Sum::TotalRemainder { sum: p("80"), sum_full: p("85"), total: p("92"), total_full: p("100") },
        Notice,
        "",
        "Các lĩnh vực liệt kê cộng lại được 80,00/85,00 điểm, dòng tổng ghi 92,00/100,00: phần còn lại là 12,00/15,00; bảng điểm không nêu phần này gồm những gì.",
    );
    let impossible = |sum: &str, sum_full: &str, total: &str| Sum::ImpossibleRemainder {
        sum: p(sum),
        sum_full: p(sum_full),
        total: p(total),
        total_full: p("100"),
    };
    // One point more than the rest can have.
    case(
        impossible("80", "85", "96"),
        Error,
        "1",
        "Các lĩnh vực liệt kê cộng lại được 80,00/85,00 điểm, dòng tổng ghi 96,00/100,00: phần còn lại là 16,00/15,00, không thể có.",
    );
    // One point less than none.
    case(
        impossible("80", "85", "79"),
        Error,
        "1",
        "Các lĩnh vực liệt kê cộng lại được 80,00/85,00 điểm, dòng tổng ghi 79,00/100,00: phần còn lại là −1,00/15,00, không thể có.",
    );
    case(
        impossible("86", "101", "85"),
        Error,
        "1",
        "Các lĩnh vực liệt kê cộng lại được 86,00/101,00 điểm, dòng tổng ghi 85,00/100,00: phần còn lại là −1,00/−1,00, không thể có.",
    );
}

#[test]
fn points_of_a_letter() {
    let code = || Topic::Code(s("3"));
    case(
        Letter::ScoreDiffers { of: code(), stated: p("18.5"), granted: p("18.43") },
        Error,
        "0.07",
        "3: lời văn ghi 18,50 điểm, bảng ghi 18,43.",
    );
    case(
        Letter::FullDiffers { of: Topic::Total, stated: p("100"), full: p("95.5") },
        Error,
        "4.5",
        "Tổng điểm: lời văn ghi điểm tối đa 100,00, bảng ghi 95,50.",
    );
    case(
        Letter::LossDiffers { of: code(), stated: p("1"), full: p("10"), granted: p("8.5") },
        Error,
        "0.5",
        "3: ghi mất 1,00 điểm, nhưng 10,00 − 8,50 = 1,50.",
    );
    case(
        Letter::NotAtFull { of: Topic::Title(s("Họp")), granted: p("1.5"), full: p("2") },
        Error,
        "0.5",
        "«Họp»: ghi đạt điểm tối đa, nhưng được 1,50/2,00.",
    );
    case(
        Letter::BeforeDiffers { first: p("90"), second: p("91") },
        Error,
        "1",
        "Điểm năm trước ghi hai cách: 90,00 và 91,00.",
    );
}

#[test]
fn changes_in_a_letter() {
    case(
        Letter::ChangeDiffers { from: p("90"), to: p("92.5"), stated: p("2") },
        Error,
        "0.5",
        "Mức thay đổi ghi +2,00, nhưng 92,50 − 90,00 = +2,50.",
    );
    let direction = |up| Letter::WrongDirection { from: p("90"), to: p("92"), up };
    case(direction(true), Error, "", "Ghi là tăng, nhưng điểm từ 90,00 thành 92,00.");
    case(direction(false), Error, "", "Ghi là giảm, nhưng điểm từ 90,00 thành 92,00.");
    case(
        Letter::ChangesNotSum { sum: p("1.5"), stated: p("2") },
        Error,
        "0.5",
        "Mức tăng giảm của các lĩnh vực cộng lại là +1,50, của tổng điểm ghi +2,00.",
    );
    let remainder = |outside| Letter::ChangesRemainder {
        sum: p("1.5"),
        stated: p("2"),
        groups: vec![s("4"), s("5")],
        outside,
    };
    case(
        remainder(true),
        Notice,
        "",
        "Mức tăng giảm ghi cho các lĩnh vực cộng lại là +1,50, tổng điểm thay đổi +2,00: lĩnh vực 4 và lĩnh vực 5 và phần không liệt kê thay đổi +0,50, văn bản không ghi.",
    );
    case(
        remainder(false),
        Notice,
        "",
        "Mức tăng giảm ghi cho các lĩnh vực cộng lại là +1,50, tổng điểm thay đổi +2,00: lĩnh vực 4 và lĩnh vực 5 thay đổi +0,50, văn bản không ghi.",
    );
    case(
        Letter::ChangeImpossible { of: Topic::Code(s("3")), before: p("10.5"), full: p("10") },
        Warning,
        "",
        "3: theo mức thay đổi, điểm năm trước là 10,50, ngoài khoảng 0…10,00 (nếu điểm tối đa không đổi).",
    );
}

#[test]
fn counts_of_a_letter() {
    let percent = |truncated| Letter::PercentDiffers {
        counts: s("100/279"),
        percent: s("35"),
        right: p("35.84"),
        truncated,
    };
    case(percent(false), Error, "", "100/279 là 35,84%, không phải 35%.");
    case(percent(true), Warning, "", "100/279 là 35,84%, không phải 35% (số in ra bằng số bị cắt phần lẻ).");
    case(
        Letter::WorthDiffers { percent: s("80"), full: p("2"), stated: p("1.5"), right: p("1.6") },
        Warning,
        "0.1",
        "80% của 2 điểm là 1,60, không phải 1,50.",
    );
    case(
        Letter::WorthNotGranted { of: Topic::Code(s("3")), worth: p("0.96"), granted: p("0.21") },
        Warning,
        "0.75",
        "3: lời văn tính từ tỷ lệ được 0,96 điểm, điểm thẩm định là 0,21.",
    );
    case(Letter::PartExceedsWhole { counts: s("9/8") }, Error, "", "9/8: phần lớn hơn toàn bộ.");
    case(
        Letter::CountsDiffer { of: Topic::Code(s("3")), stated: s("27"), raw: s("28") },
        Warning,
        "",
        "3: lời văn ghi 27, số liệu thô là 28.",
    );
}

#[test]
fn places_in_a_letter() {
    case(Letter::RankBelowLast { place: 9, of: 8 }, Error, "", "Thứ 9 trong 8 đơn vị: không thể có.");
    case(Letter::RankDiffers { first: 3, second: 4 }, Error, "", "Thứ hạng ghi hai cách: thứ 3 và thứ 4.");
    case(
        Letter::UnitsDiffer { first: 8, second: 9 },
        Error,
        "",
        "Số đơn vị được xếp hạng ghi hai cách: 8 và 9.",
    );
    let change = |from, to, up| Letter::RankChangeDiffers { from, to, up, by: 1 };
    case(change(5, 3, true), Error, "", "Ghi tăng 1 bậc, nhưng từ thứ 5 thành thứ 3 là tăng 2 bậc.");
    case(change(3, 5, true), Error, "", "Ghi tăng 1 bậc, nhưng từ thứ 3 thành thứ 5 là giảm 2 bậc.");
    case(change(3, 3, true), Error, "", "Ghi tăng 1 bậc, nhưng từ thứ 3 thành thứ 3 là không đổi.");
    case(change(5, 3, false), Error, "", "Ghi giảm 1 bậc, nhưng từ thứ 5 thành thứ 3 là tăng 2 bậc.");
}

#[test]
fn dates_and_names_in_a_letter() {
    let (first, second) = (day("2024-10-08"), day("2025-01-14"));
    let document = || s("1533/SNV-CCHCVTLT");
    case(Letter::NoSuchDate { quote: s("31/02/2024") }, Error, "", "«31/02/2024»: lịch không có ngày này.");
    case(
        Letter::OwnDatesDiffer { first, second },
        Error,
        "",
        "Văn bản mang hai ngày: 08/10/2024 và 14/01/2025.",
    );
    case(
        Letter::CitesLater { own: first, document: document(), cited: second },
        Error,
        "",
        "Ngày 08/10/2024 của văn bản trước ngày 14/01/2025 của văn bản 1533/SNV-CCHCVTLT mà nó dẫn.",
    );
    case(
        Letter::CitedDatesDiffer { document: document(), first, second },
        Error,
        "",
        "Văn bản 1533/SNV-CCHCVTLT được dẫn với hai ngày: 08/10/2024 và 14/01/2025.",
    );
    case(
        Letter::SourceDateDiffers { document: document(), stated: first, known: second },
        Warning,
        "",
        "Văn bản 1533/SNV-CCHCVTLT được dẫn với ngày 08/10/2024, bộ quy tắc ghi 14/01/2025.",
    );
    case(
        Letter::PlanYears { years: vec![2024, 2025] },
        Notice,
        "",
        "Biện pháp khắc phục ghi cho các năm khác nhau: 2024, 2025.",
    );
    case(
        Letter::NamesDiffer { first: s("Triệu Trạch"), second: s("Triệu Trạnh") },
        Notice,
        "",
        "Tên viết hai cách: Triệu Trạch và Triệu Trạnh.",
    );
}

#[test]
fn places_in_a_table() {
    case(
        Rank::Unread { text: s("cuối bảng") },
        Notice,
        "",
        "Cột thứ hạng ghi «cuối bảng», không đọc được thành thứ hạng nên không kiểm tra.",
    );
    case(
        Rank::WithoutTotal { place: 3 },
        Notice,
        "",
        "Xếp thứ 3 nhưng bảng không ghi tổng điểm của đơn vị, nên không đối chiếu thứ hạng được.",
    );
    case(
        Rank::OfParts { rows: 7 },
        Notice,
        "",
        "Cột thứ hạng ghi ở 7 dòng không phải dòng tổng: không đối chiếu được với tổng điểm.",
    );
    case(
        Rank::OtherNumber { of: 12, unit: s("Xã B"), other: 13 },
        Warning,
        "",
        "Ghi hạng trong 12 đơn vị, trong khi Xã B ghi trong 13 đơn vị.",
    );
    case(
        Rank::TooFewUnits { of: 12, units: 13 },
        Warning,
        "",
        "Ghi hạng trong 12 đơn vị, nhưng bảng có 13 đơn vị.",
    );
}

#[test]
fn places_against_totals() {
    let other = |total, place| Other { unit: s("Xã B"), total: p(total), place };
    let by_total = |worst| Rank::NotByTotal { place: 5, total: p("91.5"), best: 2, worst, units: 12 };
    case(by_total(2), Error, "", "Xếp thứ 5 với 91,50 điểm, nhưng theo tổng điểm của 12 đơn vị là thứ 2.");
    case(by_total(4), Error, "", "Xếp thứ 5 với 91,50 điểm, nhưng theo tổng điểm của 12 đơn vị là thứ 2–4.");
    let too_good = |other, equal, least| Rank::TooGood { place: 1, total: p("18"), other, equal, least };
    case(
        too_good(other("19", 2), 0, 3),
        Error,
        "",
        "Xếp thứ 1 với 18,00 điểm, trong khi Xã B có 19,00 điểm, xếp thứ 2: không thể trước thứ 3.",
    );
    case(
        too_good(other("18", 2), 0, 3),
        Error,
        "",
        "Xếp thứ 1 với 18,00 điểm, trong khi Xã B có 18,00 điểm và hơn ở tiêu chí phụ, xếp thứ 2: không thể trước thứ 3.",
    );
    case(
        too_good(other("19", 2), 1, 4),
        Error,
        "",
        "Xếp thứ 1 với 18,00 điểm, trong khi Xã B có 19,00 điểm, xếp thứ 2, và 1 đơn vị nữa bằng Xã B: không thể trước thứ 4.",
    );
    case(
        too_good(other("19", 2), 2, 5),
        Error,
        "",
        "Xếp thứ 1 với 18,00 điểm, trong khi Xã B có 19,00 điểm, xếp thứ 2, và 2 đơn vị nữa bằng Xã B: không thể trước thứ 5.",
    );
    case(
        Rank::TieSplit { place: 3, total: p("18"), other: other("18", 2) },
        Error,
        "",
        "Xếp thứ 3 với 18,00 điểm, trong khi Xã B bằng điểm, xếp thứ 2: bằng điểm thì cùng thứ hạng.",
    );
    case(
        Rank::TieShared { place: 2, total: p("18"), other: other("18", 2) },
        Error,
        "",
        "Xếp thứ 2 với 18,00 điểm, như Xã B: cách xếp hạng của bộ quy tắc không có đồng hạng.",
    );
}

/// The checks of a unit come before those of the batch that it is of.
#[test]
fn two_audits_of_a_unit_say_what_each_has_found() {
    let audit = |text: &str, row| Audit {
        findings: vec![Finding::new(Rank::Unread { text: s(text) }, [row])],
        checked: vec![Checked { check: "thử", text: s(text), at: vec![At::Row(row)], holds: false }],
    };
    let both = audit("đầu bảng", 2).with(audit("cuối bảng", 7));
    let rows: Vec<_> = both.findings.iter().map(|finding| finding.rows.as_slice()).collect();
    assert_eq!(rows, [&[2], &[7]]);
    assert_eq!(both.checked.iter().map(|one| &*one.text).collect::<Vec<_>>(), ["đầu bảng", "cuối bảng"]);
}

#[test]
fn weights_have_their_names() {
    let names = [Error, Warning, Notice]
        .map(|severity| [severity.name(), severity.label(Lang::Vi), severity.label(Lang::En)]);
    assert_eq!(
        names,
        [
            ["error", "không thống nhất", "contradiction"],
            ["warning", "cần xem lại", "to be reviewed"],
            ["notice", "cần biết", "for information"],
        ]
    );
}

#[test]
fn a_finding_names_each_place_once_and_in_order() {
    let place = |line, column| At::Document { line, column };
    let kind = Table::DuplicateCode { code: s("3.1") };
    let mut finding = Finding::at(kind, [At::Row(9), place(4, 2), At::Row(7), At::Row(9), place(4, 2)]);
    assert_eq!((finding.rows.as_slice(), finding.places.as_slice()), (&[7, 9][..], &[(4, 2)][..]));
    finding.also([place(3, 8), At::Row(8)]);
    assert_eq!((finding.rows.as_slice(), finding.places.as_slice()), (&[7, 8, 9][..], &[(3, 8), (4, 2)][..]));
}
