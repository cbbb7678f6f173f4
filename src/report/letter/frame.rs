//! What stands above and below the body, as Decree 30/2020/NĐ-CP has it. What nobody has given stays open.

use super::{Letter, Profile, capital, long_date};
use crate::report::docx::{Element, Paragraph, Table, paragraph};

/// What a hand fills in.
const OPEN: &str = "……";

/// Kinds of units, in front of their names.
const KINDS: [&str; 7] = ["Thị trấn", "Thành phố", "Xã", "Phường", "Huyện", "Tỉnh", "Đặc khu"];

impl Letter<'_, '_> {
    pub(super) fn head(&self, elements: &mut Vec<Element>) {
        let place = self.profile.place.as_deref().unwrap_or(OPEN);
        let index = self.page.guidance().title.clone();
        let mut left = self.agency();
        left.push(paragraph("RuleLeft", ""));
        left.push(paragraph("Number", format!("Số: {}", self.number())));
        left.push(paragraph("Subject", self.say("subject", &[("index", &index)])));
        let right = vec![
            paragraph("NationalTitle", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            paragraph("Motto", "Độc lập - Tự do - Hạnh phúc"),
            paragraph("RuleRight", ""),
            paragraph("PlaceAndDate", format!("{place}, {}", long_date(self.profile.date))),
        ];
        let table = Table { widths: vec![3754, 5600], ruled: false, rows: vec![vec![left, right]] };
        elements.push(Element::Table(table));
        let recipients = &self.profile.recipients;
        match recipients.as_slice() {
            [] => elements
                .push(Element::Paragraph(paragraph("Recipient", format!("Kính gửi: {OPEN}{OPEN}{OPEN}")))),
            [one] => elements.push(Element::Paragraph(paragraph("Recipient", format!("Kính gửi: {one}")))),
            several => {
                elements.push(Element::Paragraph(paragraph("Recipient", "Kính gửi:")));
                let last = several.len();
                for (number, one) in (1_usize..).zip(several) {
                    let end = if number == last { "." } else { ";" };
                    elements.push(Element::Paragraph(paragraph("Recipient", format!("- {one}{end}"))));
                }
            }
        }
    }

    /// Who receives it, and who signs.
    pub(super) fn foot(&self, elements: &mut Vec<Element>) {
        let mut left = vec![paragraph("CopiesHead", "Nơi nhận:"), paragraph("Copies", "- Như trên;")];
        left.extend(self.profile.copies.iter().map(|one| paragraph("Copies", format!("- {one};"))));
        left.push(paragraph("Copies", "- Lưu: VT."));
        let text = |given: &Option<String>, usual: &str| given.clone().unwrap_or_else(|| usual.to_owned());
        let mut right = vec![
            paragraph("Signature", text(&self.profile.authority, "TM. ỦY BAN NHÂN DÂN")),
            paragraph("Signature", text(&self.profile.position, "CHỦ TỊCH")),
        ];
        right.push(paragraph("Signer", text(&self.profile.signer, OPEN)));
        let table = Table { widths: vec![4254, 5100], ruled: false, rows: vec![vec![left, right]] };
        elements.push(Element::Table(table));
    }

    fn agency(&self) -> Vec<Paragraph> {
        let given = &self.profile.agency;
        if let Some((own, parents)) = given.split_last() {
            let parents = parents.iter().map(|line| paragraph("ParentAgency", line.to_uppercase()));
            return parents.chain([paragraph("Agency", own.to_uppercase())]).collect();
        }
        let unit = self.unit();
        if is_place(unit) {
            return vec![paragraph("Agency", "ỦY BAN NHÂN DÂN"), paragraph("Agency", unit.to_uppercase())];
        }
        vec![paragraph("Agency", unit.to_uppercase())]
    }

    fn unit(&self) -> &str {
        &self.page.verified.docket.unit
    }

    /// The agency in a sentence: `Ủy ban nhân dân xã Triệu Trạch`.
    pub(super) fn sender(&self) -> String {
        sender(self.profile, self.unit())
    }

    pub(super) fn number(&self) -> String {
        number(self.profile)
    }
}

/// The agency of a unit in a sentence.
pub(in crate::report) fn sender(profile: &Profile, unit: &str) -> String {
    if let Some(sender) = &profile.sender {
        return sender.clone();
    }
    if is_place(unit) {
        let mut letters = unit.chars();
        let first = letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>());
        return format!("Ủy ban nhân dân {}", first.unwrap_or_default());
    }
    capital(unit)
}

/// The number of a letter, open, and its symbol.
pub(in crate::report) fn number(profile: &Profile) -> String {
    format!("{OPEN}/{}", profile.symbol.as_deref().unwrap_or(OPEN))
}

/// Whether a unit is a commune or the like, whose people's committee writes.
fn is_place(unit: &str) -> bool {
    KINDS.iter().any(|kind| unit.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')))
}
