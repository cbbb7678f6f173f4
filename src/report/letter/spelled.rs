//! What an official letter writes out: abbreviations where they come first, and dates. What stands in quotation marks
//! stays as it is.

use super::{capital, day_in_words};
use crate::{
    report::docx::{Element, Paragraph},
    source::Date,
};

/// Abbreviations of the field, and their words.
const ABBREVIATIONS: [(&str, &str); 9] = [
    ("BCCI", "bưu chính công ích"),
    ("CCHC", "cải cách hành chính"),
    ("CNTT", "công nghệ thông tin"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("HĐND", "Hội đồng nhân dân"),
    ("QPPL", "quy phạm pháp luật"),
    ("TTHC", "thủ tục hành chính"),
    ("UBND", "Ủy ban nhân dân"),
];

/// The styles of running text; names of agencies, recipients and signers are as those who gave them wrote them.
const STYLES: [&str; 8] = ["Subject", "Basis", "Body", "Item", "Cell", "Closing", "AnnexTo", "Note"];

/// Writes out what the elements of a letter have short, in the order in which they are read.
pub(super) fn write_out(elements: &mut [Element]) {
    let mut known = Known::default();
    for element in elements {
        match element {
            Element::Paragraph(paragraph) => known.paragraph(paragraph),
            Element::Table(table) => {
                table.rows.iter_mut().flatten().flatten().for_each(|one| known.paragraph(one));
            }
            Element::Turn => {}
        }
    }
}

/// The abbreviations that the reader knows by now.
#[derive(Default)]
struct Known(Vec<&'static str>);

impl Known {
    fn paragraph(&mut self, paragraph: &mut Paragraph) {
        if STYLES.contains(&paragraph.style) {
            for run in &mut paragraph.runs {
                run.text = self.text(&run.text);
            }
        }
    }

    fn text(&mut self, text: &str) -> String {
        let (mut out, mut quotes, mut before) = (String::new(), 0_usize, "");
        for piece in pieces(text) {
            match piece {
                "“" | "«" => quotes = quotes.saturating_add(1),
                "”" | "»" => quotes = quotes.saturating_sub(1),
                word if quotes == 0 => {
                    let written = self.word(word, before, &out);
                    if !word.trim().is_empty() {
                        before = word;
                    }
                    out.push_str(&written);
                    continue;
                }
                _ => {}
            }
            out.push_str(piece);
        }
        out
    }

    /// A word written out, if it is short and the reader does not know it yet.
    fn word(&mut self, word: &str, before: &str, out: &str) -> String {
        if before == "ngày"
            && let Some(date) = Date::parse_vietnamese(word)
        {
            return day_in_words(Some(date));
        }
        let found = ABBREVIATIONS.iter().find(|(short, _)| *short == word && !self.0.contains(short));
        let Some((short, words)) = found else { return word.to_owned() };
        self.0.push(short);
        match out.chars().next_back() {
            // Its words stand in front of it already.
            Some('(') => word.to_owned(),
            None => format!("{} ({short})", capital(words)),
            Some(_) => format!("{words} ({short})"),
        }
    }
}

/// Words, and what stands between them, a character each.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let between = |letter: char| letter.is_whitespace() || "()“”«»,;:.".contains(letter);
    text.split_inclusive(between).flat_map(move |part| {
        let last = part.chars().next_back().filter(|last| between(*last));
        let word = last.map_or(part, |last| part.strip_suffix(last).unwrap_or(part));
        let end = part.strip_prefix(word).unwrap_or_default();
        [word, end].into_iter().filter(|piece| !piece.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(texts: &[(&str, &str)]) {
        let mut known = Known::default();
        for (text, written) in texts {
            assert_eq!(known.text(text), *written);
        }
    }

    #[test]
    fn abbreviations_are_written_out_where_they_come_first() {
        says(&[
            ("Chỉ số CCHC, của 15/UBND.", "Chỉ số cải cách hành chính (CCHC), của 15/UBND."),
            ("CCHC: 7 TTHC; DVCTT", "CCHC: 7 thủ tục hành chính (TTHC); dịch vụ công trực tuyến (DVCTT)"),
            ("28 DVC (“UBND”)", "28 dịch vụ công (DVC) (“UBND”)"),
            ("UBND xã", "Ủy ban nhân dân (UBND) xã"),
        ]);
        says(&[("cải cách hành chính (CCHC) và CCHC", "cải cách hành chính (CCHC) và CCHC")]);
    }

    #[test]
    fn dates_are_written_out_but_not_those_that_are_quoted() {
        says(&[
            ("Công văn 15/UBND ngày 14/01/2025, mục 1", "Công văn 15/UBND ngày 14 tháng 01 năm 2025, mục 1"),
            ("“ngày 14/01/2025” và 27/28, 3/4/5", "“ngày 14/01/2025” và 27/28, 3/4/5"),
            ("ngày 31/02/2025", "ngày 31/02/2025"),
        ]);
    }
}
