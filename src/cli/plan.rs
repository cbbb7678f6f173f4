//! `verify plan … -o plan.docx|xlsx`: the remediation plan.

use super::{
    Answer, Page, Product, Status,
    appeal::{day, no_such_unit, read_profile},
    args::{self, Args},
    command::{self, Command},
    failed,
    format::{Format, Gives},
    load::load,
};
use crate::{
    inquiry::{UnitInquiry, inquire},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{
        docx::{package, render_on_its_side},
        letter::Profile,
        plan::{Plan, PlanRow, book, document, plan},
        workbook::write,
    },
    text::{
        Lang,
        lang::{number_of, say},
        visible,
    },
    verify::{Outcome, Verified},
};
use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use std::path::PathBuf;

pub(super) const COMMAND: Command = Command {
    name: "plan",
    clap,
    options: &[args::INPUTS, args::RULES, args::LIMITS],
    gives: Gives::formats(&[Format::Docx, Format::Xlsx]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let option =
        |name: &'static str, value: (&'static str, &'static str), help: (&'static str, &'static str)| {
            let option = Arg::new(name).long(name).help_heading(command::arguments(lang));
            option.value_name(lang.pick(value.0, value.1)).help(lang.pick(help.0, help.1))
        };
    base.about(lang.pick(
        "lập kế hoạch khắc phục các mục còn mất điểm (DOCX hoặc XLSX): nguyên nhân, số cần đạt thêm",
        "writes the remediation plan for points lost (DOCX or XLSX, in Vietnamese): causes, and what is needed",
    ))
    .override_usage(lang.pick(
        "verify plan --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU -o ke-hoach.docx|ke-hoach.xlsx [--profile TỆP]",
        "verify plan --appraised TABLE --raw COUNTS -o plan.docx|plan.xlsx [--profile FILE]",
    ))
    .args([
        option(
            "profile",
            ("TỆP", "FILE"),
            ("tệp TOML như của `verify appeal`: cơ quan, ký hiệu, câu chữ", "a TOML file as of `verify appeal`"),
        )
        .value_parser(value_parser!(PathBuf)),
        option(
            "unit",
            ("ĐƠN-VỊ", "UNIT"),
            ("đơn vị, khi tệp có nhiều đơn vị", "the unit, where the files have several"),
        ),
        option(
            "date",
            ("NGÀY", "DATE"),
            (
                "ngày của văn bản kèm theo, như 14/01/2025; để trống nếu không nêu",
                "the day of the covering letter, such as 14/01/2025; open if not given",
            ),
        ),
    ])
}

/// Writes the plan of one unit; says on the standard output what is in it.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let mut problems = Problems::default();
    let date = day(args, matches, &mut problems);
    let profile = match read_profile(args, matches, &mut problems) {
        Ok(profile) => Profile { date, ..profile },
        Err(problems) => return Answer::failed(problems),
    };
    if problems.any_error() {
        return Answer::failed(problems);
    }
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return Answer::failed(problems),
    };
    let mut problems = std::mem::take(&mut loaded.context).problems;
    let results = loaded.verified(&mut problems);
    if problems.any_error() {
        return Answer::failed(problems);
    }
    let inquiry = inquire(&results);
    let wanted = matches.get_one::<String>("unit");
    let units = results.iter().zip(&inquiry.units);
    let units: Vec<_> =
        units.filter(|(verified, _)| wanted.is_none_or(|name| verified.docket.unit == *name)).collect();
    let [(verified, found)] = units.as_slice() else {
        return failed(no_such_unit(wanted, &results));
    };
    answer(args, &profile, (verified, found), problems)
}

fn answer(
    args: &Args,
    profile: &Profile,
    (verified, inquiry): (&Verified<'_>, &UnitInquiry),
    problems: Problems,
) -> Answer {
    let plan = plan(verified, inquiry);
    let text = summary(&plan, verified, inquiry, args.lang);
    if plan.is_empty() {
        return Answer { text, problems, status: Status::Open, product: Product::Nothing };
    }
    let file = if args.format == Format::Xlsx {
        write(&book(&plan, verified, profile))
    } else {
        package(&render_on_its_side(&document(&plan, verified, profile)))
            .ok_or_else(|| args.lang.pick("quá lớn", "too large").to_owned())
    };
    match file {
        Ok(file) => Answer { text, problems, status: Status::Agrees, product: Product::File(file) },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

/// What the plan holds, and what is not in it: for the unit alone.
fn summary(plan: &Plan, verified: &Verified<'_>, inquiry: &UnitInquiry, lang: Lang) -> String {
    let mut lines = Vec::new();
    for row in &plan.rows {
        let (code, lost) = (&row.code, row.lost.shown(lang, plan.digits));
        let asked = may_be_asked(row, lang);
        lines.push(say!(
            lang,
            "Kế hoạch: {code}, còn mất {lost}{asked}.",
            "Planned: {code}, {lost} lost{asked}."
        ));
    }
    for row in &plan.bonuses {
        let (code, more) = (&row.code, row.lost.shown(lang, plan.digits));
        let asked = may_be_asked(row, lang);
        lines.push(say!(
            lang,
            "Điểm cộng, không tính là mất: {code}, có thể thêm {more}{asked}.",
            "A bonus, not counted as lost: {code}, {more} may be added{asked}."
        ));
    }
    for row in &plan.disputed {
        let (code, gap) = (&row.code, row.gap.shown(lang, plan.digits));
        lines.push(say!(
            lang,
            "Không thuộc kế hoạch: {gap} điểm của {code}, vì điểm thẩm định cần được đề nghị xem xét lại, {}.",
            "Not planned: {gap} points of {code}: the granted points are to be appealed, {}.",
            row.by
        ));
    }
    let open = verified.rows.iter().filter(|row| row.outcome == Outcome::NotAppraised).count();
    if open > 0 {
        let rows = number_of(open, "row", "rows");
        lines.push(say!(
            lang,
            "Chưa thẩm định: {open} dòng, không có trong kế hoạch.",
            "Not appraised: {rows}, not planned."
        ));
    }
    let code = |row: usize| {
        let criterion = verified.row(row).and_then(|(_, _, criterion)| criterion);
        criterion.map(|criterion| criterion.code.clone()).unwrap_or_default()
    };
    for over in &inquiry.appeal.over_granted {
        let code = code(over.row);
        lines.push(say!(
            lang,
            "Cần biết trước (không ghi trong kế hoạch): {code} đang cao hơn điểm tính lại từ số liệu; kế hoạch nêu số liệu ấy.",
            "To know first (not in the plan): {code} is above what its counts give, and the plan states these counts."
        ));
    }
    if plan.is_empty() {
        lines.push(say!(
            lang,
            "Không có mục nào đã thẩm định mà chưa đạt điểm tối đa; không ghi kế hoạch.",
            "No appraised row is below its full points; no plan was written."
        ));
    }
    lines.iter().flat_map(|line| [visible(line), "\n".into()]).collect()
}

/// That the appraiser may be asked about a row, and why.
fn may_be_asked(row: &PlanRow, lang: Lang) -> String {
    row.may_be_asked.map_or_else(String::new, |basis| {
        let basis = basis.label(lang);
        say!(
            lang,
            "; có thể hỏi cơ quan thẩm định, vì quy tắc {basis} cho điểm cao hơn",
            "; the appraiser may be asked, as a rule that is {basis} gives more"
        )
    })
}
