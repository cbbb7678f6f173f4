//! One change after the other: shown, and accepted or not by the person at the terminal.

use crate::text::{Lang, lang::say};
use std::io::{self, BufRead, Write};

/// What is to be done with the changes of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// They are meant, for this reason.
    Accept(String),
    /// The reports stay as they were kept.
    Leave,
    /// So do these and all that follow.
    Quit,
}

/// Asks what to do with a case whose changes have been shown. The end of the input quits.
///
/// # Errors
/// What reading or writing gives.
pub fn ask(case: &str, input: &mut dyn BufRead, screen: &mut dyn Write, lang: Lang) -> io::Result<Decision> {
    loop {
        let question = say!(
            lang,
            "Chấp nhận các thay đổi của {case}? [y: có, n: không, q: dừng] ",
            "Accept the changes of {case}? [y, n, q to stop] "
        );
        match answer(&question, input, screen)?.as_deref().map(str::to_lowercase).as_deref() {
            Some("y" | "yes" | "có" | "co" | "c") => return reason(input, screen, lang),
            Some("n" | "no" | "không" | "khong" | "k") => return Ok(Decision::Leave),
            None | Some("q" | "quit" | "dừng" | "dung") => return Ok(Decision::Quit),
            Some(_) => {}
        }
    }
}

/// Nothing is accepted without a reason: an empty line takes the answer back.
fn reason(input: &mut dyn BufRead, screen: &mut dyn Write, lang: Lang) -> io::Result<Decision> {
    let question = say!(
        lang,
        "Lý do (ghi vào changes.md; để trống thì không chấp nhận): ",
        "Why (for changes.md; nothing is accepted without)? "
    );
    Ok(match answer(&question, input, screen)? {
        Some(reason) if reason.is_empty() => Decision::Leave,
        Some(reason) => Decision::Accept(reason),
        None => Decision::Quit,
    })
}

/// A line of the input, trimmed; none at its end.
fn answer(question: &str, input: &mut dyn BufRead, screen: &mut dyn Write) -> io::Result<Option<String>> {
    screen.write_all(question.as_bytes())?;
    screen.flush()?;
    let mut line = String::new();
    let read = input.read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The decision, and how often something was asked.
    fn decide(input: &str) -> (Decision, usize) {
        let mut screen = Vec::new();
        let decision = ask("xa-a", &mut input.as_bytes(), &mut screen, Lang::Vi).unwrap();
        let told = String::from_utf8(screen).unwrap();
        assert!(told.starts_with("Chấp nhận các thay đổi của xa-a?"), "{told}");
        let asked = ["Chấp nhận", "Lý do"].map(|start| told.matches(start).count());
        (decision, asked.iter().sum())
    }

    #[test]
    fn yes_needs_a_reason() {
        let accept = |why: &str| Decision::Accept(why.to_owned());
        assert_eq!(decide("y\nĐổi mẫu số\n"), (accept("Đổi mẫu số"), 2));
        assert_eq!(decide(" CÓ \r\n vì sao \r\n"), (accept("vì sao"), 2));
        assert_eq!(decide("y\n\n"), (Decision::Leave, 2));
        assert_eq!(decide("y\n"), (Decision::Quit, 2));
    }

    #[test]
    fn no_and_quit_and_the_end() {
        assert_eq!(decide("n\n"), (Decision::Leave, 1));
        assert_eq!(decide("q\ny\n"), (Decision::Quit, 1));
        assert_eq!(decide(""), (Decision::Quit, 1));
    }

    #[test]
    fn anything_else_is_asked_again() {
        assert_eq!(decide("\nhm\nn\n"), (Decision::Leave, 3));
    }
}
