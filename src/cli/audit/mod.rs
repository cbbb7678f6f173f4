//! `verify audit`: the checks of the table and of the text around it, alone.

mod self_test;

use super::{
    Answer, Page, Product, Status,
    args::{self, Args},
    command::{self, Command},
    failed,
    format::{Format, Gives},
    load::{Loaded, load_any, units},
    output,
};
use crate::{
    audit::{Case, Member, examine, stated_ranks},
    model::{Appraisal, Letter, Reasons},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{
        Context,
        audit::{Audited, NumberKind, Watched, report, self_test as self_test_blocks},
        blocks::Block,
        content::audit as content,
    },
    text::{Lang, lang::say},
    verify::{Audit, FindingSeverity, Verified, rank::batches},
};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap};

pub(super) const COMMAND: Command = Command {
    name: "audit",
    clap,
    options: &[args::INPUTS, args::DOCUMENT, args::RULES, args::LIMITS, args::LOOK],
    gives: Gives::formats(&[Format::Text, Format::Html, Format::Json]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let self_test = Arg::new("self-test")
        .long("self-test")
        .action(ArgAction::SetTrue)
        .help_heading(command::arguments(lang))
        .help(lang.pick(
            "đổi lần lượt từng con số của bảng và văn bản, đếm xem kiểm tra phát hiện được bao nhiêu",
            "changes each number of table and letter in turn, and counts how many changes are noticed",
        ));
    base.about(lang.pick(
        "kiểm tra bảng điểm và văn bản kèm theo: tổng, điểm mất, tăng giảm, tỷ lệ, thứ hạng, ngày",
        "checks a table and its letter: sums, losses, changes, percentages, ranks, dates",
    ))
    .override_usage(lang.pick(
        "verify audit --appraised BẢNG-ĐIỂM [--raw SỐ-LIỆU] [--document VĂN-BẢN] [--self-test]",
        "verify audit --appraised TABLE [--raw COUNTS] [--document LETTER] [--self-test]",
    ))
    .arg(self_test)
}

/// Audits every unit; 1 if something of the severity of an error was found.
fn run(args: &Args, matches: &ArgMatches, page: Page) -> Answer {
    let mut loaded = match load_any(args) {
        Ok(loaded) => loaded,
        Err(problems) => return Answer::failed(problems),
    };
    let mut context = std::mem::take(&mut loaded.context);
    let (appraisal, letter) = (&loaded.appraisal, loaded.letter.as_ref());
    let audited = audited(&loaded, appraisal, letter, &loaded.reasons, &mut context.problems);
    if loaded.letter.is_some() && audited.len() > 1 {
        return failed(several_units(args));
    }
    let watched = if matches.get_flag("self-test") && !context.problems.any_error() {
        self_test::run(&loaded)
    } else {
        Vec::new()
    };
    let status = if context.problems.any_error() { Status::Problem } else { status(&audited) };
    match render(args, page, &audited, &watched, &context) {
        Ok(text) => Answer { text, problems: context.problems, status, product: Product::Text },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

/// The audits of a table and a letter: with the rules and counts that were loaded, or without any.
fn audited<'l>(
    loaded: &'l Loaded,
    appraisal: &Appraisal<'l>,
    letter: Option<&Letter>,
    reasons: &Reasons,
    problems: &mut Problems,
) -> Vec<Audited<'l>> {
    if loaded.has_rules() {
        let verified = loaded.verified_of(appraisal, letter, reasons, problems);
        let ranks = ranks_of_results(&verified, loaded.batch);
        let audited = verified.into_iter().zip(ranks).map(|(verified, ranks)| Audited {
            unit: Some(verified.docket.unit).filter(|unit| !unit.is_empty()),
            period: verified.docket.period,
            guidance: Some(verified.docket.guidance),
            audit: Audit { findings: verified.findings, checked: verified.checked }.with(ranks),
        });
        return audited.collect();
    }
    let units = units(appraisal);
    let cases: Vec<Case<'_>> = units.iter().map(|rows| Case::of_rows(rows, letter, reasons)).collect();
    let members: Vec<Member<'_>> = cases.iter().map(Member::of).collect();
    let audited = cases.iter().zip(stated_ranks(&members, loaded.batch)).map(|(case, ranks)| Audited {
        unit: case.unit.map(str::to_owned),
        period: None,
        guidance: None,
        audit: examine(case).with(ranks),
    });
    audited.collect()
}

/// What is found of the places that are stated for the units, for each of them: a batch is the units of one rule set
/// and period.
fn ranks_of_results(results: &[Verified<'_>], whole: Option<usize>) -> Vec<Audit> {
    let mut found = vec![Audit::default(); results.len()];
    for batch in batches(results) {
        let reasons = Reasons::new();
        let cases = batch.iter().filter_map(|index| results.get(*index));
        let cases: Vec<Case<'_>> =
            cases.map(|verified| Case::of_verified(verified, None, &reasons)).collect();
        let members: Vec<Member<'_>> = cases.iter().map(Member::of).collect();
        for (index, ranks) in batch.iter().zip(stated_ranks(&members, whole)) {
            if let Some(audit) = found.get_mut(*index) {
                *audit = ranks;
            }
        }
    }
    found
}

/// A letter is held against one unit.
pub(super) fn several_units(args: &Args) -> Problem {
    let lang = args.lang;
    Problem::new(UsageFault::WrongValue {
        option: "--document".to_owned(),
        found: args.document.as_ref().map(|path| path.display().to_string()).unwrap_or_default(),
        expected: say!(lang, "bảng điểm của một đơn vị", "a table of one unit"),
    })
}

fn render(
    args: &Args,
    page: Page,
    audited: &[Audited<'_>],
    watched: &[(NumberKind, Watched)],
    context: &Context,
) -> Result<String, String> {
    if args.format == Format::Json {
        let report = content::report(audited, watched, context, args.lang);
        return serde_json::to_string_pretty(&report)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    let mut blocks = if audited.is_empty() { Vec::new() } else { report(audited, context, args.lang) };
    if !watched.is_empty() {
        blocks.push(Block::Space);
        blocks.extend(self_test_blocks(watched, args.lang));
    }
    Ok(output::shown(args, page, &blocks))
}

fn status(audited: &[Audited<'_>]) -> Status {
    let mut findings = audited.iter().flat_map(|unit| &unit.audit.findings);
    if findings.any(|finding| finding.kind.severity() == FindingSeverity::Error) {
        Status::Differs
    } else {
        Status::Agrees
    }
}
