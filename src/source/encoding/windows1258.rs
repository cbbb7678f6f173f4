//! Windows-1258: vowels stand as one byte, tones as a byte of their own after them.

use super::{Broken, one_a_byte};

/// What the bytes from 0x80 on mean, sixteen a line; `�`: nothing. Spaces do not count.
const UPPER_HALF: &str = "\
    €�‚ƒ„…†‡ˆ‰�‹Œ��� \
    �‘’“”•–—˜™�›œ��Ÿ \
    \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯ \
    °±²³´µ¶·¸¹º»¼½¾¿ \
    ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ \
    ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß \
    àáâăäåæçèéêë\u{301}íîï \
    đñ\u{323}óôơö÷øùúûüư₫ÿ";

/// The text, composed.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Broken> {
    one_a_byte(bytes, UPPER_HALF)
}
