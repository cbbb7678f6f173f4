//! The letter (*công văn*) that asks for a second look, in the layout of Decree 30/2020/NĐ-CP. It is always in
//! Vietnamese. It puts forward only what a quoted rule gives, or a reading that can be argued for.

mod annex;
mod chosen;
mod frame;
mod item;
mod profile;
mod spelled;
mod wording;

pub(super) use annex::rules;
pub use chosen::{Chosen, LeftOut, changes, choose};
pub(super) use frame::{number, sender};
pub use profile::Profile;
pub use wording::{DEFAULT as WORDING, Wording};

use super::{
    compose::Page,
    docx::{Element, Table, paragraph},
};
use crate::{
    inquiry::UnitInquiry,
    model::{Citation, Guidance},
    number::Points,
    source::Date,
    text::Lang,
    verify::Verified,
};

/// The letter of a unit about the rows chosen.
#[must_use]
pub fn letter(
    verified: &Verified<'_>,
    inquiry: &UnitInquiry,
    chosen: &[Chosen],
    profile: &Profile,
) -> Vec<Element> {
    let page = Page { verified, inquiry, lang: Lang::Vi };
    let letter = Letter { page, chosen, profile };
    let mut elements = Vec::new();
    letter.head(&mut elements);
    letter.body(&mut elements);
    letter.foot(&mut elements);
    elements.push(Element::Turn);
    letter.annex(&mut elements);
    spelled::write_out(&mut elements);
    elements
}

struct Letter<'l, 'g> {
    page: Page<'l, 'g>,
    chosen: &'l [Chosen],
    profile: &'l Profile,
}

impl Letter<'_, '_> {
    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.profile.wording.say(key, values)
    }

    fn push(&self, style: &'static str, key: &str, values: &[(&str, &str)], elements: &mut Vec<Element>) {
        elements.push(Element::Paragraph(paragraph(style, self.say(key, values))));
    }

    /// Căn cứ, what is asked for, each item, what all of it would change.
    fn body(&self, elements: &mut Vec<Element>) {
        self.grounds(elements);
        let (sender, count) = (self.sender(), two_digits(self.chosen.len()));
        self.push("Body", "opening", &[("sender", &sender), ("count", &count)], elements);
        self.table(elements);
        for (number, chosen) in (1_usize..).zip(self.chosen) {
            self.item(number, chosen, elements);
        }
        if self.rounding_is_inferred() {
            self.push("Body", "rounding_inferred", &[], elements);
        }
        self.total(elements);
        let sender = capital(&sender);
        self.push("Closing", "closing", &[("sender", &sender)], elements);
    }

    /// The documents that the rules put forward come from, each once.
    fn grounds(&self, elements: &mut Vec<Element>) {
        let mut told: Vec<String> = Vec::new();
        for citation in self.chosen.iter().filter_map(|chosen| self.citation(chosen)) {
            let Some(document) = document(self.page.guidance(), &citation.source) else { continue };
            let through = citation.via.as_ref().and_then(|via| self::document(self.page.guidance(), via));
            let text = match &through {
                None => self.say("basis", &[("document", &document)]),
                Some(through) => self.say("basis_through", &[("document", &document), ("through", through)]),
            };
            if !told.contains(&text) {
                told.push(text);
            }
        }
        elements.extend(told.into_iter().map(|text| Element::Paragraph(paragraph("Basis", text))));
    }

    /// What a claim rests on: the rule's words, or those of the reading.
    fn citation(&self, chosen: &Chosen) -> Option<&Citation> {
        let (_, _, criterion) = self.page.verified.row(chosen.row)?;
        match chosen.reading {
            None => Some(&criterion?.citation),
            Some(reading) => criterion?.readings.get(reading)?.citation.as_ref(),
        }
    }

    fn table(&self, elements: &mut Vec<Element>) {
        let heads = [
            "TT",
            "Mã",
            "Tiêu chí thành phần",
            "Điểm tối đa",
            "Điểm thẩm định",
            "Điểm đề nghị",
            "Chênh lệch",
        ];
        let mut rows = vec![heads.map(|head| vec![paragraph("CellHead", head)]).to_vec()];
        for (number, chosen) in (1_usize..).zip(self.chosen) {
            let Some((_, row, Some(criterion))) = self.page.verified.row(chosen.row) else { continue };
            let granted = row.appraised.as_ref().map_or_else(String::new, |points| self.page.points(points));
            let cell = |style, text: String| vec![paragraph(style, text)];
            rows.push(vec![
                cell("CellNumber", number.to_string()),
                cell("Cell", row.code.as_deref().unwrap_or(&criterion.code).to_owned()),
                cell("Cell", row.name.as_deref().unwrap_or(&criterion.title).to_owned()),
                cell("CellNumber", self.page.points(&criterion.full)),
                cell("CellNumber", granted),
                cell("CellNumber", self.page.points(&chosen.asked)),
                cell("CellNumber", self.page.signed(&chosen.gap)),
            ]);
        }
        let widths = vec![520, 900, 3134, 1000, 1300, 1250, 1250];
        elements.push(Element::Table(Table { widths, ruled: true, rows }));
    }

    /// What all items together would make of the total.
    fn total(&self, elements: &mut Vec<Element>) {
        let verified = self.page.verified;
        let moved = verified.total_moves(&changes(self.chosen));
        let (Some(granted), Some(moved)) = (verified.total.appraised.as_ref(), moved) else { return };
        if self.chosen.len() < 2 {
            return;
        }
        if moved == Points::zero() {
            self.push("Body", "total_stays", &[("granted", &self.page.points(granted))], elements);
            return;
        }
        let values =
            [self.page.points(granted), self.page.points(&granted.add(&moved)), self.page.signed(&moved)];
        let [granted, asked, gap] = values.each_ref().map(String::as_str);
        self.push("Body", "total", &[("granted", granted), ("asked", asked), ("gap", gap)], elements);
    }
}

/// A document as a letter names it: `Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng Chính phủ`.
fn document(guidance: &Guidance, id: &str) -> Option<String> {
    let document = guidance.document(id)?;
    let issued = document.issued.map(|date| format!(" {}", long_date(Some(date)))).unwrap_or_default();
    Some(format!("{}{issued} của {}", document.called(), document.issuer))
}

/// Numbers of items as a letter writes them: `02`.
fn two_digits(number: usize) -> String {
    format!("{number:02}")
}

/// With a capital in front.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `ngày 14 tháng 01 năm 2025`.
fn long_date(date: Option<Date>) -> String {
    format!("ngày {}", day_in_words(date))
}

/// `14 tháng 01 năm 2025`: days below 10, and January and February, with a zero.
pub(super) fn day_in_words(date: Option<Date>) -> String {
    let Some(date) = date else { return "… tháng … năm …".to_owned() };
    let month = if date.month < 3 { format!("{:02}", date.month) } else { date.month.to_string() };
    format!("{:02} tháng {month} năm {}", date.day, date.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_decree_30_writes_them() {
        assert_eq!(long_date(Date::new(2025, 1, 4)), "ngày 04 tháng 01 năm 2025");
        assert_eq!(long_date(Date::new(2025, 10, 14)), "ngày 14 tháng 10 năm 2025");
        assert_eq!(long_date(None), "ngày … tháng … năm …");
    }
}
