//! What a reader of a dossier is told first.

use crate::{
    report::{Context, Scope, standing::standing},
    text::{Lang, lang::say, visible},
    verify::Docket,
};

/// The text of `DOC-TRUOC.txt`, in both languages.
pub(super) fn guide(docket: &Docket<'_>, context: &Context) -> String {
    format!("{}\n{}", part(docket, context, Lang::Vi), part(docket, context, Lang::En))
}

fn part(docket: &Docket<'_>, context: &Context, lang: Lang) -> String {
    let (unit, guidance) = (visible(&docket.unit), visible(&docket.guidance.id));
    let scope = scope(context.scope.unwrap_or(Scope::All), lang);
    let inputs: Vec<String> =
        context.inputs.iter().map(|(_, name, sha256)| format!("  {sha256}  {}", visible(name))).collect();
    let inputs = inputs.join("\n");
    let standing = standing(docket.guidance, lang);
    let standing = visible(&standing);
    say!(
        lang,
        "HỒ SƠ PHÚC TRA: {unit}, theo bộ quy tắc {guidance}\n\
         {standing}\n\
         Phạm vi: {scope}\n\n\
         Kiểm tra hồ sơ còn nguyên vẹn (mã băm gốc in trong công văn là SHA-256 của tệp SHA256SUMS):\n\
         \x20 sha256sum -c SHA256SUMS && sha256sum SHA256SUMS\n\
         \x20 verify dossier --check THU-MUC --root MA-BAM-GOC\n\
         Tính lại mọi điểm mà không cần chương trình đã lập hồ sơ (Python 3.8 trở lên):\n\
         \x20 python3 recheck.py\n\
         Tính lại bằng chính chương trình ấy, với quy tắc trong hồ sơ:\n\
         \x20 verify --appraised inputs/appraised.csv --raw inputs/raw.json --rules rules\n\n\
         inputs/    điểm và số liệu như chương trình đã đọc, không có cột lý do, biện pháp, phân công;\n\
         \x20          inputs/evidence/: tài liệu kiểm chứng được đưa vào\n\
         rules/     tệp quy tắc; rules.json: cũng quy tắc ấy ở dạng recheck.py đọc\n\
         reports/   báo cáo: HTML để xem và in, JSON, văn bản\n\
         originals/ tệp đầu vào như đã nhận, nếu có\n\n\
         Đã đọc các tệp sau (SHA-256):\n{inputs}\n",
        "DOSSIER: {unit}, by the rule set {guidance}\n\
         {standing}\n\
         Scope: {scope}\n\n\
         See that nothing was changed (the root hash in the letter is the SHA-256 of SHA256SUMS):\n\
         \x20 sha256sum -c SHA256SUMS && sha256sum SHA256SUMS\n\
         \x20 verify dossier --check FOLDER --root ROOT-HASH\n\
         Recompute every score without the program that made this (Python 3.8 or later):\n\
         \x20 python3 recheck.py\n\
         Recompute with that program, by the rules in here:\n\
         \x20 verify --appraised inputs/appraised.csv --raw inputs/raw.json --rules rules\n\n\
         inputs/    points and counts as they were read, without reasons, remedies and assignees;\n\
         \x20          inputs/evidence/: the evidence that is handed over\n\
         rules/     the rule files; rules.json: the same rules as recheck.py reads them\n\
         reports/   the report: HTML to read and print, JSON, text\n\
         originals/ inputs as received, where they are in it\n\n\
         These files were read (SHA-256):\n{inputs}\n"
    )
}

/// What the scope of a dossier means.
pub(in crate::report) fn scope(scope: Scope, lang: Lang) -> String {
    match scope {
        Scope::Disputed => say!(
            lang,
            "chỉ các tiêu chí được đề nghị xem xét lại, cùng điểm lĩnh vực và tổng điểm đã in; các dòng khác của bảng điểm không có ở đây.",
            "only the criteria that are put forward, with the printed points of their groups and the total; other rows of the table are not in here."
        ),
        Scope::All => say!(lang, "mọi dòng của bảng điểm của đơn vị.", "every row of the unit's table."),
    }
}
