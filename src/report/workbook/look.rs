//! How cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The colours, as red, green and blue.
const LINES: u32 = 0x00BF_BFBF;
const HEAD: u32 = 0x001F_4E79;
const ENTRY: u32 = 0x00FF_F8DC;
const GROUP: u32 = 0x00E8_EEF4;
const BAD: u32 = 0x00B0_1E1E;
const GOOD: u32 = 0x001E_6B2E;
const OPEN: u32 = 0x008A_5A00;
const FAINT: u32 = 0x0059_5959;

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The title of a sheet.
    Title,
    /// A heading within a sheet.
    Heading,
    /// Words that stand in no table.
    Words,
    /// Words that stand alone in their row, over all columns.
    Across,
    /// Small print.
    Faint,
    /// A heading of a table.
    Head,
    /// A text in a table.
    Text,
    /// A text in a table, in the middle.
    Middle,
    /// A number in a table, with at least so many decimals.
    Number(u32),
    /// A percentage in a table.
    Percent,
    /// A date in a table.
    Date,
    /// A text of a group or total.
    GroupText,
    /// A number of a group or total, with at least so many decimals.
    GroupNumber(u32),
    /// A difference, with its sign.
    Signed(u32),
    /// A text that tells a difference.
    Bad,
    /// A text that tells an agreement.
    Good,
    /// A text that tells of something open.
    Open,
    /// A text to be entered.
    EnterText,
    /// A number to be entered.
    EnterNumber,
    /// A percentage to be entered.
    EnterPercent,
    /// A date to be entered.
    EnterDate,
}

impl Look {
    /// The same with as many decimals as a number has, if these are more.
    pub(super) fn with_decimals(self, scale: u32) -> Self {
        match self {
            Self::Number(digits) => Self::Number(digits.max(scale)),
            Self::GroupNumber(digits) => Self::GroupNumber(digits.max(scale)),
            Self::Signed(digits) => Self::Signed(digits.max(scale)),
            other => other,
        }
    }

    /// The height of one line in points.
    pub(super) const fn line(self) -> u32 {
        match self {
            Self::Title => 22,
            Self::Heading => 19,
            _ => 16,
        }
    }

    /// Whether what does not fit into one line goes on in the next.
    pub(super) const fn wraps(self) -> bool {
        !matches!(self, Self::Title | Self::Heading)
    }

    /// The format of the cell.
    pub(super) fn format(self) -> Format {
        let plain =
            Format::new().set_font_name("Times New Roman").set_font_size(12).set_align(FormatAlign::Top);
        let wrapped = || plain.clone().set_text_wrap();
        let ruled = || wrapped().set_border(FormatBorder::Thin).set_border_color(LINES);
        let entry = || ruled().set_background_color(ENTRY);
        let group = || ruled().set_background_color(GROUP).set_bold();
        match self {
            Self::Title => plain.set_bold().set_font_size(16),
            Self::Heading => plain.set_bold().set_font_size(13),
            Self::Words | Self::Across => wrapped(),
            Self::Faint => wrapped().set_italic().set_font_color(FAINT),
            Self::Head => ruled()
                .set_bold()
                .set_font_color(0x00FF_FFFF)
                .set_background_color(HEAD)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            Self::Text => ruled().set_num_format("@"),
            Self::Middle => ruled().set_num_format("@").set_align(FormatAlign::Center),
            Self::Number(digits) => ruled().set_num_format(decimals(digits)),
            Self::Percent => ruled().set_num_format("0.####%"),
            Self::Date => ruled().set_num_format("dd/mm/yyyy"),
            Self::GroupText => group().set_num_format("@"),
            Self::GroupNumber(digits) => group().set_num_format(decimals(digits)),
            Self::Signed(digits) => {
                let number = decimals(digits);
                ruled().set_num_format(format!("\"+\"{number};\"−\"{number};{number}"))
            }
            Self::Bad => ruled().set_font_color(BAD).set_bold(),
            Self::Good => ruled().set_font_color(GOOD),
            Self::Open => ruled().set_font_color(OPEN),
            Self::EnterText => entry().set_num_format("@"),
            Self::EnterNumber => entry().set_num_format("General").set_align(FormatAlign::Right),
            Self::EnterPercent => entry().set_num_format("0.00%"),
            Self::EnterDate => entry().set_num_format("dd/mm/yyyy"),
        }
    }
}

/// How a word stands out that should not be there.
pub(super) fn alarm() -> Format {
    Format::new().set_bold().set_font_color(0x00FF_FFFF).set_background_color(BAD)
}

/// `0.00`.
fn decimals(digits: u32) -> String {
    let zeros: String = (0..digits.min(20)).map(|_| '0').collect();
    if zeros.is_empty() { "0".to_owned() } else { format!("0.{zeros}") }
}
