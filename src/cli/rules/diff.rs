//! `verify rules diff OLD NEW`: what a change of guidance changes, and for whom.

use crate::{
    change::{differences, effect},
    cli::{
        Answer, Page, Product, Status,
        args::{self, Args},
        command::{self, Command},
        failed, files,
        format::{Format, Gives},
        load::load,
        output,
        regress::main_run,
        rule_sets::{catalogue, set_of_name},
    },
    model::Guidance,
    problem::{Problem, Problems, UsageFault, file::Reason},
    regress::case::CASE,
    report::{
        content::diff as content,
        diff::{CaseEffect, Diff, report},
    },
    text::Lang,
};
use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use std::path::{Path, PathBuf};

pub(super) const COMMAND: Command = Command {
    name: "diff",
    clap,
    options: &[args::SETS, args::LOOK],
    gives: Gives::formats(&[Format::Text, Format::Html, Format::Json]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let argument = |name: &'static str| Arg::new(name).help_heading(command::arguments(lang));
    let old =
        argument("old").required(true).display_order(0).value_name(lang.pick("CŨ", "OLD")).help(
            lang.pick("bộ quy tắc cũ: tên hoặc thư mục", "the old rule set: a known name, or a folder"),
        );
    let new = argument("new")
        .required(true)
        .display_order(1)
        .value_name(lang.pick("MỚI", "NEW"))
        .help(lang.pick("bộ quy tắc mới", "the new rule set"));
    let cases = argument("cases")
        .long("cases")
        .display_order(2)
        .value_name(lang.pick("THƯ-MỤC", "DIR"))
        .value_parser(value_parser!(PathBuf))
        .help(lang.pick(
            "thư mục chứa các hồ sơ: cho biết điểm và thứ hạng của đơn vị nào thay đổi",
            "the folder of cases: tells whose points and ranks move",
        ));
    base.about(lang.pick(
        "so sánh hai bộ quy tắc: điều gì thay đổi, điểm tăng giảm nhiều nhất bao nhiêu, đơn vị nào bị ảnh hưởng",
        "compares two rule sets: what changes, how far scores can move, and whose do",
    ))
    .override_usage(lang.pick(
        "verify rules diff CŨ MỚI [--cases THƯ-MỤC]",
        "verify rules diff OLD NEW [--cases DIR]",
    ))
    .args([old, new, cases])
}

/// Compares the sets; 1 if anything differs.
fn run(args: &Args, matches: &ArgMatches, page: Page) -> Answer {
    let mut problems = Problems::default();
    let mut catalogue = catalogue(args, &mut problems);
    let mut set = |name: &str, problems: &mut Problems| {
        let name = matches.get_one::<String>(name).map_or("", String::as_str);
        set_of_name(name, &mut catalogue, problems)
    };
    let (old, new) = (set("old", &mut problems), set("new", &mut problems));
    let (Some(old), Some(new), false) = (old, new, problems.any_error()) else {
        return Answer::failed(problems);
    };
    let differences = differences(&old, &new);
    let cases = matches.get_one::<PathBuf>("cases");
    let cases = cases.map(|folder| effects(folder, &old, &new, &mut problems)).unwrap_or_default();
    let status = match (problems.any_error(), differences.is_empty() && cases.is_empty()) {
        (true, _) => Status::Problem,
        (false, true) => Status::Agrees,
        (false, false) => Status::Differs,
    };
    let diff = Diff { old, new, differences, cases };
    match render(args, page, &diff, &problems) {
        Ok(text) => Answer { text, problems, status, product: Product::Text },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

fn render(args: &Args, page: Page, diff: &Diff, problems: &Problems) -> Result<String, String> {
    if args.format == Format::Json {
        let content = content::report(diff, problems, args.lang);
        return serde_json::to_string_pretty(&content)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    // On paper colour may be lost: a page keeps the signs.
    let colour = page.colour && args.format != Format::Html;
    Ok(output::shown(args, page, &report(diff, args.lang, colour)))
}

/// The effect on every case of a folder that is scored by the old set, or on the case that the folder is.
fn effects(folder: &Path, old: &Guidance, new: &Guidance, problems: &mut Problems) -> Vec<CaseEffect> {
    let folders =
        if folder.join(CASE).is_file() { vec![folder.to_path_buf()] } else { files::folders(folder) };
    let cases = folders.into_iter().filter(|case| case.join(CASE).is_file());
    cases.filter_map(|case| of_case(&case, old, new, problems)).collect()
}

fn of_case(folder: &Path, old: &Guidance, new: &Guidance, problems: &mut Problems) -> Option<CaseEffect> {
    let args = main_run(folder).map_err(|told| problems.extend(told)).ok()??;
    // What is wrong with the case itself is told where the case is run.
    let loaded = load(&args).ok()?;
    let units = loaded.verified(&mut Problems::default());
    let units = effect(&units, old, new);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (!units.is_empty()).then_some(CaseEffect { case: name, units })
}
