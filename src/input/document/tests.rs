use super::*;

/// The statements of a text, in short.
fn stated(text: &str) -> Vec<String> {
    let source = Source::new("x.txt", text.as_bytes()).unwrap();
    read_document(&source).claims.iter().map(|claim| short(&claim.what)).collect()
}

fn short(what: &Statement) -> String {
    let share = |(part, whole): &(crate::model::Figure, crate::model::Figure)| {
        format!("{}/{}", part.text, whole.text)
    };
    match what {
        Statement::Share { part, whole, counted } => format!("share {}/{} {counted}", part.text, whole.text),
        Statement::Percent { percent, of, worth } => {
            let of = of.as_ref().map(share).unwrap_or_default();
            format!(
                "percent {} of {of} worth {}",
                percent.text,
                worth.as_ref().map_or("", |worth| &worth.text)
            )
        }
        Statement::Score { role, points, scale } => {
            format!("{role:?} {}/{}", points.text, scale.as_ref().map_or("", |scale| &scale.text))
        }
        Statement::Listed { full, granted } => format!("listed {} {}", full.text, granted.text),
        Statement::Loss(points) => format!("loss {}", points.text),
        Statement::Change { up, by } => format!("change {up} {}", by.as_ref().map_or("", |by| &by.text)),
        Statement::FromTo { from, to, up } => format!("from {} to {} {up:?}", from.text, to.text),
        Statement::Dated { document, own, date } => {
            let date = date.map_or_else(|| "?".to_owned(), |date| date.to_string());
            format!("dated {} {own} {date}", document.as_deref().unwrap_or("-"))
        }
        other => format!("{other:?}"),
    }
}

#[track_caller]
fn case(text: &str, expected: &[&str]) {
    assert_eq!(stated(text), expected, "{text}");
}

#[test]
fn scores_with_and_without_scales() {
    case("Chỉ số CCHC là 94,64/95,5 điểm", &["Attained 94,64/95,5"]);
    case("Tổng cộng: 94,64 điểm/100 điểm", &["Attained 94,64/100"]);
    case(
        "- Tiêu chí thứ 6: Tài chính công đạt 06/7 điểm, (mất 01 điểm, tăng 2 điểm so với năm 2023)",
        &["Attained 06/7", "loss 01", "change true 2"],
    );
    case("- Tiêu chí thứ 7: đạt 10,5/10,5 đạt điểm tối đa", &["Attained 10,5/10,5", "AtFull"]);
    case("- Tiêu chí thứ 2: đạt 8/8 điểm, không tăng không giảm", &["Attained 8/8", "Unchanged"]);
    case("được thẩm định 0,21 điểm", &["Granted 0,21/"]);
    case("tự chấm 1 điểm, điểm tối đa 2 điểm", &["Claimed 1/", "Full 2/"]);
    case("phấn đấu đạt 98 điểm", &["Other 98/"]);
    case("chưa đạt điểm tối đa", &[]);
}

#[test]
fn counts_and_percentages() {
    case("7/8 TTHC đạt 87,5%", &["share 7/8 true", "percent 87,5 of 7/8 worth "]);
    case(
        "100 BCCI/279 hồ sơ DVCTT toàn trình, tỷ lệ đạt đến 85%",
        &["share 100/279 true", "percent 85 of 100/279 worth "],
    );
    case("đạt 98% (273/279)", &["percent 98 of 273/279 worth ", "share 273/279 true"]);
    case("945/1.083 hồ sơ đạt 87,26%", &["share 945/1.083 true", "percent 87,26 of 945/1.083 worth "]);
    case("đã làm 27/28 việc, so với chỉ tiêu tỷ lệ 90%", &["share 27/28 false", "percent 90 of  worth "]);
    case("nhằm thực hiện 100% hồ sơ", &["percent 100 of  worth "]);
    case(
        "27/28 DVCTT đạt 96,4%. Như vậy xã đạt 96,4% tương ứng 0,96 điểm",
        &["share 27/28 true", "percent 96,4 of 27/28 worth ", "percent 96,4 of 27/28 worth 0,96"],
    );
    case("hoàn thành trước 30/10", &[]);
    case("bộ phận 1 cửa, mục b/a × điểm tối đa", &[]);
}

#[test]
fn changes_and_ranks() {
    case(
        "tăng 0,65 điểm so với năm 2023 (từ 93,99 điểm năm 2023 lên 94,64 điểm)",
        &["change true 0,65", "from 93,99 to 94,64 Some(true)"],
    );
    case("giảm 1,21 điểm", &["change false 1,21"]);
    case("từ 95 điểm xuống còn 94,5 điểm", &["from 95 to 94,5 Some(false)"]);
    case(
        "đứng thứ nhất trong số 18 xã, tăng 2 bậc, từ thứ 03 lên thứ 01",
        &[
            "Rank { place: 1, of: Some(18) }",
            "RankChange { up: true, by: 2 }",
            "RankFromTo { from: 3, to: 1 }",
        ],
    );
    case(
        "xếp thứ 4/18 xã, giảm 1 bậc",
        &["Rank { place: 4, of: Some(18) }", "RankChange { up: false, by: 1 }"],
    );
}

#[test]
fn dates_and_document_numbers() {
    case(
        "Căn cứ Quyết định số 4358/QĐ-UBND ngày 31/12/2024 của UBND huyện",
        &["dated 4358/QĐ-UBND false 2024-12-31"],
    );
    case("Triệu Trạch, ngày 14 tháng 01 năm 2025", &["dated - true 2025-01-14"]);
    case("(Đính kèm Công văn số 15/UBND ngày 14/01/2024 của UBND)", &["dated 15/UBND true 2024-01-14"]);
    case("Quyết định 12/2023/QĐ-UBND ngày 31/02/2023", &["dated 12/2023/QĐ-UBND false ?"]);
    case("hướng dẫn 1533/SNV-CCHCVTLT", &["Numbered(\"1533/SNV-CCHCVTLT\")"]);
}

#[test]
fn spellings_of_offices() {
    use unicode_normalization::UnicodeNormalization;
    let text = "Xã Hoà Bình được thẩm định 0,88 điểm; 7/8 TTHC đạt 87,5%; tăng 2 bậc";
    let composed = stated(text);
    assert!(composed.len() == 5, "{composed:?}");
    let decomposed: String = text.nfd().collect();
    assert_eq!(stated(&decomposed), composed);
    let other_tones = stated(&text.replace("Hoà", "Hòa"));
    assert_eq!(other_tones.len(), composed.len());
}

#[test]
fn lines_say_what_they_are_about() {
    let text = "3.12.1. Tỷ lệ TTHC\t1\t0,88\t7/8 TTHC đạt 87,5%\nMục 3.13.2 được thẩm định 0,21 điểm\n";
    let source = Source::new("x.txt", text.as_bytes()).unwrap();
    let subjects: Vec<Subject> =
        read_document(&source).claims.into_iter().map(|claim| claim.subject).collect();
    let row = Subject::Criterion { code: "3.12.1".to_owned(), title: "Tỷ lệ TTHC".to_owned() };
    let code = Subject::Criterion { code: "3.13.2".to_owned(), title: String::new() };
    assert_eq!(subjects, [row.clone(), row.clone(), row, code]);
}
