//! `verify rules list`: the rule sets that there are.

use crate::{
    cli::{
        Answer, Page, Product, Status,
        args::{self, Args},
        command::Command,
        format::{Format, Gives},
        rule_sets::catalogue,
    },
    guidance::read,
    problem::Problems,
    report::{
        blocks::{Block, Style, plain, styled},
        text,
    },
    text::{
        Lang,
        lang::{number_of, say},
    },
};
use clap::{ArgMatches, Command as Clap};

pub(super) const COMMAND: Command = Command {
    name: "list",
    clap,
    options: &[args::SETS, args::LOOK],
    gives: Gives::formats(&[Format::Text]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    base.about(lang.pick("liệt kê", "lists them")).override_usage("verify rules list")
}

/// Lists the rule sets.
fn run(args: &Args, _: &ArgMatches, page: Page) -> Answer {
    let mut problems = Problems::default();
    let catalogue = catalogue(args, &mut problems);
    let mut blocks = Vec::new();
    for id in catalogue.ids() {
        let set = catalogue.files(&id).and_then(|files| read(&files, &mut problems));
        let Some(set) = set else { continue };
        blocks.push(Block::Text(0, vec![styled(Style::Strong, id)]));
        blocks.push(Block::Text(1, vec![plain(set.title.clone())]));
        let (criteria, periods) = (set.criteria.len(), set.periods.join(", "));
        let several = number_of(criteria, "criterion", "criteria");
        let line = say!(
            args.lang,
            "kỳ {periods}; {criteria} tiêu chí thành phần; SHA-256 {}",
            "period {periods}; {several}; SHA-256 {}",
            set.sha256
        );
        blocks.push(Block::Text(1, vec![styled(Style::Faint, line)]));
    }
    let status = if problems.any_error() { Status::Problem } else { Status::Agrees };
    Answer { text: text::render(&blocks, page.width, page.colour), problems, status, product: Product::Text }
}
