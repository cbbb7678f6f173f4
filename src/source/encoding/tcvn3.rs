//! TCVN3 (ABC), as TCVN 5712:1993 has it: every letter of Vietnamese is one byte.
//!
//! Fonts of capitals (`.VnTimeH`) show the bytes of small letters as capitals; here they are small letters. The
//! twelve capitals that the standard puts among the control characters are not read.

use super::{Broken, one_a_byte};

/// What the bytes from 0x80 on mean, sixteen a line; `�`: nothing. Spaces do not count.
const UPPER_HALF: &str = "\
    ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ \
    ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ \
    \u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ \
    \u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ \
    ẮẦẨẪẤỀặầẩẫấậèỂẻẽ \
    éẹềểễếệìỉỄẾỒĩíịò \
    Ổỏõóọồổỗốộờởỡớợù \
    ỖủũúụừửữứựỳỷỹýỵỐ";

/// The text, composed.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Broken> {
    one_a_byte(bytes, UPPER_HALF)
}
