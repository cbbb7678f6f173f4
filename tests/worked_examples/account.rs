//! Holds a published number against what the program says of it.

use super::example::{Example, numbers, plain};
use phuctra::{
    cli::{Screen, run},
    guidance::{Catalogue, read},
    model::{ExpectedScore, Guidance, guidance::About},
    problem::Problems,
    verify::example::failures,
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// The reports of the cases, each made once.
#[derive(Default)]
pub(crate) struct Reports(BTreeMap<(String, bool), Value>);

type Checked = Result<(), String>;

impl Reports {
    /// Whether what accounts for the example says so.
    pub(crate) fn account(&mut self, example: &Example) -> Checked {
        let by: Vec<&str> = example.by.split(';').collect();
        match *by.as_slice() {
            [""] => Ok(()),
            ["row", case, ref row @ ..] => self.row(case, row, example, &["agrees"], true),
            ["expected", case, ref row @ ..] => self.row(case, row, example, &["under_granted"], false),
            ["differs", case, ref row @ ..] => {
                self.row(case, row, example, &["under_granted", "over_granted"], true)
            }
            ["reading", case, ref row @ .., id] => self.reading(case, row, id, example),
            ["group", case, unit, code] => self.group(case, unit, code, "expected", example),
            ["parts", case, unit, code] => self.group(case, unit, code, "from_parts", example),
            ["rules", id] => fulls(id, None, example),
            ["rules", id, group] => fulls(id, Some(group), example),
            ["example", id, key] => worked(id, key, example),
            ["scored", id, key] => scored(id, key, example),
            ["declared", id, key] => declared(id, key, example),
            ["holds", case, unit, check, start] => self.holds(case, unit, check, start, example),
            ["finding", case, unit, code, words] => self.finding(case, unit, code, words, example),
            ["eval", ref formulas @ ..] => eval(formulas, example),
            ref other => Err(format!("nothing is known of {other:?}")),
        }
    }

    fn report(&mut self, case: &str, audit: bool) -> &Value {
        self.0.entry((case.to_owned(), audit)).or_insert_with(|| {
            let out = verify(&words(case, audit));
            serde_json::from_str(&out).unwrap_or_else(|error| panic!("{case}: {error}: {out}"))
        })
    }

    /// A row by its line (`#21`), or by its unit and code.
    pub(crate) fn find(&mut self, case: &str, row: &[&str]) -> Option<Value> {
        let units = self.report(case, false)["units"].as_array()?.clone();
        let is_it = |unit: &Value, found: &Value| match row {
            [line] => found["line"].as_u64() == line.trim_start_matches('#').parse().ok(),
            [name, code] => unit["unit"] == *name && found["code"] == *code,
            _ => false,
        };
        let rows = |unit: &Value| {
            let rows = unit["rows"].as_array().unwrap().iter();
            rows.filter(|row| is_it(unit, row)).cloned().collect::<Vec<_>>()
        };
        let found: Vec<Value> = units.iter().flat_map(rows).collect();
        assert!(found.len() <= 1, "{row:?} is not one row of {case}");
        found.into_iter().next()
    }

    fn row(
        &mut self,
        case: &str,
        row: &[&str],
        example: &Example,
        outcomes: &[&str],
        granted: bool,
    ) -> Checked {
        let found = self.find(case, row).ok_or("there is no such row")?;
        let outcome = found["outcome"].as_str().unwrap();
        if !outcomes.contains(&outcome) {
            return Err(format!("the outcome is {outcome}"));
        }
        equal("expected", &found["expected"], &example.recomputed_score)?;
        if granted { equal("appraised", &found["appraised"], &example.stated_score) } else { Ok(()) }
    }

    fn reading(&mut self, case: &str, row: &[&str], id: &str, example: &Example) -> Checked {
        let found = self.find(case, row).ok_or("there is no such row")?;
        let readings = found["readings"].as_array().unwrap();
        let reading =
            readings.iter().find(|reading| reading["id"] == id).ok_or("there is no such reading")?;
        equal("score of the reading", &reading["score"], &example.recomputed_score)?;
        equal("score of the reading", &reading["score"], &example.stated_score)
    }

    fn group(&mut self, case: &str, unit: &str, code: &str, by: &str, example: &Example) -> Checked {
        let units = self.report(case, false)["units"].as_array().unwrap();
        let unit = units.iter().find(|found| found["unit"] == unit).ok_or("there is no such unit")?;
        let groups = unit["groups"].as_array().unwrap();
        let group = groups.iter().find(|group| group["code"] == code).ok_or("there is no such group")?;
        equal("appraised", &group["appraised"], &example.stated_score)?;
        equal(by, &group[by], &example.recomputed_score)
    }

    fn holds(&mut self, case: &str, unit: &str, check: &str, start: &str, example: &Example) -> Checked {
        let unit = self.audited(case, unit)?;
        let statements = unit["statements"].as_array().unwrap();
        let is_it = |statement: &&Value| {
            statement["check"] == check && statement["text"].as_str().unwrap().starts_with(start)
        };
        let mut found: Vec<&Value> = statements.iter().filter(is_it).collect();
        if found.iter().any(|statement| statement["text"] == start) {
            found.retain(|statement| statement["text"] == start);
        }
        let [statement] = found.as_slice() else { return Err(format!("{} statements fit", found.len())) };
        if statement["holds"] != true {
            return Err(format!("it does not hold: {}", statement["text"]));
        }
        let stated =
            [&example.stated_score, &example.stated_percent].into_iter().find(|text| !text.is_empty());
        contains(statement["text"].as_str().unwrap(), stated.map_or("", String::as_str))?;
        contains(statement["text"].as_str().unwrap(), &example.recomputed_score)
    }

    fn finding(&mut self, case: &str, unit: &str, code: &str, words: &str, example: &Example) -> Checked {
        let unit = self.audited(case, unit)?;
        let findings = unit["findings"].as_array().unwrap();
        let text = |finding: &Value| finding["text"].as_str().unwrap().replace('\u{a0}', " ");
        let is_it = |finding: &&Value| {
            finding["code"] == code && words.split(' ').all(|word| text(finding).contains(word))
        };
        let finding = findings.iter().find(is_it).ok_or("there is no such finding")?;
        contains(&text(finding), &example.recomputed_score)
    }

    fn audited(&mut self, case: &str, unit: &str) -> Result<Value, String> {
        let units = self.report(case, true)["units"].as_array().unwrap();
        let is_it = |found: &&Value| unit.is_empty() || found["unit"] == unit;
        units.iter().find(is_it).cloned().ok_or_else(|| "there is no such unit".to_owned())
    }
}

fn equal(what: &str, found: &Value, wanted: &str) -> Checked {
    let found = found.as_str().map(plain);
    if found.as_ref() == Some(&plain(wanted)) {
        Ok(())
    } else {
        Err(format!("{what} is {found:?}, not {wanted}"))
    }
}

fn contains(text: &str, number: &str) -> Checked {
    if numbers(text).contains(&plain(number)) {
        Ok(())
    } else {
        Err(format!("«{text}» does not say {number}"))
    }
}

/// The full points of a rule set, or of one of its groups: its parts, added up by the program.
fn fulls(id: &str, group: Option<&str>, example: &Example) -> Checked {
    let guidance = rule_set(id)?;
    let named = |code: &str| guidance.groups.iter().find(|found| found.code == code);
    let full = match group {
        Some(code) => &named(code).ok_or("there is no such group")?.full,
        None => &guidance.full,
    };
    equal("full", &Value::from(full.plain()), &example.stated_score)?;
    let inner = guidance.groups.iter().filter(|found| found.parent.as_deref() == group);
    let criteria = guidance.criteria.iter().filter(|criterion| Some(criterion.group.as_str()) == group);
    let parts =
        inner.map(|found| found.share().plain()).chain(criteria.map(|criterion| criterion.full.plain()));
    eval(&[&parts.collect::<Vec<_>>().join(" + ")], example)
}

fn rule_set(id: &str) -> Result<Guidance, String> {
    let files = Catalogue::default().files(id).ok_or("there is no such rule set")?;
    read(&files, &mut Problems::default()).ok_or_else(|| "it cannot be read".to_owned())
}

/// The worked example of a rule that gives the number, which is the rule's full points; every example holds.
fn worked(id: &str, key: &str, example: &Example) -> Checked {
    let guidance = rule_set(id)?;
    let (_, criterion) = guidance.criterion(key).ok_or("there is no such criterion")?;
    equal("full", &Value::from(criterion.full.plain()), &example.stated_score)?;
    let gives = |score: &ExpectedScore| match score {
        ExpectedScore::Points(points) => plain(&points.plain()) == plain(&example.recomputed_score),
        _ => false,
    };
    if !criterion.examples.iter().any(|worked| gives(&worked.score)) {
        return Err(format!("no example gives {}", example.recomputed_score));
    }
    if failures(&guidance).is_empty() { Ok(()) } else { Err("an example does not hold".to_owned()) }
}

/// The worked example of a rule that gives the published number; every example holds.
fn scored(id: &str, key: &str, example: &Example) -> Checked {
    let guidance = rule_set(id)?;
    let (_, criterion) = guidance.criterion(key).ok_or("there is no such criterion")?;
    let gives = |score: &ExpectedScore| match score {
        ExpectedScore::Points(points) => plain(&points.plain()) == plain(&example.stated_score),
        _ => false,
    };
    if !criterion.examples.iter().any(|worked| gives(&worked.score)) {
        return Err(format!("no example gives {}", example.stated_score));
    }
    if failures(&guidance).is_empty() { Ok(()) } else { Err("an example does not hold".to_owned()) }
}

/// The contradiction that a rule set declares of a criterion or a group.
fn declared(id: &str, name: &str, example: &Example) -> Checked {
    let guidance = rule_set(id)?;
    let criterion = guidance.criteria.iter().find(|criterion| criterion.key == name);
    let group = guidance.groups.iter().find(|group| group.code == name);
    let (full, about) = match (criterion, group) {
        (Some(criterion), _) => (&criterion.full, About::Criterion(name.to_owned())),
        (None, Some(group)) => (&group.full, About::Group(name.to_owned())),
        (None, None) => return Err("there is no such criterion or group".to_owned()),
    };
    equal("full", &Value::from(full.plain()), &example.stated_score)?;
    let found = guidance.contradictions.iter().find(|contradiction| contradiction.about == about);
    contains(&found.ok_or("nothing is declared")?.text, &example.recomputed_score)
}

/// What the program computes for each formula, rounded as the number is.
fn eval(formulas: &[&str], example: &Example) -> Checked {
    let wanted: Vec<&str> = example.recomputed_score.split(" / ").collect();
    if formulas.len() != wanted.len() {
        return Err(format!("{} numbers, {} formulas", wanted.len(), formulas.len()));
    }
    for (formula, wanted) in formulas.iter().zip(wanted) {
        let wanted = plain(wanted);
        let digits = wanted.split_once('.').map_or(0, |(_, decimals)| decimals.len()).to_string();
        let words = ["eval", formula, "--digits", &digits, "--mode", "half_up", "--lang", "en"];
        let out = verify(&words.map(str::to_owned));
        let rounded = out.lines().find_map(|line| line.strip_prefix("rounded: ")).unwrap_or("nothing");
        let rounded = rounded.split(' ').next().unwrap();
        if plain(rounded) != wanted {
            return Err(format!("{formula} gives {rounded}, not {wanted}"));
        }
    }
    Ok(())
}

/// The options of a case, for its report or its audit as JSON.
fn words(case: &str, audit: bool) -> Vec<String> {
    let folder = Path::new("cases").join(case);
    let text = fs::read_to_string(folder.join("case.toml")).unwrap_or_else(|error| panic!("{case}: {error}"));
    let toml: toml::Table = toml::from_str(&text).unwrap();
    let mut words: Vec<String> = if audit { vec!["audit".to_owned()] } else { Vec::new() };
    let letter = if audit { toml.get("audit").and_then(|audit| audit.get("document")) } else { None };
    for (key, value) in [("appraised", toml.get("appraised")), ("raw", toml.get("raw")), ("document", letter)]
    {
        let file = value.map(|file| folder.join(file.as_str().unwrap()).display().to_string());
        words.extend(file.into_iter().flat_map(|file| [format!("--{key}"), file]));
    }
    words.extend(["--format".to_owned(), "json".to_owned()]);
    words
}

fn verify(words: &[String]) -> String {
    let words = std::iter::once("verify".into()).chain(words.iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    run(words, &Screen::default(), &mut out, &mut err);
    String::from_utf8(out).unwrap()
}
