//! The HTML report: nothing that comes from data is markup, nothing is fetched or run, and its headings, tables and
//! pictures are as readers without eyes or colours need them.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::cli::{Screen, run};
use std::{env, fs};

const APPRAISED: &str = "cases/trieu-trach-2024/appraised.csv";
const RAW: &str = "cases/trieu-trach-2024/raw.json";
const LETTER: &str = "cases/trieu-trach-2024/cong-van-15.txt";

fn html(words: &[&str]) -> String {
    let words = ["verify"].iter().chain(words).chain(&["--format", "html"]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    run(words.map(Into::into), &Screen::default(), &mut out, &mut err);
    assert!(!out.is_empty(), "{}", String::from_utf8_lossy(&err));
    String::from_utf8(out).unwrap()
}

/// The report of the real case, its explanation and its audit.
fn pages() -> Vec<String> {
    let inputs = ["--appraised", APPRAISED, "--raw", RAW, "--document", LETTER];
    let commands: [&[&str]; 4] = [&[], &["explain", "3.13.2"], &["audit"], &["--lang", "en"]];
    commands.map(|command| html(&[command, &inputs[..]].concat())).into()
}

/// The names of the opening tags, in their order.
fn tags(page: &str) -> Vec<&str> {
    let after = page.split('<').skip(1).filter(|part| !part.starts_with(['/', '!']));
    after.map(|part| &part[..part.find([' ', '>', '/']).unwrap()]).collect()
}

#[test]
fn hostile_names_are_text() {
    let folder = env::temp_dir().join(format!("phuctra-html-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    let name = "<script>alert(1)</script>\u{202e}\" onload=\"x";
    let quoted = name.replace('"', "\"\"");
    let row = format!("3.13.2,\"{quoted}\",\"0,21\"\n9.9.9,\"</title></style><img src=x>\",1\n");
    fs::write(&appraised, format!("Mã,Tiêu chí,Điểm thẩm định\n{row}")).unwrap();
    let unit = name.replace('"', "\\\"").replace('\u{202e}', "\\u202e");
    let evidence = "\"e\": {\"title\": \"<a href='javascript:x'>&amp;\"}";
    let counts = "\"3.13.2\": {\"a\": {\"value\": 28, \"evidence\": \"e\", \"at\": \"<b>\"}, \"b\": 27}";
    let guidance = "\"guidance\": \"quang-tri-xa-2024\"";
    let text = format!(
        "{{\"unit\": \"{unit}\", {guidance}, \"counts\": {{{counts}}}, \"evidence\": {{{evidence}}}}}"
    );
    fs::write(&raw, text).unwrap();
    let inputs = ["--appraised", &appraised, "--raw", &raw];
    for command in [&[][..], &["explain", "3.13.2"], &["audit"]] {
        let page = html(&[command, &inputs[..]].concat());
        let found = tags(&page);
        for tag in ["script", "img", "b"] {
            assert!(!found.contains(&tag), "{command:?}: a tag {tag} from data");
        }
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt;⟨U+202E⟩&quot; onload=&quot;x"),
            "{command:?}"
        );
        assert!(!page.contains("\" onload="), "{command:?}: an attribute from data");
        assert!(!page.chars().any(|c| c == '\u{202e}'), "{command:?}: a mark that turns the line");
        assert_eq!(page.matches("</title></style>").count(), 0, "{command:?}");
        assert_eq!(found.iter().filter(|tag| **tag == "a").count(), page.matches("<a href=\"#p").count());
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_page_needs_nothing_else() {
    for page in pages() {
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\""));
        assert!(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\""));
        let found = tags(&page);
        for tag in ["script", "link", "img", "iframe", "object", "form", "base"] {
            assert!(!found.contains(&tag), "{tag}");
        }
        for word in ["http://", "https://", "@import", " src=", " style=", "url(\"", "url(h"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for page in pages() {
        let levels = tags(&page).into_iter().filter_map(|tag| tag.strip_prefix('h')?.parse::<u8>().ok());
        let levels: Vec<u8> = levels.collect();
        assert!(levels[0] == 1 && !levels[1..].contains(&1), "{levels:?}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
    let batch = "cases/vi-du-ba-xa";
    let [appraised, raw, rules] =
        ["appraised.json", "raw.jsonl", "rules"].map(|name| format!("{batch}/{name}"));
    let page = html(&["--appraised", &appraised, "--raw", &raw, "--guidance", &rules]);
    assert_eq!(tags(&page).iter().filter(|tag| **tag == "h1").count(), 1);
    // Two units, since one has a problem; the rounding that fits all of them, and the inputs.
    assert_eq!(tags(&page).iter().filter(|tag| **tag == "h2").count(), 4);
}

#[test]
fn every_name_is_given_once_and_leads_somewhere() {
    for page in pages() {
        let values = |attribute: &str| {
            let parts = page.split(attribute).skip(1);
            parts.map(|part| part.split(['"', ')']).next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let ids = values(" id=\"");
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{ids:?}");
        let told = values("aria-labelledby=\"");
        let used = told.iter().flat_map(|names| names.split(' ')).map(ToOwned::to_owned);
        for name in used.chain(values("href=\"#")).chain(values("url(#")) {
            assert!(ids.contains(&name), "{name} is nowhere");
        }
    }
}

/// A table tells what its cells are about; a picture says in words all that it shows, and each of its measures has
/// a pattern of its own.
#[test]
fn tables_and_pictures_can_be_read_without_eyes_or_colours() {
    let page = &pages()[0];
    let cells = page.matches("<th class=\"").count();
    assert!(cells > 10);
    assert_eq!(page.matches(" scope=\"").count(), cells);
    assert!(page.contains("<desc id=\"d1\">tối đa 1,00 · thẩm định 0,21 · tính lại 0,96</desc>"));
    assert!(
        page.contains("<desc id=\"d4\">tối đa 19,50 · thẩm định 18,43 · sau khi sửa chênh lệch 19,18</desc>")
    );
    assert_eq!(page.matches("role=\"img\"").count(), page.matches("<desc ").count());
    let style = |class: &str| {
        let after = &page[page.find(&format!("rect.{class} {{ fill: ")).unwrap()..];
        after[after.find("fill").unwrap()..after.find([';', '}']).unwrap()].to_owned()
    };
    let mut fills = ["full", "claimed", "granted", "expected", "corrected"].map(style).to_vec();
    fills.sort();
    fills.dedup();
    assert_eq!(fills.len(), 5, "two measures look alike");
}
