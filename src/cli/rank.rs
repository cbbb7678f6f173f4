//! `verify rank`: the units of a batch by their totals.

use super::{
    Answer, Page, Product, Status,
    args::{self, Args},
    command::{self, Command},
    failed,
    format::{Format, Gives},
    load::load,
    output,
};
use crate::{
    model::RankMode,
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{Context, blocks::Block, compose, content::ranking as content, csv},
    text::Lang,
    verify::{Standings, Verified, standings},
};
use clap::{Arg, ArgMatches, Command as Clap};
use std::collections::BTreeSet;

pub(super) const COMMAND: Command = Command {
    name: "rank",
    clap,
    options: &[args::INPUTS, args::RULES, args::LIMITS, args::LOOK],
    gives: Gives::formats(&[Format::Text, Format::Html, Format::Json, Format::Csv]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let mode = Arg::new("mode")
        .long("mode")
        .value_name(lang.pick("CÁCH", "MODE"))
        .value_parser(RankMode::ALL.map(RankMode::name))
        .hide_possible_values(true)
        .help_heading(command::arguments(lang))
        .help(lang.pick(
            "điểm bằng nhau thì: competition (1, 2, 2, 4), dense (1, 2, 2, 3), sequential (1, 2, 3, 4); \
             không nêu thì theo bộ quy tắc",
            "equal totals: competition (1, 2, 2, 4), dense (1, 2, 2, 3), sequential (1, 2, 3, 4); \
             as the rule set says if not given",
        ));
    base.about(lang.pick(
        "xếp hạng các đơn vị của đợt theo điểm thẩm định, điểm tính lại và điểm sau khi sửa",
        "ranks the units of a batch by their granted, recomputed and corrected points",
    ))
    .override_usage(lang.pick(
        "verify rank --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU [--mode CÁCH]",
        "verify rank --appraised TABLE --raw COUNTS [--mode MODE]",
    ))
    .arg(mode)
}

/// Ranks the units; 1 if one surely stands elsewhere than granted, 3 if a rank is open.
fn run(args: &Args, matches: &ArgMatches, page: Page) -> Answer {
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return Answer::failed(problems),
    };
    let mut context = std::mem::take(&mut loaded.context);
    let results = loaded.verified(&mut context.problems);
    if context.problems.reject_run() {
        return Answer::failed(context.problems);
    }
    let mode = matches.get_one::<String>("mode").and_then(|name| RankMode::from_name(name));
    if mode.is_none() && results.iter().all(|verified| verified.docket.guidance.ranking.is_none()) {
        let sets: BTreeSet<String> =
            results.iter().map(|verified| verified.docket.guidance.id.clone()).collect();
        let fault = UsageFault::NoRankMode { sets: sets.into_iter().collect() };
        context.problems.push(Problem::new(fault));
        return Answer::failed(context.problems);
    }
    let standings = standings(&results, context.absent(&results), mode);
    let status = status(&standings, &context.problems);
    match render(args, page, &results, &standings, &context) {
        Ok(text) => Answer { text, problems: context.problems, status, product: Product::Text },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

fn status(standings: &[Standings<'_>], problems: &Problems) -> Status {
    if problems.any_error() {
        Status::Problem
    } else if standings.iter().any(Standings::moves) {
        Status::Differs
    } else if standings.is_empty() || standings.iter().any(Standings::open) {
        Status::Open
    } else {
        Status::Agrees
    }
}

fn render(
    args: &Args,
    page: Page,
    results: &[Verified<'_>],
    standings: &[Standings<'_>],
    context: &Context,
) -> Result<String, String> {
    match args.format {
        Format::Csv => csv::ranks(results, standings).map_err(|error| error.to_string()),
        Format::Json => {
            let report = content::report(results, standings, context, args.lang);
            serde_json::to_string_pretty(&report).map(|text| text + "\n").map_err(|error| error.to_string())
        }
        _ => Ok(output::shown(args, page, &blocks(args, results, standings, context))),
    }
}

fn blocks(
    args: &Args,
    results: &[Verified<'_>],
    standings: &[Standings<'_>],
    context: &Context,
) -> Vec<Block> {
    let mut blocks = compose::rank_title(args.lang, standings.is_empty());
    compose::ranking(results, standings, args.lang, &mut blocks);
    compose::inputs(context, args.lang, &mut blocks);
    blocks
}
