//! A workbook to bytes.

use super::{Allows, Book, Cell, Check, Holds, Look, Sheet, look};
use crate::{number::Exact, text::visible};
use rust_xlsxwriter::{
    ConditionalFormatText, ConditionalFormatTextRule, DataValidation, DocProperties, ExcelDateTime, Formula,
    IgnoreError, Workbook, Worksheet, XlsxError,
};

/// A cell holds so many characters; what is longer is cut, and says so.
const MOST_CHARACTERS: usize = 32_000;
/// A4.
const A4: u8 = 9;

/// The bytes of a workbook.
///
/// # Errors
/// A sheet larger than a workbook can hold, in words.
pub fn write(book: &Book) -> Result<Vec<u8>, String> {
    bytes(book).map_err(|error| error.to_string())
}

fn bytes(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(visible(&book.title))
        .set_author("phuctra")
        .set_creation_datetime(&day);
    workbook.set_properties(&properties);
    for sheet in &book.sheets {
        write_sheet(sheet, workbook.add_worksheet())?;
    }
    workbook.save_to_buffer()
}

fn write_sheet(sheet: &Sheet, page: &mut Worksheet) -> Result<(), XlsxError> {
    page.set_name(sheet.name)?.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_footer("&C&P/&N");
    for (column, width) in sheet.widths.iter().enumerate() {
        page.set_column_width(narrow(column)?, *width)?;
    }
    for (number, row) in sheet.rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            write_cell(cell, (wide(number)?, narrow(column)?), page)?;
        }
    }
    // A row of a given height does not grow with what is entered.
    let still =
        sheet.heading.filter(|_| sheet.grows).map_or(sheet.rows.len(), |heading| heading.saturating_add(1));
    for (number, row) in sheet.rows.iter().enumerate().take(still) {
        page.set_row_height(wide(number)?, height(row, &sheet.widths))?;
    }
    for (number, row) in sheet.rows.iter().enumerate() {
        write_across(row, wide(number)?, sheet.widths.len(), page)?;
    }
    for (column, first, last) in &sheet.merged {
        let cell = sheet.rows.get(*first).and_then(|row| row.get(*column));
        let look = cell.map_or(Look::Text, |cell| cell.look);
        let (first, last, column) = (wide(*first)?, wide(*last)?, narrow(*column)?);
        page.merge_range(first, column, last, column, "", &look.format())?;
        if let Some(cell) = cell {
            write_cell(cell, (first, column), page)?;
        }
    }
    if let Some(heading) = sheet.heading {
        let row = wide(heading)?;
        let below = row.saturating_add(1);
        page.set_freeze_panes(below, narrow(sheet.frozen)?)?.set_repeat_rows(row, row)?;
        let last = wide(sheet.rows.len())?.saturating_sub(1).max(row);
        let columns = sheet.rows.get(heading).map_or(0, Vec::len).saturating_sub(1);
        if sheet.filtered {
            page.autofilter(row, 0, last, narrow(columns)?)?;
        }
        if let Some((column, word)) = sheet.alarm {
            let rule =
                ConditionalFormatText::new().set_rule(ConditionalFormatTextRule::Contains(word.to_owned()));
            let rule = rule.set_format(look::alarm());
            let column = narrow(column)?;
            page.add_conditional_format(below, column, last.max(below), column, &rule)?;
        }
        page.ignore_error_range(
            below,
            0,
            last.max(below),
            narrow(columns)?,
            IgnoreError::NumberStoredAsText,
        )?;
    }
    for check in &sheet.checks {
        write_check(check, page)?;
    }
    Ok(())
}

/// The height that the texts of a row need, in points.
fn height(row: &[Cell], widths: &[u32]) -> u32 {
    let of_cell = |(cell, width): (&Cell, &u32)| {
        let Holds::Text(text) = &cell.holds else { return cell.look.line() };
        let width = if cell.look == Look::Across { widths.iter().sum() } else { *width };
        // Letters are narrower than the digits that widths are measured in.
        let room = usize::try_from(width.saturating_mul(11).div_ceil(10)).unwrap_or(1).max(1);
        let lines =
            |line: &str| if cell.look.wraps() { line.chars().count().div_ceil(room).max(1) } else { 1 };
        let lines: usize = text.lines().map(lines).sum();
        u32::try_from(lines.max(1)).unwrap_or(1).saturating_mul(cell.look.line())
    };
    // A row is at most 409 points high.
    row.iter().zip(widths).map(of_cell).max().unwrap_or(16).saturating_add(2).min(409)
}

/// Makes one cell of a row whose words go over all columns.
fn write_across(row: &[Cell], number: u32, columns: usize, page: &mut Worksheet) -> Result<(), XlsxError> {
    let Some(cell) = row.first().filter(|cell| cell.look == Look::Across && columns > 1) else {
        return Ok(());
    };
    page.merge_range(number, 0, number, narrow(columns.saturating_sub(1))?, "", &cell.look.format())?;
    write_cell(cell, (number, 0), page)
}

fn write_cell(cell: &Cell, (row, column): (u32, u16), page: &mut Worksheet) -> Result<(), XlsxError> {
    let look = match &cell.holds {
        Holds::Number(number) => cell.look.with_decimals(scale(number)),
        _ => cell.look,
    };
    let format = look.format();
    match &cell.holds {
        Holds::Nothing => page.write_blank(row, column, &format)?,
        Holds::Text(text) => page.write_string_with_format(row, column, shown(text), &format)?,
        Holds::Number(number) => match stored(number) {
            Some(number) => page.write_number_with_format(row, column, number, &format)?,
            None => page.write_string_with_format(row, column, decimal(number), &format)?,
        },
        Holds::Truth(truth) => page.write_boolean_with_format(row, column, *truth, &format)?,
        Holds::Date(date) => match ExcelDateTime::from_ymd(date.year, date.month, date.day) {
            Ok(day) => page.write_datetime_with_format(row, column, &day, &format)?,
            // Before 1900 a workbook knows no dates.
            Err(_) => page.write_string_with_format(row, column, date.vietnamese(), &format)?,
        },
        Holds::Formula(formula, gives) => {
            let formula = Formula::new(formula).set_result(gives);
            page.write_formula_with_format(row, column, formula, &format)?
        }
    };
    Ok(())
}

fn write_check(check: &Check, page: &mut Worksheet) -> Result<(), XlsxError> {
    let message: String = check.message.chars().take(250).collect();
    let validation = match &check.allows {
        Allows::Listed(texts) => DataValidation::new().allow_list_strings(texts)?,
        Allows::Formula(formula) => DataValidation::new().allow_custom(Formula::new(formula)),
    };
    let validation = validation.set_error_title("phuctra")?.set_error_message(message)?;
    let (row, column) = (wide(check.row)?, narrow(check.column)?);
    page.add_data_validation(row, column, row, column, &validation)?;
    Ok(())
}

/// The number as a workbook stores it; none where that would be another number. A workbook keeps 15 digits.
#[expect(
    clippy::disallowed_types,
    reason = "the writer takes no other; what it stores is held against the decimal"
)]
fn stored(number: &Exact) -> Option<f64> {
    let decimal = number.to_decimal()?.normalize().to_string();
    let digits = decimal.bytes().filter(u8::is_ascii_digit).count();
    let stored: f64 = decimal.parse().ok()?;
    (digits <= 15 && stored.to_string() == decimal).then_some(stored)
}

/// How many decimals a number has.
fn scale(number: &Exact) -> u32 {
    number.to_decimal().map_or(0, |decimal| decimal.normalize().scale())
}

fn decimal(number: &Exact) -> String {
    number.to_decimal().map_or_else(|| number.fraction(), |decimal| decimal.normalize().to_string())
}

/// A text with line breaks, all else that moves the cursor made visible.
fn shown(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(visible).collect();
    let whole = lines.join("\n");
    if whole.chars().count() <= MOST_CHARACTERS {
        return whole;
    }
    whole.chars().take(MOST_CHARACTERS).chain(" […]".chars()).collect()
}

fn wide(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

fn narrow(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_stored_as_it_is_or_not_as_a_number() {
        for (text, expected) in [
            ("0.88", Some("0.88")),
            ("1209", Some("1209")),
            ("94.640", Some("94.64")),
            ("999999999999999", Some("999999999999999")),
            ("9007199254740993", None),
            ("0.1234567890123456", None),
        ] {
            let number = Exact::from(text.parse::<rust_decimal::Decimal>().unwrap());
            assert_eq!(stored(&number).map(|number| number.to_string()).as_deref(), expected, "{text}");
        }
        assert_eq!(stored(&Exact::new(2, 3).unwrap()), None);
        assert_eq!(decimal(&Exact::new(2, 3).unwrap()), "2/3");
    }

    #[test]
    fn long_texts_say_that_they_are_cut() {
        let text = shown(&"a".repeat(40_000));
        assert!(text.ends_with("a […]") && text.chars().count() < 32_767);
        assert_eq!(shown("=1+1\u{1b}\nb"), "=1+1⟨U+001B⟩\nb");
    }
}
