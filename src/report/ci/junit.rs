//! Remarks as `JUnit`: a suite a suite, a case a check. What is known and meant is a case that was skipped.

use super::{Check, Remark, Suite};
use crate::{problem::Severity, report::markup::Markup, text::visible};

/// How many checks there are, and how many of each end.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

/// The document.
#[must_use]
pub fn render(suites: &[Suite]) -> String {
    let mut xml = Markup::new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let all = suites.iter().map(counts).fold(Counts::default(), Counts::add);
    let [tests, failures, errors, _] = all.texts();
    xml.open("testsuites", &[("tests", &tests), ("failures", &failures), ("errors", &errors)]);
    xml.line();
    for suite in suites {
        let [tests, failures, errors, skipped] = counts(suite).texts();
        xml.open(
            "testsuite",
            &[
                ("name", &suite.name),
                ("tests", &tests),
                ("failures", &failures),
                ("errors", &errors),
                ("skipped", &skipped),
            ],
        );
        xml.line();
        for check in &suite.checks {
            write(suite, check, &mut xml);
        }
        xml.end();
    }
    xml.finish()
}

impl Counts {
    const fn add(self, other: Self) -> Self {
        Self {
            tests: self.tests.saturating_add(other.tests),
            failures: self.failures.saturating_add(other.failures),
            errors: self.errors.saturating_add(other.errors),
            skipped: self.skipped.saturating_add(other.skipped),
        }
    }

    fn texts(self) -> [String; 4] {
        [self.tests, self.failures, self.errors, self.skipped].map(|count| count.to_string())
    }
}

fn counts(suite: &Suite) -> Counts {
    let ends: Vec<&str> = suite.checks.iter().filter_map(|check| end(suite, check)).collect();
    let count = |wanted: &str| ends.iter().filter(|end| **end == wanted).count();
    let (failures, errors, skipped) = (count("failure"), count("error"), count("skipped"));
    Counts { tests: suite.checks.len(), failures, errors, skipped }
}

/// The element in which a check ends; none where it is in order.
fn end(suite: &Suite, check: &Check) -> Option<&'static str> {
    let worst = check.remarks.iter().map(|remark| remark.level).min()?;
    Some(match worst {
        Severity::Notice => "skipped",
        _ if suite.is_input => "error",
        _ => "failure",
    })
}

fn write(suite: &Suite, check: &Check, xml: &mut Markup) {
    let names: [(&'static str, &str); 2] = [("classname", &suite.name), ("name", &check.name)];
    let Some(end) = end(suite, check) else {
        xml.empty("testcase", &names);
        return xml.line();
    };
    xml.open("testcase", &names);
    // Readers take the first: one element for all remarks.
    let mut codes: Vec<&str> = check.remarks.iter().map(|remark| remark.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let text: Vec<String> = check.remarks.iter().map(told).collect();
    let first = check.remarks.first().and_then(|remark| remark.text.lines().next()).unwrap_or_default();
    if end == "skipped" {
        xml.empty(end, &[("message", first)]);
    } else {
        xml.open(end, &[("message", first), ("type", &codes.join(" "))]);
        for line in text.iter().flat_map(|text| text.lines()) {
            xml.text(line);
            xml.line();
        }
        xml.close();
    }
    xml.end();
}

/// Place and words of a remark.
fn told(remark: &Remark) -> String {
    let place = remark.spot.as_ref().map(|spot| match spot.line {
        0 => format!("{}: ", visible(&spot.file)),
        line => format!("{}:{line}: ", visible(&spot.file)),
    });
    format!("{}[{}] {}", place.unwrap_or_default(), remark.code, remark.text)
}
