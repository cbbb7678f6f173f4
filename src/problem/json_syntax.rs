//! What breaks the syntax of JSON, in words of the user's language.

use crate::text::{Lang, visible};
use std::borrow::Cow;

/// What `serde_json` says, and what that means.
const WORDS: [(&str, &str); 15] = [
    ("expected `:`", "cần dấu `:`"),
    ("expected `,` or `]`", "cần `,` hoặc `]`"),
    ("expected `,` or `}`", "cần `,` hoặc `}`"),
    ("expected `\"`", "cần dấu ngoặc kép"),
    ("expected ident", "chỉ true, false, null được viết không có ngoặc kép"),
    ("expected value", "cần một giá trị"),
    ("invalid escape", "sau dấu `\\` là ký tự không hợp lệ"),
    ("invalid number", "số viết sai"),
    ("number out of range", "số quá lớn"),
    ("invalid unicode code point", "mã ký tự không có thật"),
    (
        "control character (\\u0000-\\u001F) found while parsing a string",
        "trong văn bản có dấu xuống dòng hoặc ký tự điều khiển",
    ),
    ("key must be a string", "khóa phải đặt trong ngoặc kép"),
    ("trailing comma", "thừa dấu phẩy"),
    ("trailing characters", "còn nội dung phía sau"),
    ("recursion limit exceeded", "lồng nhau quá nhiều cấp"),
];

/// What breaks the syntax; in the words of `serde_json` where these are not known.
pub(super) fn words(detail: &str, lang: Lang) -> Cow<'_, str> {
    let known = WORDS.iter().find(|(english, _)| *english == detail);
    known.map_or_else(|| visible(detail), |(english, vi)| lang.pick(vi, english).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_slip_is_told_in_english_alone() {
        for broken in [
            "{\"a\" 1}",
            "[1 2]",
            "{\"a\": 1 \"b\": 2}",
            "{a: 1}",
            "{1: 2}",
            "[truth]",
            "[?]",
            "[\"\\x\"]",
            "[01]",
            "[1.]",
            "[1e999999]",
            "[\"\u{1}\"]",
            "[1,]",
            "{\"a\": 1,}",
            "1 2",
        ] {
            let error = serde_json::from_str::<serde_json::Value>(broken).unwrap_err().to_string();
            let detail = error.split(" at line ").next().unwrap();
            assert!(!words(detail, Lang::Vi).is_ascii(), "{broken}: {detail}");
            assert_eq!(words(detail, Lang::En), detail);
        }
    }
}
