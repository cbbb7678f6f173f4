//! Help: each command shows the options that it uses, and no others; `verify help` shows it, too.

#![allow(clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

mod program;

use program::verify;

/// The options of the section «Tùy chọn» of a help, without their dashes.
fn options(command: &[&str]) -> Vec<String> {
    let (status, help, _) = verify([command, &["--help"]].concat());
    assert_eq!(status, 0, "{command:?}");
    let (_, section) = help.split_once("Tùy chọn:\n").unwrap();
    // What an option is for goes on further right.
    let names = section.lines().filter(|line| line.starts_with("      --") || line.starts_with("  -"));
    let words = names.filter_map(|line| line.split("--").nth(1));
    words.map(|word| word.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn a_command_shows_what_it_uses() {
    let table = ["appraised", "raw", "sheet", "raw-sheet", "encoding"];
    let rules = ["guidance", "rules", "batch"];
    let limits = ["max-bytes", "max-rows", "max-field", "threads"];
    let scored = [&table[..], &rules, &limits].concat();
    let case = |command: &[&str], expected: &[&str]| {
        let mut shown = options(command);
        shown.sort();
        let mut expected = [expected, &["lang", "help"]].concat();
        expected.sort_unstable();
        assert_eq!(shown, expected, "{command:?}");
    };
    let text = ["format", "output", "force", "color", "width"];
    case(&["explain"], &[&scored[..], &text].concat());
    case(&["audit"], &[&scored[..], &["document"], &text].concat());
    case(&["rank"], &[&scored[..], &text].concat());
    case(&["plan"], &[&scored[..], &["format", "output", "force"]].concat());
    case(&["appeal"], &[&scored[..], &["output", "force"]].concat());
    case(&["dossier"], &[&scored[..], &["document", "output", "force"]].concat());
    case(&["regress"], &[&["guidance", "rules"], &text[..]].concat());
    case(&["init"], &["guidance", "rules", "force"]);
    case(&["eval"], &["output", "force"]);
    case(&["schema"], &["output", "force"]);
    case(&["explain-code"], &["output", "force"]);
    case(&["rules"], &[]);
    case(&["rules", "list"], &["rules", "output", "force", "color", "width"]);
    case(&["rules", "check"], &[&["rules"], &text[..]].concat());
    case(&["rules", "diff"], &[&["rules"], &text[..]].concat());
    case(&["rules", "book"], &["rules", "output", "force"]);
    case(&["rules", "new"], &["rules"]);
    let limits = ["max-bytes", "max-rows", "max-field"];
    case(&["rules", "import"], &[&["rules", "sheet", "encoding", "output"], &limits[..]].concat());
}

/// What is named in order is told in that order.
#[test]
fn arguments_stand_in_the_order_of_the_usage() {
    for (command, first, second) in
        [(["rules", "diff"], "  <CŨ>", "  <MỚI>"), (["rules", "new"], "  <TÊN>", "  [THƯ-MỤC]")]
    {
        let (_, help, _) = verify([&command[..], &["--help"]].concat());
        let (first, second) = (help.find(first).unwrap(), help.find(second).unwrap());
        assert!(first < second, "{help}");
    }
}

#[test]
fn help_names_the_formats_of_the_command() {
    let formats = |command: &str| {
        let (_, help, _) = verify([command, "--help", "--lang", "en"]);
        help.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(formats("plan").contains("format of the result: docx (default), xlsx;"));
    assert!(formats("audit").contains("format of the result: text (default), html, json;"));
    assert!(formats("regress").contains("; with --coverage: text, html, json"));
}

/// `verify help COMMAND` is `verify COMMAND --help`, and what is missing points there.
#[test]
fn help_is_a_word_too() {
    for command in [&[][..], &["plan"], &["rules", "import"]] {
        assert_eq!(verify([&["help"], command].concat()), verify([command, &["--help"]].concat()));
    }
    for (words, pointer) in [
        (&["plan"][..], "`verify plan --help`"),
        (&["rules", "import", "a.csv"], "`verify rules import --help`"),
        (&["explain"], "`verify explain --help`"),
        (&["rank", "--xyz"], "`verify rank --help`"),
        (&["--raw", "a"], "`verify --help`"),
    ] {
        let (status, _, told) = verify(words.iter().copied());
        assert!(status == 2 && told.contains(pointer), "{told}");
    }
}

/// A value that an option does not take is told with those that it takes.
#[test]
fn a_wrong_value_is_told_with_the_right_ones() {
    for (words, expected) in [
        (&["--width", "10"][..], "cần: số nguyên từ 40 đến 400"),
        (&["--batch", "0"], "cần: số nguyên từ 1 đến 100000"),
        (&["--max-rows", "nhiều"], "cần: số nguyên từ 1 trở lên"),
        (&["eval", "1", "--digits", "21", "--mode", "up"], "cần: số nguyên từ 0 đến 20"),
        (&["--lang", "fr"], "cần: vi, en"),
        (&["regress", "--accept", "--reason", "a", "--date", "2025"], "cần: ngày, như 14/01/2025"),
        (&["appeal", "-o", "a.docx", "--date", "2025"], "cần: ngày, như 14/01/2025"),
    ] {
        let (status, _, told) = verify(words.iter().copied());
        assert!(status == 2 && told.contains("[P603]") && told.contains(expected), "{told}");
    }
}
