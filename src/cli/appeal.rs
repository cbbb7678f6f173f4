//! `verify appeal … -o letter.docx`: the letter that asks for a second look.

use super::{
    Answer, Page, Product, Status,
    args::Args,
    command::{self, Command},
    failed, files,
    load::load,
};
use crate::{
    inquiry::{UnitInquiry, inquire},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{
        docx::{package, render},
        letter::{Chosen, LeftOut, Profile, Wording, choose, letter},
    },
    source::{Allowed, Date, Limits},
    text::{Lang, lang::say, visible},
    verify::Verified,
};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use std::path::PathBuf;

pub(super) const COMMAND: Command = Command { name: "appeal", clap, run };

fn clap(base: Clap, lang: Lang) -> Clap {
    let option =
        |name: &'static str, value: (&'static str, &'static str), help: (&'static str, &'static str)| {
            let option = Arg::new(name).long(name).help_heading(command::arguments(lang));
            option.value_name(lang.pick(value.0, value.1)).help(lang.pick(help.0, help.1))
        };
    let text = ("CHỮ", "TEXT");
    let recipient =
        ("nơi nhận ở dòng Kính gửi; dùng được nhiều lần", "whom the letter addresses; may be repeated");
    base.about(lang.pick(
        "soạn công văn đề nghị xem xét lại điểm (DOCX, thể thức Nghị định 30/2020/NĐ-CP)",
        "writes the letter that asks for a second look (DOCX, layout of Decree 30/2020; in Vietnamese)",
    ))
    .override_usage(lang.pick(
        "verify appeal --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU -o cong-van.docx [--profile TỆP]",
        "verify appeal --appraised TABLE --raw COUNTS -o letter.docx [--profile FILE]",
    ))
    .args([
        option(
            "profile",
            ("TỆP", "FILE"),
            (
                "tệp TOML: cơ quan, nơi nhận, người ký, câu chữ",
                "a TOML file: agency, recipients, signer, wording",
            ),
        )
        .value_parser(value_parser!(PathBuf)),
        option(
            "unit",
            ("ĐƠN-VỊ", "UNIT"),
            ("đơn vị, khi tệp có nhiều đơn vị", "the unit, where the files have several"),
        ),
        option("to", text, recipient).action(ArgAction::Append),
        option("place", text, ("địa danh", "where it is written")),
        option(
            "date",
            ("NGÀY", "DATE"),
            (
                "ngày ban hành, như 14/01/2025; để trống nếu không nêu",
                "its day, such as 14/01/2025; open if not given",
            ),
        ),
        option("position", text, ("chức vụ người ký", "the office of the signer")),
        option("signer", text, ("họ tên người ký", "the signer")),
    ])
}

/// Writes the letter of one unit; says on the standard output what is in it, and what is not.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    if args.output.is_none() {
        return failed(Problem::new(UsageFault::ArgumentsMissing { arguments: "-o".to_owned() }));
    }
    let profile = match profile(matches) {
        Ok(profile) => profile,
        Err(problems) => return Answer::failed(problems),
    };
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
    let mut units = results.iter().zip(&inquiry.units);
    let found: Vec<_> = units
        .by_ref()
        .filter(|(verified, _)| wanted.is_none_or(|name| verified.docket.unit == *name))
        .collect();
    let [(verified, found)] = found.as_slice() else {
        return failed(no_such_unit(wanted, &results));
    };
    answer(args, &profile, (verified, found), problems)
}

fn answer(args: &Args, profile: &Profile, unit: (&Verified<'_>, &UnitInquiry), problems: Problems) -> Answer {
    let (verified, inquiry) = unit;
    let (chosen, left_out) = choose(verified, inquiry);
    let text = summary(verified, inquiry, (&chosen, &left_out), args.lang);
    if chosen.is_empty() {
        return Answer { text, problems, status: Status::Open, product: Product::Nothing };
    }
    let Some(file) = package(&render(&letter(verified, inquiry, &chosen, profile))) else {
        let reason = Reason::Other(args.lang.pick("quá lớn", "too large").to_owned());
        return failed(Problem::new(UsageFault::NotWritten { reason }));
    };
    Answer { text, problems, status: Status::Agrees, product: Product::File(file) }
}

/// The profile file, then the options, which go before it.
fn profile(matches: &ArgMatches) -> Result<Profile, Problems> {
    let mut problems = Problems::default();
    let mut profile = read_profile(matches, &mut problems)?;
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    if let Some(recipients) = matches.get_many::<String>("to") {
        profile.recipients = recipients.cloned().collect();
    }
    profile.place = text("place").or(profile.place);
    profile.position = text("position").or(profile.position);
    profile.signer = text("signer").or(profile.signer);
    profile.date = day(matches, &mut problems);
    if problems.any_error() { Err(problems) } else { Ok(profile) }
}

/// What `--profile` says.
pub(super) fn read_profile(matches: &ArgMatches, problems: &mut Problems) -> Result<Profile, Problems> {
    let mut profile = Profile { wording: Wording::standard()?, ..Profile::default() };
    if let Some(path) = matches.get_one::<PathBuf>("profile") {
        match files::read(path, Limits::DEFAULT, Allowed::Unicode) {
            Ok(source) => profile.read(&source, problems),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(profile)
}

/// The day of `--date`.
pub(super) fn day(matches: &ArgMatches, problems: &mut Problems) -> Option<Date> {
    let written = matches.get_one::<String>("date")?;
    let day = Date::parse_vietnamese(written).or_else(|| Date::parse(written));
    if day.is_none() {
        let (option, expected) = ("--date".to_owned(), "14/01/2025".to_owned());
        problems.push(Problem::new(UsageFault::WrongValue { option, found: written.clone(), expected }));
    }
    day
}

pub(super) fn no_such_unit(wanted: Option<&String>, results: &[Verified<'_>]) -> Problem {
    let units: Vec<&str> = results.iter().map(|verified| verified.docket.unit.as_str()).take(40).collect();
    Problem::new(UsageFault::WrongValue {
        option: "--unit".to_owned(),
        found: wanted.cloned().unwrap_or_default(),
        expected: units.join(", "),
    })
}

/// What the letter puts forward, what it leaves out and why, and what a second look may cost: for the unit alone.
fn summary(
    verified: &Verified<'_>,
    inquiry: &UnitInquiry,
    (chosen, left_out): (&[Chosen], &[LeftOut]),
    lang: Lang,
) -> String {
    let code = |row: usize| {
        let criterion = verified.row(row).and_then(|(_, _, criterion)| criterion);
        criterion.map(|criterion| criterion.code.clone()).unwrap_or_default()
    };
    let digits = verified.docket.guidance.digits();
    let mut lines = Vec::new();
    for one in chosen {
        let (code, gap) = (code(one.row), one.gap.signed(lang, digits));
        lines.push(match one.reading {
            None => {
                say!(lang, "Đề nghị: {code} ({gap}) theo quy tắc.", "Asked for: {code} ({gap}) by the rule.")
            }
            Some(_) => say!(
                lang,
                "Đề nghị: {code} ({gap}) theo một cách hiểu có lập luận.",
                "Asked for: {code} ({gap}) by an argued reading."
            ),
        });
    }
    for one in left_out {
        let (code, why) = (code(one.row), one.why(lang));
        lines.push(say!(lang, "Không đưa vào: {code}, vì {why}.", "Left out: {code}, since {why}."));
    }
    for over in &inquiry.appeal.over_granted {
        let (code, points) = (code(over.row), over.points.signed(lang, digits));
        lines.push(say!(
            lang,
            "Cần biết trước (không ghi trong công văn): {code} đang cao hơn điểm tính lại; xem lại có thể làm tổng thay đổi {points}.",
            "To know first (not in the letter): {code} is above its recomputed score; a second look may change the total by {points}."
        ));
    }
    if chosen.is_empty() {
        lines.push(say!(
            lang,
            "Không có mục nào đủ căn cứ để đề nghị; không ghi công văn.",
            "Nothing can be put forward; no letter was written."
        ));
    }
    lines.iter().flat_map(|line| [visible(line), "\n".into()]).collect()
}
