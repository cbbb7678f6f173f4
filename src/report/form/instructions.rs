//! The sheet that says how the form is filled in.

use super::{FILES, Form};
use crate::{
    report::{
        language::left_as_it_is,
        standing::standing,
        workbook::{Cell, Look, Sheet},
    },
    text::lang::say,
};

impl Form<'_> {
    pub(super) fn instructions(&self) -> Sheet {
        let lang = self.lang;
        let title = lang.pick("PHIẾU NHẬP ĐIỂM VÀ SỐ LIỆU", "FORM FOR POINTS AND COUNTS");
        let mut rows = vec![vec![Cell::text(Look::Title, title)]];
        let mut say = |look, text: String| rows.push(vec![Cell::text(look, text)]);
        say(Look::Words, format!("{} [{}]", self.guidance.title, self.guidance.id));
        say(Look::Faint, standing(self.guidance, lang));
        if let Some(note) = left_as_it_is(lang) {
            say(Look::Faint, note.to_owned());
        }
        say(Look::Heading, lang.pick("Cách điền", "How to fill it in").to_owned());
        for step in self.steps() {
            say(Look::Words, step);
        }
        say(Look::Heading, lang.pick("Kiểm tra", "To check it").to_owned());
        let [book, ..] = FILES;
        say(Look::Words, format!("verify --appraised {book} --raw {book}"));
        say(Look::Heading, lang.pick("Văn bản được dẫn", "Documents cited").to_owned());
        for document in &self.guidance.sources {
            let issued = document.issued.map(|date| say!(lang, " ngày {}", " of {}", date.vietnamese()));
            let issued = issued.unwrap_or_default();
            let title = document.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
            say(Look::Words, format!("{}{issued} ({}){title}", document.number, document.issuer));
        }
        let parts = &self.guidance.not_modelled;
        if !parts.is_empty() {
            say(Look::Heading, lang.pick("Phần chưa có quy tắc", "Parts without rules").to_owned());
        }
        for part in parts {
            let group = part.group.as_ref().map(|group| say!(lang, "Lĩnh vực {group}: ", "Group {group}: "));
            say(Look::Words, format!("{}{}", group.unwrap_or_default(), part.why));
        }
        let name = lang.pick("Hướng dẫn", "Instructions");
        Sheet { name, widths: vec![110], rows, ..Sheet::default() }
    }

    fn steps(&self) -> Vec<String> {
        let unit = if self.units.is_empty() {
            self.lang.pick(
                "1. Ghi tên đơn vị vào ô «Đơn vị» ở hai trang «Bảng điểm» và «Số liệu», cùng một cách viết.",
                "1. Enter the name of the unit in the cell “Unit” of both sheets, in the same spelling.",
            )
        } else {
            self.lang.pick(
                "1. Tên đơn vị đã ghi sẵn; hai trang phải ghi cùng một cách.",
                "1. The units are entered; both sheets spell them in the same way.",
            )
        };
        let rest = [
            (
                "2. Chỉ điền vào ô nền vàng. Điểm hoặc số liệu chưa biết thì để trống, không ghi 0: chưa biết không phải là 0.",
                "2. Fill in the yellow cells only. What is not known stays empty and is not 0.",
            ),
            (
                "3. Trang «Bảng điểm»: điểm tự chấm và điểm thẩm định ghi đúng như văn bản. Dòng lĩnh vực và dòng tổng cũng ghi nếu văn bản có; bỏ trống cũng được.",
                "3. Sheet “Points”: claimed and appraised points as the document prints them; those of groups and of the total too, if it has them.",
            ),
            (
                "4. Trang «Số liệu»: cột «Giá trị» theo «Cách ghi» của từng dòng; số không có dấu phân cách hàng nghìn. Ghi tài liệu kiểm chứng và vị trí trong tài liệu cho từng số liệu.",
                "4. Sheet “Counts”: the value of each row as “How it is written” says, without marks of thousands; with its evidence and the place in it.",
            ),
            (
                "5. Không đổi tên cột, cột «Mã», cột «Chỉ tiêu» và cột «Bộ quy tắc». Được sắp xếp lại dòng, xóa dòng không dùng, thêm cột.",
                "5. Leave headings, codes, inputs and guidance as they are. Rows may be sorted or deleted, columns added.",
            ),
            (
                "6. Số liệu có chữ «suy ra» hay «diễn lại» là do dự án hiểu từ văn bản, chưa có nguyên văn để đối chiếu.",
                "6. What is marked “inferred” or “paraphrased” is how the project understands the document, not its words.",
            ),
        ];
        let rest = rest.map(|(vi, en)| self.lang.pick(vi, en));
        std::iter::once(unit).chain(rest).map(str::to_owned).collect()
    }
}
