//! The cost of explaining granted scores backwards: one row, the case of the seed, and a generated province of
//! 160 communes with 60 criteria each, of which 3 in 100 rows differ.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    reason = "a benchmark stops where its set-up is wrong; its numbers are small"
)]

use phuctra::{
    audit::audit,
    formula::Value,
    guidance::{Catalogue, RuleFiles, read},
    input::{Appraised, Raw},
    inquiry::{deviation::explanations, inquire, inverse::Question, rounding, subject::Subject},
    model::{Guidance, Rule},
    number::{Exact, Mode, Rounding},
    problem::Problems,
    source::Source,
    verify::{Verified, dockets, verify},
};

fn main() {
    divan::main();
}

fn seed() -> (Guidance, Appraised, Raw) {
    let files = Catalogue::default().files("quang-tri-xa-2024").expect("an embedded rule set");
    let guidance = read(&files, &mut Problems::default()).expect("a rule set");
    let file = |name: &str| {
        let path = format!("{}/cases/trieu-trach-2024/{name}", env!("CARGO_MANIFEST_DIR"));
        Source::new(name, &std::fs::read(path).expect("a file of the case")).expect("text")
    };
    let mut problems = Problems::default();
    let appraised = Appraised::open(file("appraised.csv"), &mut problems).expect("a table");
    let raw = Raw::open(file("raw.json"), &mut problems).expect("counts");
    (guidance, appraised, raw)
}

fn verified<'g>(guidance: &'g Guidance, appraised: &'g Appraised, raw: &Raw) -> Vec<Verified<'g>> {
    let mut problems = Problems::default();
    let units = raw.units(&mut problems).into_iter().map(|unit| (unit, guidance)).collect();
    let appraisal = appraised.rows(&mut problems);
    let dockets = dockets(appraised.source(), &appraisal, units, &mut problems);
    dockets.into_iter().map(|docket| verify(docket, audit)).collect()
}

/// Every value of one count that gives 0.21.
#[divan::bench]
fn one_set_of_counts(bencher: divan::Bencher<'_, '_>) {
    let (guidance, ..) = seed();
    let (_, criterion) = guidance.criterion("3.13.2").expect("a criterion");
    let Rule::Computed(form) = &criterion.rule else { return };
    let [a, b] = [28_u64, 27].map(|count| Some(Value::Number(Exact::from(count))));
    let (values, score) = ([a, b, None], Exact::new(21, 100).expect("a score"));
    let rounding = Rounding::new(Mode::HalfUp, 2);
    let question = Question { criterion, form, values: &values, rounding, score: &score };
    bencher.bench_local(|| divan::black_box(&question).counts(0));
}

#[divan::bench]
fn one_row(bencher: divan::Bencher<'_, '_>) {
    let (guidance, appraisal, units) = seed();
    let results = verified(&guidance, &appraisal, &units);
    let unit = results.first().expect("a unit");
    let inferred = rounding::infer(rounding::samples(unit, 0), rounding::digits(unit));
    let row = unit.rows.iter().position(phuctra::verify::VerifiedRow::differs).expect("a row that differs");
    let subject = Subject::new(unit, row, &inferred).expect("a subject");
    bencher.bench_local(|| explanations(divan::black_box(&subject)));
}

#[divan::bench]
fn case_of_the_seed(bencher: divan::Bencher<'_, '_>) {
    let (guidance, appraisal, units) = seed();
    let results = verified(&guidance, &appraisal, &units);
    bencher.bench_local(|| inquire(divan::black_box(&results)));
}

const CRITERIA: u64 = 60;
const COMMUNES: u64 = 160;

/// Ratios `b / a`, all of them; every 33rd granted score is that of another denominator.
fn province() -> (Guidance, Appraised, Raw) {
    let mut rules = String::from(
        "format = 1\nid = \"x\"\ntitle = \"Ví dụ\"\nperiods = [\"2024\"]\nfull = \"60\"\n\
         [rounding]\ncriterion = { mode = \"half_up\", digits = 2, basis = \"inferred\" }\n\
         [[source]]\nid = \"s\"\nnumber = \"1\"\nissuer = \"x\"\n\
         [[group]]\ncode = \"g\"\ntitle = \"g\"\nfull = \"60\"\nscore = 'sum(children)'\nbasis = \"inferred\"\n",
    );
    let (mut table, mut raw) = (String::from("unit,code,name,max,appraised\n"), String::new());
    for criterion in 0..CRITERIA {
        rules += &format!(
            "[[criterion]]\nkey = \"k{criterion}\"\ncode = \"c{criterion}\"\ngroup = \"g\"\ntitle = \"tiêu chí {criterion}\"\n\
             full = \"1\"\nscore = 'b / a × full'\nif_zero = [{{ when = 'a', then = \"zero\", basis = \"inferred\" }}]\n\
             cite = {{ source = \"s\", basis = \"inferred\" }}\n[criterion.input]\na = {{}}\nb = {{ at_most = \"a\" }}\n"
        );
    }
    for commune in 0..COMMUNES {
        let mut counts = Vec::new();
        for criterion in 0..CRITERIA {
            let cell = commune * CRITERIA + criterion;
            let a = 20 + cell * 7919 % 1480;
            let b = cell * 104_729 % (a + 1);
            let whole = if cell.is_multiple_of(33) { a + a / 2 } else { a };
            let hundredths = (200 * b + whole) / (2 * whole);
            table += &format!(
                "Xã {commune},c{criterion},tiêu chí {criterion},1,\"{},{:02}\"\n",
                hundredths / 100,
                hundredths % 100
            );
            counts.push(format!("\"c{criterion}\": {{\"a\": {a}, \"b\": {b}}}"));
        }
        raw += &format!(
            "{{\"unit\": \"Xã {commune}\", \"period\": \"2024\", \"guidance\": \"x\", \"counts\": {{{}}}}}\n",
            counts.join(", ")
        );
    }
    let mut problems = Problems::default();
    let source = |name: &str, text: &str| Source::new(name, text.as_bytes()).expect("text");
    let files = RuleFiles::new(vec![source("guidance.toml", &rules)]);
    let guidance = read(&files, &mut problems).expect("a rule set");
    let appraised = Appraised::open(source("a.csv", &table), &mut problems).expect("a table");
    let raw = Raw::open(source("r.jsonl", &raw), &mut problems).expect("counts");
    (guidance, appraised, raw)
}

#[divan::bench(sample_count = 10)]
fn generated_province(bencher: divan::Bencher<'_, '_>) {
    let (guidance, appraisal, units) = province();
    let results = verified(&guidance, &appraisal, &units);
    assert_eq!(results.len(), 160, "every commune is verified");
    bencher.bench_local(|| inquire(divan::black_box(&results)));
}
