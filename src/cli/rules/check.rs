//! `verify rules check`: what can be said of rule sets without any case.

use super::named;
use crate::{
    cli::{
        Answer, Page, Product, Status,
        args::{self, Args},
        command::{self, Command},
        failed,
        format::{Format, Gives, WATCHED},
        output::watched,
        rule_sets::catalogue,
    },
    guidance::{
        Checked, Places, RuleFiles, check,
        check::{cited, points},
        places::Spot,
        read,
    },
    model::{ExpectedScore, Guidance},
    problem::{CheckFault, Problem, Problems, UsageFault, check::Worded, file::Reason},
    report::{check as report, ci, content::check as content},
    text::Lang,
    verify::{
        example::{Failure, failures},
        grade,
        score::Scored,
    },
};
use clap::{Arg, ArgMatches, Command as Clap};

pub(super) const COMMAND: Command =
    Command { name: "check", clap, options: &[args::SETS, args::LOOK], gives: GIVES, below: &[], run };

/// What it gives.
const GIVES: Gives = Gives::formats(&WATCHED);

fn clap(base: Clap, lang: Lang) -> Clap {
    let sets = Arg::new("sets")
        .num_args(0..)
        .value_name(lang.pick("TÊN|THƯ MỤC", "ID|FOLDER"))
        .help_heading(command::arguments(lang))
        .help(lang.pick(
            "bộ quy tắc: tên có sẵn, thư mục của một bộ hay thư mục chứa nhiều bộ (mặc định: tất cả)",
            "rule sets: a known name, the folder of one or a folder of several (default: all)",
        ));
    base.about(lang.pick(
        "kiểm tra bộ quy tắc: điểm vượt khung, mẫu số bằng 0, mức trùng hay hở, ví dụ sai, mâu thuẫn của văn bản",
        "checks rule sets: scores out of range, divisions by 0, gaps and overlaps of tiers, failing examples, \
         contradictions of the texts",
    ))
    .override_usage(lang.pick("verify rules check [TÊN|THƯ MỤC]…", "verify rules check [ID|FOLDER]…"))
    .arg(sets)
}

/// Checks the sets; 1 if something was found beside the contradictions that a set declares.
fn run(args: &Args, matches: &ArgMatches, page: Page) -> Answer {
    let mut problems = Problems::default();
    let mut catalogue = catalogue(args, &mut problems);
    let named: Vec<&String> = matches.get_many("sets").unwrap_or_default().collect();
    let ids = if named.is_empty() {
        catalogue.ids()
    } else {
        named.into_iter().flat_map(|name| named::add(name, &mut catalogue, &mut problems)).collect()
    };
    let mut sets = Vec::new();
    for files in ids.iter().filter_map(|id| catalogue.files(id)) {
        sets.extend(read(&files, &mut problems).map(|guidance| {
            let checked = checked(&guidance, &files);
            report::CheckedSet { guidance, checked }
        }));
    }
    let found = sets.iter().any(|set| set.findings().errors > 0 || set.findings().warnings > 0);
    let status = match (problems.any_error(), found) {
        (true, _) => Status::Problem,
        (false, true) => Status::Differs,
        (false, false) => Status::Agrees,
    };
    match render(args, page, &sets, &problems) {
        Ok(text) => Answer { text, problems, status, product: Product::Text },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

fn render(
    args: &Args,
    page: Page,
    sets: &[report::CheckedSet],
    problems: &Problems,
) -> Result<String, String> {
    if args.format == Format::Json {
        let content = content::report(sets, problems, args.lang);
        return serde_json::to_string_pretty(&content)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    if let Format::Watch(format) = args.format {
        return watched(format, &ci::rules(sets, problems, args.lang));
    }
    Ok(report::text(sets, args.lang, page.width, page.colour))
}

/// The static checks, and the worked examples that fail.
fn checked(guidance: &Guidance, files: &RuleFiles) -> Checked {
    let places = Places::of(files, guidance);
    // The base has been read with the set itself.
    let base = files.base(&mut Problems::default());
    let mut checked = check(guidance, base.as_ref(), &places);
    let failing = failures(guidance);
    checked.findings.extend(failing.iter().filter_map(|failure| failing_example(guidance, &places, failure)));
    let failing = grade::failures(guidance);
    checked.findings.extend(failing.iter().filter_map(|failure| failing_grade(guidance, &places, failure)));
    checked.findings.sort_by_key(|problem| places.order(problem.place.as_ref()));
    checked
}

fn failing_example(guidance: &Guidance, places: &Places, failure: &Failure) -> Option<Problem> {
    let (index, criterion) = guidance.criterion(&failure.criterion)?;
    let of_reading = |id: &String| criterion.readings.iter().position(|reading| reading.id == *id);
    let rule = (index, failure.reading.as_ref().and_then(of_reading));
    let place = places.get(Spot::Example(rule, failure.number.saturating_sub(1)));
    let fault =
        CheckFault::ExampleFails { expected: expected(&failure.expected), found: found(&failure.found) };
    let problem =
        place.map_or_else(|| Problem::new(fault.clone()), |place| Problem::at(place, fault.clone()));
    Some(problem.citing(cited(guidance, &criterion.citation)))
}

/// A grade whose example gives another.
fn failing_grade(
    guidance: &Guidance,
    places: &Places,
    (index, _, standing): &(usize, usize, grade::Standing),
) -> Option<Problem> {
    let label = |index: usize| guidance.grades.list.get(index).map(|grade| grade.label.clone());
    let possible: Vec<String> = standing.possible.iter().filter_map(|index| label(*index)).collect();
    let found = |none: &str| {
        let none = standing.none.then(|| none.to_owned());
        possible.iter().cloned().chain(none).collect::<Vec<_>>().join(" / ")
    };
    let expected = label(*index)?;
    let fault = CheckFault::ExampleFails {
        expected: Worded::same(expected),
        found: Worded::new(found("kết quả không thuộc loại nào"), found("no grade")),
    };
    Some(match places.get(Spot::Grade(*index)) {
        Some(place) => Problem::at(place, fault),
        None => Problem::new(fault),
    })
}

fn expected(score: &ExpectedScore) -> Worded {
    match score {
        ExpectedScore::Points(score) => points(score.exact()),
        ExpectedScore::Undetermined => Worded::new("không xác định", "undetermined"),
        ExpectedScore::Excluded => Worded::new("không áp dụng", "excluded"),
    }
}

fn found(scored: &Scored) -> Worded {
    match scored {
        Scored::Points { points: score, .. } => points(score.exact()),
        Scored::Undetermined { .. } => Worded::new("không xác định", "undetermined"),
        Scored::Excluded => Worded::new("không áp dụng", "excluded"),
        Scored::Judged => Worded::new("điểm do người thẩm định cho", "points left to judgement"),
    }
}
