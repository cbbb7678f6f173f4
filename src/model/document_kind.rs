//! What kind of document a symbol names (*ký hiệu văn bản*), where it says so.

/// Beginnings of symbols and the kinds that they name, by Decree 30/2020/NĐ-CP; those that may as well be the
/// name of an agency are told apart by who issues such documents, or are not here.
const KINDS: [(&str, &str); 18] = [
    ("QĐ-", "Quyết định"),
    ("NQ-", "Nghị quyết"),
    ("NĐ-", "Nghị định"),
    ("NQLT-", "Nghị quyết liên tịch"),
    ("TTLT-", "Thông tư liên tịch"),
    ("TT-B", "Thông tư"),
    ("TT-VPCP", "Thông tư"),
    ("CT-TTg", "Chỉ thị"),
    ("CT-UBND", "Chỉ thị"),
    ("TB-", "Thông báo"),
    ("HD-", "Hướng dẫn"),
    ("CTr-", "Chương trình"),
    ("KH-", "Kế hoạch"),
    ("ĐA-", "Đề án"),
    ("BC-", "Báo cáo"),
    ("TTr-", "Tờ trình"),
    ("BB-", "Biên bản"),
    ("CĐ-", "Công điện"),
];

/// The kind that the symbol of a number names: `4358/QĐ-UBND` is a *Quyết định*; `15/UBND` names none.
#[must_use]
pub fn document_kind(number: &str) -> Option<&'static str> {
    let (_, symbol) = number.rsplit_once('/')?;
    KINDS.iter().find(|(start, _)| symbol.starts_with(start)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_names_a_kind_or_none() {
        for (number, kind) in [
            ("4358/QĐ-UBND", Some("Quyết định")),
            ("766/QĐ-TTg", Some("Quyết định")),
            ("307/2025/NĐ-CP", Some("Nghị định")),
            ("05/2018/TT-BNV", Some("Thông tư")),
            ("012/CT-UBND", Some("Chỉ thị")),
            ("12/TTr-SNV", Some("Tờ trình")),
            // The symbol of a plain letter names its agency and who drafted it.
            ("15/UBND", None),
            ("1533/SNV-CCHCVTLT", None),
            ("12/TT-VP", None),
            ("QĐ-UBND", None),
        ] {
            assert_eq!(document_kind(number), kind, "{number}");
        }
    }
}
