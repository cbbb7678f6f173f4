//! `docs/worked-examples.md`, made from the data.

use super::{
    account::Reports,
    example::{Example, STATUSES},
};

const HEAD: &str = "# Ví dụ đã công bố / Published worked examples

Mọi con số đã công bố mà dự án chép được, và chương trình nói gì về từng số. Bảng này do chương trình kiểm thử ghi từ `tests/worked_examples/published.csv`
(`UPDATE_WORKED=1 cargo test --test worked_examples`); mỗi dòng được đối chiếu với kết quả chạy thật mỗi lần kiểm thử.

*Every published number that the project has copied, and what the program says of it. The table is written by a test from its data; each line is held
against a real run at every test.*

";

/// The whole page.
pub(crate) fn page(examples: &[Example], reports: &mut Reports) -> String {
    let mut text = HEAD.to_owned() + &summary(examples);
    let mut docs: Vec<&str> = Vec::new();
    for example in examples {
        if !docs.contains(&example.doc.as_str()) {
            docs.push(&example.doc);
        }
    }
    for doc in docs {
        text += &format!("\n## {doc}\n\n");
        text += "| đơn vị | mã | công bố | tính lại | kết quả | ở đâu | ghi chú |\n|---|---|---|---|---|---|---|\n";
        for example in examples.iter().filter(|example| example.doc == doc) {
            text += &row(example, reports);
        }
    }
    text
}

fn summary(examples: &[Example]) -> String {
    let mut text = "| kết quả | số | nghĩa / meaning |\n|---|---|---|\n".to_owned();
    for status in STATUSES {
        let count = examples.iter().filter(|example| example.status == status.name).count();
        text += &format!("| {} | {count} | {} |\n", status.vi, status.en);
    }
    text + &format!("| cộng | {} | all |\n", examples.len())
}

fn row(example: &Example, reports: &mut Reports) -> String {
    let status = STATUSES.iter().find(|status| status.name == example.status).unwrap();
    let stated = match (example.stated_score.as_str(), example.stated_percent.as_str()) {
        ("", percent) => format!("{percent}%"),
        (score, "") => score.to_owned(),
        (score, percent) => format!("{score} ({percent}%)"),
    };
    let cells = [
        example.unit.clone(),
        example.code.clone(),
        comma(&stated),
        comma(&example.recomputed_score),
        status.vi.to_owned(),
        place(example, reports),
        example.why.clone(),
    ];
    format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
}

fn comma(number: &str) -> String {
    number.replace('.', ",")
}

/// Where the example is accounted for.
fn place(example: &Example, reports: &mut Reports) -> String {
    let by: Vec<&str> = example.by.split(';').collect();
    let link = |case: &str| format!("[{case}](../cases/{case}/)");
    match *by.as_slice() {
        ["row" | "expected" | "differs", case, ref row @ ..] => {
            format!("{}, dòng {}", link(case), line(case, row, reports))
        }
        ["reading", case, ref row @ .., id] => {
            format!("{}, dòng {}, `{id}`", link(case), line(case, row, reports))
        }
        ["group" | "parts", case, _, code] => format!("{}, nhóm {code}", link(case)),
        ["rules", id] => format!("[{id}](../rules/{id}/), điểm tối đa của các nhóm"),
        ["rules", id, group] => format!("[{id}](../rules/{id}/), điểm tối đa của mục {group}"),
        ["example" | "scored" | "declared", id, key] => format!("[{id}](../rules/{id}/), `{key}`"),
        ["holds" | "finding", case, _, code, _] => format!("{}, `{code}`", link(case)),
        ["eval", ref formulas @ ..] => {
            let commands: Vec<String> =
                formulas.iter().map(|formula| format!("`verify eval '{formula}'`")).collect();
            commands.join(", ")
        }
        _ => String::new(),
    }
}

fn line(case: &str, row: &[&str], reports: &mut Reports) -> String {
    reports.find(case, row).map_or_else(|| "?".to_owned(), |row| row["line"].to_string())
}
