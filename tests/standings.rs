//! Ranks and grades of the units of a batch: equal totals, tie-breakers, points that are not known, units that are
//! not there.
//!
//! Each case is what was granted and what was counted, a line a unit, and what must come out, worked out by hand from
//! `tests/standings/guidance.toml`.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod case;

use case::{codes, guidance, lines, source, with};
use phuctra::{
    audit::{Member, stated_ranks},
    input::{Appraised, Raw},
    model::{At, Guidance, RankMode},
    number::Points,
    problem::Problems,
    text::Lang,
    verify::{
        Audit, Finding, Ranked, Standing, Standings, UnitRanks, Verified, dockets, grade::failures,
        standings, verify,
    },
};
use std::fmt::Write as _;

const RULES: &str = include_str!("standings/guidance.toml");

/// Granted points by code, and counts after the bar: `–` no row, `.` a row without points, `?` not known.
const UNITS: &str = "
    unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
    A    6   5.6 5.6 11.6 4   3   7 19    | 6     5.6   4     3
    B    6   5.2 5.2 11.2 4   3   7 18    | 6     5.2   4     3
    C    6   4   4   10   4   5   8 18    | 6     4     4     5
    D    3   4   4   7    2   1   3 10    | 3     4     2     1
    E    5   5   5   10   5   3   8 18    | 5     5     5     3
";

/// What an authority has printed and what was counted, as files.
fn files(guidance: &Guidance, units: &str, period: &str) -> (String, String) {
    let mut rows =
        units.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).filter(|row| !row.is_empty());
    let head = rows.next().unwrap();
    let bar = head.iter().position(|cell| *cell == "|").unwrap();
    let (mut table, mut raw) = ("unit,code,name,max,appraised\n".to_owned(), Vec::new());
    for row in rows {
        for (code, cell) in head.iter().zip(&row).take(bar).skip(1).filter(|(_, cell)| **cell != "–") {
            let points = if *cell == "." { "" } else { cell };
            let (code, title, full) = place(guidance, code);
            writeln!(table, "{},{code},{title},{full},{points}", row[0]).unwrap();
        }
        let count = |(name, cell): (&&str, &&str)| {
            let (code, input) = name.split_once('/').unwrap();
            let value = if *cell == "?" { "null".to_owned() } else { format!("\"{cell}\"") };
            format!(r#""{code}": {{"{input}": {value}}}"#)
        };
        let counts: Vec<String> = head.iter().zip(&row).skip(bar).skip(1).map(count).collect();
        raw.push(format!(
            r#"{{"unit": "{}", "period": "{period}", "guidance": "hang", "counts": {{{}}}}}"#,
            row[0],
            counts.join(", ")
        ));
    }
    (table, format!("[{}]", raw.join(",\n")))
}

/// Code, title and full points of a column.
fn place<'a>(guidance: &'a Guidance, code: &'a str) -> (&'a str, &'a str, String) {
    let group =
        guidance.groups.iter().find(|group| group.code == code).map(|group| (&group.title, &group.full));
    let criterion = guidance.criteria.iter().find(|one| one.code == code).map(|one| (&one.title, &one.full));
    match group.or(criterion) {
        Some((title, full)) => (code, title, full.plain()),
        None => ("", "Tổng cộng", guidance.full.plain()),
    }
}

#[track_caller]
fn results<'g>(guidance: &'g Guidance, units: &str, period: &str) -> Vec<Verified<'g>> {
    let mut problems = Problems::default();
    let (table, raw) = files(guidance, units, period);
    let appraised = Appraised::open(source("appraised.csv", &table), &mut problems).unwrap();
    let raw = Raw::open(source("raw.json", &raw), &mut problems).unwrap();
    let units = raw.units(&mut problems).into_iter().map(|unit| (unit, guidance)).collect();
    let rows = appraised.rows(&mut problems).into_owned();
    let dockets = dockets(appraised.source(), &rows, units, &mut problems);
    assert_eq!(codes(&problems), [""; 0], "{table}");
    dockets.into_iter().map(|docket| verify(docket, |_| Audit::default())).collect()
}

/// What a person reads of standings: a line of the whole, and a line each unit.
fn told(results: &[Verified<'_>], standings: &Standings<'_>) -> Vec<String> {
    let yes = |holds: bool, word: &'static str| if holds { word } else { "" };
    let Standings { guidance, period, ranking, stated, absent, .. } = standings;
    let words = [
        format!("{guidance} {}", period.as_deref().unwrap_or("–")),
        ranking.mode.name().to_owned(),
        yes(*stated, "stated").to_owned(),
        format!("{absent} absent"),
        yes(standings.moves(), "moves").to_owned(),
        yes(standings.open(), "open").to_owned(),
    ];
    let head = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let unit = |of: &UnitRanks| {
        let name = &results[of.unit].docket.unit;
        let [granted, corrected] =
            [&of.appraised, &of.corrected].map(|one| one.as_ref().map_or_else(|| "–".to_owned(), rank));
        format!("{name}: granted {granted}, rules {}, corrected {corrected}", rank(&of.expected))
    };
    std::iter::once(head).chain(standings.units.iter().map(unit)).collect()
}

fn rank(ranked: &Ranked) -> String {
    let end = |points: &Option<Points>| points.as_ref().map_or_else(|| "–".to_owned(), Points::plain);
    let points = match ranked.total() {
        Some(total) => total.plain(),
        None => format!("{}..{}", end(&ranked.low), end(&ranked.high)),
    };
    match ranked.rank.only() {
        Some(rank) => format!("{rank} with {points}"),
        None => format!("{}-{} with {points}", ranked.rank.best, ranked.rank.worst),
    }
}

fn all(results: &[Verified<'_>], absent: usize, mode: Option<RankMode>) -> Vec<String> {
    standings(results, absent, mode).iter().flat_map(|one| told(results, one)).collect()
}

#[track_caller]
fn ranks_of(guidance: &Guidance, units: &str, absent: usize, mode: Option<RankMode>, expected: &str) {
    assert_eq!(all(&results(guidance, units, "2024"), absent, mode), lines(expected));
}

/// The ranks under changed rules and with changed units.
#[track_caller]
fn ranks(rules: &[(&str, &str)], units: &[(&str, &str)], expected: &str) {
    ranks_of(&guidance(RULES, rules), &with(UNITS, units), 0, None, expected);
}

const RANKS: &str = "
    hang 2024, competition, stated, 0 absent, moves
    A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
    B: granted 2 with 18, rules 2 with 18.2, corrected 2 with 18
    C: granted 2 with 18, rules 3 with 18, corrected 2 with 18
    E: granted 2 with 18, rules 3 with 18, corrected 2 with 18
    D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
";

#[test]
fn ranks_go_by_what_the_totals_are_before_their_rounding() {
    ranks(&[], &[], RANKS);
}

/// 7 of the 12 points that apply are 35/3 of 20.
#[test]
fn a_total_of_which_a_part_does_not_apply_is_put_on_all_points_before_its_rounding() {
    let exclude = |score: &str, input: &str| {
        format!("{score}\nif_zero = [{{ when = '{input}', then = \"exclude\", basis = \"inferred\" }}]")
    };
    let scores = ["score = 'min(c, full)'", "score = 'min(d, full)'"];
    let [third, fourth] = [exclude(scores[0], "c"), exclude(scores[1], "d")];
    let applies = "D    3   4   4   7    2   1   3 10    | 3     4     2     1";
    let does_not = "D    3   4   4   7    .   .   . 12    | 3     4     0     0";
    let (rank, put) = (
        "D: granted 5 with 10, rules 5 with 10, corrected 5 with 10",
        "D: granted 5 with 12, rules 5 with 35/3, corrected 5 with 12",
    );
    ranks(&[(scores[0], &third), (scores[1], &fourth)], &[(applies, does_not)], &with(RANKS, &[(rank, put)]));
}

#[test]
fn equal_totals_share_a_rank_or_leave_it_open_as_the_mode_says() {
    let dense = "
        hang 2024, dense, stated, 0 absent, moves
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2 with 18, rules 2 with 18.2, corrected 2 with 18
        C: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        E: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        D: granted 3 with 10, rules 4 with 10, corrected 3 with 10
    ";
    ranks(&[("\"competition\"", "\"dense\"")], &[], dense);
    let sequential = "
        hang 2024, sequential, stated, 0 absent, open
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2-4 with 18, rules 2 with 18.2, corrected 2-4 with 18
        C: granted 2-4 with 18, rules 3-4 with 18, corrected 2-4 with 18
        E: granted 2-4 with 18, rules 3-4 with 18, corrected 2-4 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
    ";
    ranks(&[("\"competition\"", "\"sequential\"")], &[], sequential);
    // Asked for, it is not what the rule set says.
    let asked = with(dense, &[("dense, stated", "dense")]);
    ranks_of(&guidance(RULES, &[]), UNITS, 0, Some(RankMode::Dense), &asked);
    ranks_of(&guidance(RULES, &[]), UNITS, 0, Some(RankMode::Competition), RANKS);
    let silent = guidance(RULES, &[("[ranking]\nmode  = \"competition\"\nbasis = \"inferred\"\n", "")]);
    ranks_of(&silent, UNITS, 0, Some(RankMode::Dense), &asked);
    ranks_of(&silent, UNITS, 0, None, "");
}

#[test]
fn without_a_rounding_of_the_total_ranks_are_the_same() {
    ranks(&[("total = { mode", "criterion = { mode"), ("digits = 0", "digits = 2")], &[], RANKS);
}

#[test]
fn tie_breakers_decide_in_their_order() {
    let by = |ties: &'static str| ("mode  = \"competition\"", ties);
    ranks(
        &[by("mode = \"competition\"\nties = ['criterion(\"hai\")']")],
        &[],
        "
        hang 2024, competition, stated, 0 absent
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2 with 18, rules 2 with 18.2, corrected 2 with 18
        E: granted 3 with 18, rules 3 with 18, corrected 3 with 18
        C: granted 4 with 18, rules 4 with 18, corrected 4 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
    // Group 2: B has 7, C and E have 8; then 2.1: C has 4, E has 5.
    ranks(
        &[by("mode = \"competition\"\nties = ['group(\"2\")', 'criterion(\"2.1\")']")],
        &[],
        "
        hang 2024, competition, stated, 0 absent, moves
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        E: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        C: granted 3 with 18, rules 4 with 18, corrected 3 with 18
        B: granted 4 with 18, rules 2 with 18.2, corrected 4 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
}

/// C was granted 2 of the 5 points of 2.2: 6 in its group instead of 8, and 16 in all.
const LESS: (&str, &str) = ("4   5   8 18    | 6     4     4     5", "4   2   6 16    | 6     4     4     5");

#[test]
fn corrected_points_rank_and_break_ties_too() {
    ranks(
        &[],
        &[LESS],
        "
        hang 2024, competition, stated, 0 absent, moves
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2 with 18, rules 2 with 18.2, corrected 2 with 18
        E: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        C: granted 4 with 16, rules 3 with 18, corrected 2 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
    // Its 8 points of group 2 are those of E and more than the 7 of B.
    ranks(
        &[("mode  = \"competition\"", "mode = \"competition\"\nties = ['group(\"2\")']")],
        &[LESS],
        "
        hang 2024, competition, stated, 0 absent, moves
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        E: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        B: granted 3 with 18, rules 2 with 18.2, corrected 4 with 18
        C: granted 4 with 16, rules 3 with 18, corrected 2 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
    // Its 5 points of 2.2 are more than the 3 of B and E.
    ranks(
        &[("mode  = \"competition\"", "mode = \"competition\"\nties = ['criterion(\"2.2\")']")],
        &[LESS],
        "
        hang 2024, competition, stated, 0 absent, moves
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2 with 18, rules 2 with 18.2, corrected 3 with 18
        E: granted 2 with 18, rules 4 with 18, corrected 3 with 18
        C: granted 4 with 16, rules 3 with 18, corrected 2 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
}

#[test]
fn a_tie_breaker_that_is_not_known_leaves_equal_totals_open() {
    // The annex does not print group 2 of B: from 0 to 8, against 8 of C and of E.
    ranks(
        &[("mode  = \"competition\"", "mode = \"competition\"\nties = ['group(\"2\")']")],
        &[("4   3   7 18", "4   3   – 18")],
        "
        hang 2024, competition, stated, 0 absent, moves, open
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2-4 with 18, rules 2 with 18.2, corrected 2-4 with 18
        C: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        E: granted 2 with 18, rules 3 with 18, corrected 2 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
    // Nor the points of 1.2: from 0 to 6, against 4 of C and 5 of E. The rules give it 5.2, whatever is printed.
    let hai = [("mode  = \"competition\"", "mode = \"competition\"\nties = ['criterion(\"1.2\")']")];
    let open = "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19
        B: granted 2-4 with 18, rules 2 with 18.2, corrected 2-4 with 18
        E: granted 2-3 with 18, rules 3 with 18, corrected 2-3 with 18
        C: granted 3-4 with 18, rules 4 with 18, corrected 3-4 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
    ";
    ranks(&hai, &[("5.2 5.2 11.2", "–   5.2 11.2")], open);
    // 2.1 has 5 points at most: what E has.
    let ba = [("mode  = \"competition\"", "mode = \"competition\"\nties = ['criterion(\"ba\")']")];
    let most = [
        (
            "granted 2-3 with 18, rules 3 with 18, corrected 2-3",
            "granted 2 with 18, rules 3 with 18, corrected 2",
        ),
        ("0 absent, open", "0 absent, moves, open"),
    ];
    ranks(&ba, &[("11.2 4   3   7 18", "11.2 –   3   7 18")], &with(open, &most));
    // A row without points: then the rules say what the corrected points are.
    let corrected = [
        ("18.2, corrected 2-4", "18.2, corrected 2"),
        ("18, corrected 2-3", "18, corrected 3"),
        ("18, corrected 3-4", "18, corrected 4"),
    ];
    ranks(&hai, &[("5.2 5.2 11.2", ".   5.2 11.2")], &with(open, &corrected));
}

#[test]
fn the_highest_part_is_not_below_what_is_known_of_the_others() {
    // Group 1 has the higher of its two parts. E: the higher of 5 and (0 to 6), and 8; above the 13 of A if it is over 5.
    let units = "
        unit 1.1 1.2 1a  1 2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    6   5.6 5.6 6 4   3   7 13    | 6     5.6   4     3
        C    6   4   4   6 4   5   8 14    | 6     4     4     5
        D    3   4   4   4 2   1   3 7     | 3     4     2     1
        E    5   5   5   5 5   3   8 13    | 5     ?     5     3
    ";
    let rules = [
        ("full    = \"20\"", "full    = \"14\""),
        ("full  = \"12\"\nscore = 'sum(children)'", "full  = \"6\"\nscore = 'max(children)'"),
    ];
    let expected = "
        hang 2024, competition, stated, 0 absent, open
        C: granted 1 with 14, rules 1 with 14, corrected 1 with 14
        E: granted 2 with 13, rules 1-2 with 13..14, corrected 1-2 with 13..14
        A: granted 2 with 13, rules 2-3 with 13, corrected 2-3 with 13
        D: granted 4 with 7, rules 4 with 7, corrected 4 with 7
    ";
    ranks_of(&guidance(RULES, &rules), units, 0, None, expected);
}

#[test]
fn what_is_not_known_makes_a_rank_a_range() {
    // E: 5 + (0 to 6) + 8.
    let unknown = [("5     5     5     3\n", "5     ?     5     3\n")];
    // Of the corrected points the same is open: 18 − 5 + (0 to 6).
    let open = "
        hang 2024, competition, stated, 0 absent, moves, open
        A: granted 1 with 19, rules 1-2 with 18.6, corrected 1 with 19
        E: granted 2 with 18, rules 1-4 with 13..19, corrected 1-4 with 13..19
        B: granted 2 with 18, rules 2-3 with 18.2, corrected 2-3 with 18
        C: granted 2 with 18, rules 3-4 with 18, corrected 2-3 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
    ";
    ranks(&[], &unknown, open);
    // E may have just the points of another one.
    let dense = [
        ("competition, stated, 0 absent, moves, open", "dense, stated, 0 absent, moves, open"),
        ("corrected 1-4 with 13..19", "corrected 1-3 with 13..19"),
        (
            "granted 5 with 10, rules 5 with 10, corrected 5",
            "granted 3 with 10, rules 4-5 with 10, corrected 3-4",
        ),
    ];
    ranks(&[("\"competition\"", "\"dense\"")], &unknown, &with(open, &dense));
    // What decides between equal ones is open with it: at the most E has 19 and 6 of 1.2, A has 19 and 5.6.
    ranks(
        &[("mode  = \"competition\"", "mode = \"competition\"\nties = ['criterion(\"1.2\")']")],
        &unknown,
        "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 19, rules 1-2 with 18.6, corrected 1-2 with 19
        B: granted 2 with 18, rules 2-3 with 18.2, corrected 2-3 with 18
        E: granted 3 with 18, rules 1-4 with 13..19, corrected 1-4 with 13..19
        C: granted 4 with 18, rules 3-4 with 18, corrected 3-4 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
    // 4.5 + (0 to 6) is rounded to 5 to 11. 5.6 of A is 6, 5.2 of B is 5.
    ranks(
        &[("[rounding]", "[rounding]\ngroup = { mode = \"half_up\", digits = 0, basis = \"inferred\" }")],
        &[("5     5     5     3\n", "4.5   ?     5     3\n")],
        "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 19, rules 1 with 19, corrected 1 with 19
        E: granted 2 with 18, rules 1-4 with 13..19, corrected 1-4 with 13..19
        B: granted 2 with 18, rules 2-3 with 18, corrected 2-3 with 18
        C: granted 2 with 18, rules 2-3 with 18, corrected 2-3 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
        ",
    );
}

/// What was granted, with the row that is not known at its least and at its most; no further than the group reaches,
/// unless what was printed leads beyond that.
#[test]
fn corrected_points_are_bounded_where_rows_are_not_known() {
    #[track_caller]
    fn case(rules: &[(&str, &str)], unit: &str, expected: &[(&str, &str)]) {
        let guidance = guidance(RULES, rules);
        let head = "unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d";
        let results = results(&guidance, &format!("{head}\n{unit}"), "2024");
        let shown = |points: Option<&Points>| points.map_or_else(|| "?".to_owned(), Points::plain);
        let told = results[0].groups.iter().chain([&results[0].total]).filter_map(|sum| {
            let bounds = sum.corrected_bounds.as_ref()?;
            let ends = format!("{}..{}", shown(bounds.low.as_ref()), shown(bounds.high.as_ref()));
            Some((sum.code.clone().unwrap_or_else(|| "total".to_owned()), ends))
        });
        let told: Vec<_> = told.collect();
        let told: Vec<(&str, &str)> = told.iter().map(|(code, ends)| (&**code, &**ends)).collect();
        assert_eq!(told, expected, "{unit}");
    }

    let known = "A 6 5 5 11 4 3 7 18 | 6 5 4 3";
    case(&[], known, &[]);
    // 1.2 from 0 to 6, and 2.1 is 5, not 4: 1a, 1 and the total are open, 2 is not.
    let open = "A 6 5 5 11 4 3 7 18 | 6 ? 5 3";
    case(&[], open, &[("1", "6..12"), ("1a", "0..6"), ("total", "14..20")]);
    // A printed total that is less than its parts cannot be less than nothing.
    case(&[], "A 6 5 5 4 4 3 7 18 | 6 ? 4 3", &[("1", "0..5"), ("1a", "0..6"), ("total", "13..19")]);
    // Nor one that is more than they are more than the group has; where it is more without the open row, it stays so.
    case(&[], "A 6 5 5 12 4 3 7 18 | 6 ? 4 3", &[("1", "7..12"), ("1a", "0..6"), ("total", "13..19")]);
    case(&[], "A 6 5 5 18 4 3 7 18 | 6 ? 4 3", &[("1", "13..19"), ("1a", "0..6"), ("total", "13..19")]);
    // 11 + 5 − 4 is more than 1 can have: 12 limits nothing of what was printed, and what is told holds 16.
    let beyond = "A 6 5 5 15 4 3 7 24 | 6 ? 5 3";
    case(&[], beyond, &[("1", "10..16"), ("1a", "0..6"), ("total", "20..26")]);
    // A formula that may fall says nothing: any of the points, and beyond them where more was printed.
    let inner = "full  = \"6\"\nscore = 'sum(children)'";
    let fallen = "full  = \"6\"\nscore = 'if sum(children) > 5 then 0 else sum(children)'";
    case(&[(inner, fallen)], open, &[("1", "0..12"), ("1a", "0..6"), ("total", "0..20")]);
    case(&[(inner, fallen)], beyond, &[("1", "0..?"), ("1a", "0..6"), ("total", "0..?")]);
    // It says something where its parts are known, and nothing of other groups: 2 has 3 + (0 to 5).
    let elsewhere = "A 6 5 5 11 4 3 7 18 | 6 5 ? 3";
    case(&[(inner, fallen)], elsewhere, &[("2", "3..8"), ("total", "14..19")]);
    let both = "A 6 5 5 11 4 3 7 18 | 6 ? ? 3";
    case(&[(inner, fallen)], both, &[("1", "0..12"), ("1a", "0..6"), ("2", "3..8"), ("total", "0..20")]);
}

#[test]
fn a_group_with_a_formula_of_its_own_may_have_any_points() {
    // C: 10 + (0 to 8). How far its group moves with the point of 2.1 that it was not granted is not known either.
    ranks(
        &[],
        &[("4   5   8 18    | 6     4     4     5", "4   .   8 18    | 6     4     5     ?")],
        "
        hang 2024, competition, stated, 0 absent, moves, open
        A: granted 1 with 19, rules 1 with 18.6, corrected 1-2 with 19
        B: granted 2 with 18, rules 2 with 18.2, corrected 2-3 with 18
        C: granted 2 with 18, rules 3-4 with 10..18, corrected –
        E: granted 2 with 18, rules 3 with 18, corrected 2-3 with 18
        D: granted 5 with 10, rules 4-5 with 10, corrected 4-5 with 10
        ",
    );
}

#[test]
fn what_a_rule_gives_at_least_and_at_most_bounds_the_total() {
    let rule = |new: &'static str| [("score = 'min(a, full)'", new)];
    let units = [("| 6     5.6", "| ?     5.6"), ("11.6 4   3   7 19 ", "11.6 4   3   7 20 ")];
    // A: (2 to 6) + 5.6 + 7 by the rules; 20 − 6 + (2 to 6) corrected.
    let open = "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 20, rules 1-4 with 14.6..18.6, corrected 1-4 with 16..20
        B: granted 2 with 18, rules 1-2 with 18.2, corrected 1-2 with 18
        C: granted 2 with 18, rules 2-3 with 18, corrected 1-2 with 18
        E: granted 2 with 18, rules 2-3 with 18, corrected 1-2 with 18
        D: granted 5 with 10, rules 5 with 10, corrected 5 with 10
    ";
    ranks(&rule("score = 'max(2, a)'"), &units, open);
    // 0 to 6, where nothing in the rule says otherwise.
    ranks(
        &rule("score = 'a × 1'"),
        &units,
        &with(open, &[("14.6..18.6", "12.6..18.6"), ("16..20", "14..20")]),
    );
}

const JUDGED: (&str, &str) =
    ("score = 'min(a, full)'\n  [criterion.input]\n  a = { type = \"number\" }", "judged = true");

#[test]
fn what_is_judged_or_does_not_apply_may_have_any_of_its_points() {
    // A: (0 to 6) + 5.6 + 7; D: (0 to 6) + 4 + 3.
    ranks_of(
        &guidance(RULES, &[JUDGED]),
        "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.2/b 2.1/c 2.2/d
        A    6   5.6 5.6 11.6 4   3   7 19    | 5.6   4     3
        D    3   4   4   7    2   1   3 10    | 4     2     1
        ",
        0,
        None,
        "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 19, rules 1-2 with 12.6..18.6, corrected 1 with 19
        D: granted 2 with 10, rules 1-2 with 7..13, corrected 2 with 10
        ",
    );
    // 1.1 does not apply to A, and its points go to 1.2, which is not known: 0 to 12, and 7 of group 2. Corrected, group 1
    // moves from 5.6 × 2 to 0 or to 12: 18.6 to 7.4 or 19.4, rounded.
    let exclude = "score = 'min(a, full) / a × a'\nif_zero = [{ when = 'a', then = \"exclude\", basis = \"inferred\" }]";
    ranks_of(
        &guidance(RULES, &[("score = 'min(a, full)'", exclude)]),
        "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    .   5.6 5.6 11.6 4   3   7 19    | 0     ?     4     3
        D    3   4   4   7    2   1   3 10    | 3     4     2     1
        ",
        0,
        None,
        "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 19, rules 1-2 with 7..19, corrected 1-2 with 7..19
        D: granted 2 with 10, rules 1-2 with 10, corrected 1-2 with 10
        ",
    );
}

/// A has 20, and of E no total is printed.
const NO_TOTAL: [(&str, &str); 2] =
    [("11.6 4   3   7 19 ", "11.6 4   3   7 20 "), ("5   3   8 18 ", "5   3   8 – ")];

#[test]
fn a_unit_without_a_printed_total_may_stand_anywhere() {
    // Not above 20, though: all that can be had.
    let closed = "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 20, rules 1 with 18.6, corrected 1 with 20
        B: granted 2-3 with 18, rules 2 with 18.2, corrected 2-3 with 18
        C: granted 2-3 with 18, rules 3 with 18, corrected 2-3 with 18
        D: granted 4-5 with 10, rules 5 with 10, corrected 4-5 with 10
        E: granted –, rules 3 with 18, corrected –
    ";
    ranks(&[], &NO_TOTAL, closed);
    ranks(
        &[],
        &[NO_TOTAL[1]],
        &with(
            closed,
            &[(
                "granted 1 with 20, rules 1 with 18.6, corrected 1 with 20",
                "granted 1-2 with 19, rules 1 with 18.6, corrected 1-2 with 19",
            )],
        ),
    );
}

fn not_modelled(group: &str, full: &str) -> String {
    format!(
        "[[not_modelled]]\n{group}full = \"{full}\"\nbasis = \"inferred\"\nwhy = \"Ví dụ bịa.\"\n\n[[criterion]]\nkey   = \"mot\""
    )
}

const FIRST: &str = "[[criterion]]\nkey   = \"mot\"";

#[test]
fn a_part_of_unknown_size_has_no_most_points() {
    let open = "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1-2 with 20, rules 1-5 with 18.6..–, corrected 1-2 with 20
        B: granted 2-3 with 18, rules 1-5 with 18.2..–, corrected 2-3 with 18
        C: granted 2-3 with 18, rules 1-5 with 18..–, corrected 2-3 with 18
        D: granted 4-5 with 10, rules 1-5 with 10..–, corrected 4-5 with 10
        E: granted –, rules 1-5 with 18..–, corrected –
    ";
    ranks(&[(FIRST, &not_modelled("", "unknown"))], &NO_TOTAL, open);
    // Two points beside the groups: 22 at most, which A has.
    let known = [
        (
            "A: granted 1-2 with 20, rules 1-5 with 18.6..–, corrected 1-2 with 20",
            "A: granted 1 with 22, rules 1-4 with 18.6..20.6, corrected 1 with 22",
        ),
        ("18.2..–", "18.2..20.2"),
        ("C: granted 2-3 with 18, rules 1-5 with 18..–", "C: granted 2-3 with 18, rules 1-4 with 18..20"),
        ("E: granted –, rules 1-5 with 18..–", "E: granted –, rules 1-4 with 18..20"),
        ("rules 1-5 with 10..–", "rules 5 with 10..12"),
        ("B: granted 2-3 with 18, rules 1-5", "B: granted 2-3 with 18, rules 1-4"),
    ];
    let a = ("11.6 4   3   7 19 ", "11.6 4   3   7 22 ");
    ranks(
        &[(FIRST, &not_modelled("", "2")), ("full    = \"20\"", "full    = \"22\"")],
        &[a, NO_TOTAL[1]],
        &with(open, &known),
    );
}

#[test]
fn a_part_of_unknown_size_leaves_its_group_its_full_points() {
    // Group 1 has 12 points at most, whatever it holds: A 11.6 to 12 and 7, D 7 to 12 and 3.
    ranks(
        &[(FIRST, &not_modelled("group = \"1\"\n", "unknown"))],
        &NO_TOTAL,
        "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1 with 20, rules 1-4 with 18.6..19, corrected 1 with 20
        B: granted 2-3 with 18, rules 1-4 with 18.2..19, corrected 2-3 with 18
        C: granted 2-3 with 18, rules 1-4 with 18..20, corrected 2-3 with 18
        D: granted 4-5 with 10, rules 5 with 10..15, corrected 4-5 with 10
        E: granted –, rules 1-4 with 18..20, corrected –
        ",
    );
    // Points that are taken away, A's 2 of 1.1, may leave it less than none.
    ranks_of(
        &guidance(
            RULES,
            &[(FIRST, &not_modelled("group = \"1\"\n", "unknown")), ("'min(a, full)'", "'0 − a'")],
        ),
        "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    -2  1   1   -1   4   3   7 6     | 2     1     4     3
        D    0   4   4   4    2   1   3 7     | 0     4     2     1
        ",
        0,
        None,
        "
        hang 2024, competition, stated, 0 absent, open
        D: granted 1 with 7, rules 1-2 with 7..15, corrected 1 with 7
        A: granted 2 with 6, rules 1-2 with 6..19, corrected 2 with 6
        ",
    );
}

#[test]
fn a_bonus_is_had_beyond_the_full_points() {
    let bonus = guidance(RULES, &[(FIRST, "
        [[group]]\ncode = \"T\"\ntitle = \"Điểm thưởng\"\nfull = \"2\"\nbonus = true\nscore = 'sum(children)'\nbasis = \"inferred\"\n
        [[criterion]]\nkey = \"thuong\"\ngroup = \"T\"\ncode = \"T.1\"\ntitle = \"Cách làm hay\"\nfull = \"2\"
        cite = { source = \"vd\", basis = \"inferred\" }\nscore = 'min(e, full)'\n[criterion.input]\ne = { type = \"number\" }\n
        [[criterion]]\nkey   = \"mot\"")]);
    let units = "
        unit 1.1 1.2 1a  1    2.1 2.2 2 T.1 T total | 1.1/a 1.2/b 2.1/c 2.2/d T.1/e
        A    6   5   5   11   4   3   7 2   2 20    | 6     5     4     3     2
        E    5   5   5   10   5   3   8 1   1 –     | 5     5     5     3     1
    ";
    let told = "
        hang 2024, competition, stated, 0 absent, open
        A: granted 1-2 with 20, rules 1 with 20, corrected 1-2 with 20
        E: granted –, rules 2 with 19, corrected –
    ";
    ranks_of(&bonus, units, 0, None, told);
    let most = with(
        told,
        &[
            ("granted 1-2 with 20", "granted 1 with 22"),
            ("corrected 1-2 with 20", "corrected 1 with 22"),
            (", open", ""),
        ],
    );
    ranks_of(&bonus, &with(units, &[("2   2 20", "2   2 22")]), 0, None, &most);
}

#[test]
fn units_that_are_not_there_may_stand_before_any() {
    ranks_of(
        &guidance(RULES, &[]),
        UNITS,
        2,
        None,
        "
        hang 2024, competition, stated, 2 absent, open
        A: granted 1-3 with 19, rules 1-3 with 18.6, corrected 1-3 with 19
        B: granted 2-4 with 18, rules 2-4 with 18.2, corrected 2-4 with 18
        C: granted 2-4 with 18, rules 3-5 with 18, corrected 2-4 with 18
        E: granted 2-4 with 18, rules 3-5 with 18, corrected 2-4 with 18
        D: granted 5-7 with 10, rules 5-7 with 10, corrected 5-7 with 10
        ",
    );
}

#[test]
fn units_of_one_rule_set_and_period_are_ranked_together() {
    let head = "unit 1.1 1.2 1a 1 2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d\n";
    let a = format!("{head}A 6 5.6 5.6 11.6 4 3 7 19 | 6 5.6 4 3");
    let d = format!("{head}D 3 4 4 7 2 1 3 10 | 3 4 2 1");
    let (rules, other) = (guidance(RULES, &[]), guidance(RULES, &[("\"hang\"", "\"hang-khac\"")]));
    let of = |units: &[(&Guidance, &str, &str)]| {
        let found: Vec<_> =
            units.iter().flat_map(|(rules, unit, period)| results(rules, unit, period)).collect();
        all(&found, 0, None)
    };
    let ranks = |set: &str| {
        let lines = [
            format!("{set}, competition, stated, 0 absent"),
            "A: granted 1 with 19, rules 1 with 18.6, corrected 1 with 19".to_owned(),
            "D: granted 2 with 10, rules 2 with 10, corrected 2 with 10".to_owned(),
        ];
        lines.to_vec()
    };
    assert_eq!(of(&[(&rules, &a, "2024")]), [""; 0]);
    assert_eq!(of(&[(&rules, &a, "2024"), (&rules, &d, "2025"), (&other, &d, "2024")]), [""; 0]);
    let both = [(&rules, &*d, "2025"), (&rules, &*d, "2024"), (&rules, &*a, "2025"), (&rules, &*a, "2024")];
    assert_eq!(of(&both), [ranks("hang 2025"), ranks("hang 2024")].concat());
    let both = [(&rules, &*d, "2024"), (&other, &*d, "2024"), (&rules, &*a, "2024"), (&other, &*a, "2024")];
    assert_eq!(of(&both), [ranks("hang 2024"), ranks("hang-khac 2024")].concat());
}

/// What a person reads of the grades: a line a unit.
#[track_caller]
fn grades(rules: &[(&str, &str)], units: &str, expected: &str) {
    let guidance = guidance(RULES, rules);
    let results = results(&guidance, units, "2024");
    let line = |verified: &Verified<'_>| {
        let graded = verified.grades.as_ref().unwrap();
        let [granted, corrected] = [&graded.appraised, &graded.corrected].map(|standing| {
            standing.as_ref().map_or_else(|| "–".to_owned(), |standing| possible(&guidance, standing))
        });
        let rules = possible(&guidance, &graded.expected);
        format!("{}: granted {granted}, rules {rules}, corrected {corrected}", verified.docket.unit)
    };
    assert_eq!(results.iter().map(line).collect::<Vec<_>>(), lines(expected));
}

fn possible(guidance: &Guidance, standing: &Standing) -> String {
    let label = |index: usize| guidance.grades.list[index].label.clone();
    if let Some(only) = standing.only() {
        return label(only);
    }
    let none = standing.none.then(|| "none".to_owned());
    let labels = standing.possible.iter().map(|index| label(*index)).chain(none);
    format!("({})", labels.collect::<Vec<_>>().join(" or "))
}

#[test]
fn the_first_grade_whose_condition_holds_is_given() {
    // What no points can show is never more than possible. 16 of D would be Tốt, but for group 1.
    grades(
        &[],
        "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    6   5.6 5.6 11.6 4   3   7 19    | 6     5.6   4     3
        B    6   5   5   11   4   3   7 18    | 6     5     3.9   3.1
        C    4   2   2   6    3   5   8 14    | 4     2     3     5
        D    5.9 0   0   5.9  4   4   8 14    | 6     0     4     4
        E    3   4   4   7    2   1   3 10    | 3     4     2     3
        ",
        "
        A: granted (Xuất sắc or Tốt), rules (Xuất sắc or Tốt), corrected (Xuất sắc or Tốt)
        B: granted (Xuất sắc or Tốt), rules Tốt, corrected Tốt
        C: granted Tốt, rules Tốt, corrected Tốt
        D: granted Khá, rules Tốt, corrected Tốt
        E: granted (none), rules Khá, corrected Khá
        ",
    );
}

#[test]
fn unknown_points_give_the_grades_that_are_possible() {
    // A: 6 + (0 to 6) + 7, of which 2.1 is 4. D: 3 + (0 to 6) + 3. B: no total. C: its group 1 is not printed.
    // E: how far group 2 moves is not known, as 2.2 was granted nothing; then the total may be any.
    grades(
        &[],
        "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    6   5.6 5.6 11.6 4   3   7 19    | 6     ?     4     3
        D    3   4   4   7    2   1   3 10    | 3     ?     2     1
        B    6   5   5   11   3   3   6 –     | 6     5     3     3
        C    4   2   2   –    3   5   8 14    | 4     2     3     5
        E    6   6   6   12   5   .   8 20    | 6     6     ?     ?
        ",
        "
        A: granted (Xuất sắc or Tốt), rules (Xuất sắc or Tốt or Khá), corrected (Xuất sắc or Tốt or Khá)
        D: granted (none), rules (Khá or none), corrected (Khá or none)
        B: granted –, rules Tốt, corrected –
        C: granted (Tốt or Khá), rules Tốt, corrected (Tốt or Khá)
        E: granted (Xuất sắc or Tốt), rules (Xuất sắc or Tốt or Khá), corrected (Xuất sắc or Tốt or Khá or none)
        ",
    );
}

#[test]
fn a_condition_that_cannot_be_told_leaves_the_next_grade_possible() {
    // Of 2.1, which may be 0 or is: A has 10 + (0 to 8) in all.
    grades(
        &[("when  = 'total >= 14 and", "when = 'total / criterion(\"2.1\") >= 0 and")],
        "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    6   4   4   10   .   3   3 13    | 6     4     ?     3
        B    6   4   4   10   1   3   4 14    | 6     4     1     3
        C    6   4   4   10   0   3   3 13    | 6     4     0     3
        ",
        "
        A: granted (Tốt or Khá), rules (Xuất sắc or Tốt or Khá or none), corrected (Tốt or Khá)
        B: granted Tốt, rules Tốt, corrected Tốt
        C: granted (Tốt or Khá), rules (Tốt or Khá), corrected (Tốt or Khá)
        ",
    );
}

#[test]
fn a_rule_set_without_grades_grades_nobody() {
    let ungraded = RULES.split("[[grade]]").next().unwrap();
    assert!(
        results(&guidance(ungraded, &[]), UNITS, "2024").iter().all(|verified| verified.grades.is_none())
    );
}

#[test]
fn an_example_of_a_grade_must_give_it_for_certain() {
    let failing = |rules: &[(&str, &str)]| {
        let guidance = guidance(RULES, rules);
        let failures = failures(&guidance);
        let told = |(grade, number, found): &(usize, usize, Standing)| {
            format!("{grade}.{number} {}", possible(&guidance, found))
        };
        failures.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(failing(&[]), [""; 0]);
    assert_eq!(
        failing(&[("{ total = \"13\" }", "{ total = \"11.9\", 'group(\"1\")' = \"5\" }")]),
        ["2.0 (none)"]
    );
    // Points that are not named may be any: group 1 from 0 to 12, 2.1 from 0 to 5, the whole from 0 to 20.
    assert_eq!(failing(&[(", 'group(\"1\")' = \"6\" }", " }")]), ["1.0 (Tốt or Khá)"]);
    assert_eq!(failing(&[("{ total = \"18\", ", "{ total = \"17.9\", ")]), ["0.0 (Tốt or Khá)"]);
    assert_eq!(failing(&[("{ total = \"17\", ", "{ ")]), ["1.0 (Xuất sắc or Tốt or Khá or none)"]);
    let high = ("'total >= 18 and", "'total > 20 and");
    assert_eq!(
        failing(&[high, ("{ total = \"17\", ", "{ "), ("{ total = \"18\", ", "{ total = \"21\", ")]),
        ["1.0 (Tốt or Khá or none)"]
    );
    // A part of unknown size beside the groups has no most points.
    let open = [
        (FIRST, &*not_modelled("", "unknown")),
        high,
        ("{ total = \"17\", ", "{ "),
        ("{ total = \"18\", ", "{ total = \"21\", "),
    ];
    assert_eq!(failing(&open), ["1.0 (Xuất sắc or Tốt or Khá or none)"]);
    // A second example of a grade.
    let second = "{ total = \"13\" }\n  [[grade.example]]\n  points = { total = \"11\" }";
    assert_eq!(failing(&[("{ total = \"13\" }", second)]), ["2.1 (none)"]);
}

/// The findings about the places that a table states for the units, in their order: the unit and the sentence.
#[track_caller]
fn stated(rules: &[(&str, &str)], places: [&str; 5], whole: Option<usize>, expected: &str) {
    let guidance = guidance(RULES, rules);
    let results = results(&guidance, UNITS, "2024");
    let members: Vec<Member<'_>> = results
        .iter()
        .zip(places)
        .map(|(verified, place)| Member {
            unit: &verified.docket.unit,
            rank: Some(place),
            total: verified.total.appraised.as_ref(),
            at: At::Row(verified.docket.total.as_ref().unwrap().line),
            parts: Vec::new(),
            verified: Some(verified),
        })
        .collect();
    let found = members.iter().zip(stated_ranks(&members, whole)).flat_map(|(member, audit)| {
        let told = |finding: Finding| format!("{}: {}", member.unit, finding.kind.text(Lang::En));
        audit.findings.into_iter().map(told).collect::<Vec<_>>()
    });
    assert_eq!(found.collect::<Vec<_>>(), lines(expected));
}

/// A has 19 points, B, C and E have 18, D has 10.
#[test]
fn places_that_a_whole_table_states_are_those_of_its_totals() {
    stated(&[], ["1", "2", "2", "5", "2"], Some(5), "");
    stated(&[], ["1/5", "2/5", "2/5", "thứ 5/5", "2"], None, "");
    stated(
        &[],
        ["1", "3/5", "2", "4", "cuối bảng"],
        None,
        "
        B: Place 3 with 18.00 points, but by the totals of the 5 units it is 2.
        D: Place 4 with 10.00 points, but by the totals of the 5 units it is 5.
        E: The column of ranks says “cuối bảng”, which cannot be read as a place and is not checked.
        ",
    );
    let dense = [("\"competition\"", "\"dense\"")];
    stated(&dense, ["1", "2", "2", "3", "2"], Some(5), "");
    stated(
        &dense,
        ["1", "2", "2", "5", "2"],
        Some(5),
        "D: Place 5 with 10.00 points, but by the totals of the 5 units it is 3.",
    );
    let sequential = [("\"competition\"", "\"sequential\"")];
    stated(&sequential, ["1", "4", "2", "5", "3"], Some(5), "");
    stated(
        &sequential,
        ["1", "2", "2", "5", "4"],
        Some(5),
        "C: Place 2 with 18.00 points, as B has: the rule set's way of ranking lets none share a place.",
    );
    // Group 2 decides: B has 7 there, C and E have 8.
    let ties = [("mode  = \"competition\"", "mode = \"competition\"\nties = ['group(\"2\")']")];
    stated(&ties, ["1", "4", "2", "5", "2"], Some(5), "");
    stated(
        &ties,
        ["1", "2", "2", "5", "2"],
        Some(5),
        "B: Place 2 with 18.00 points, but by the totals of the 5 units it is 4.",
    );
}

#[test]
fn places_that_cannot_be_whatever_units_are_missing_are_told() {
    // The best five of some more: one between A and the next three, many between these and D.
    stated(&[], ["4", "7", "7", "20", "7"], None, "");
    stated(&[], ["4", "7", "7", "20", "7"], Some(30), "");
    stated(
        &[],
        ["4", "7", "7", "9", "7"],
        None,
        "D: Place 9 with 10.00 points, while E has 18.00 points, at place 7, and 2 other units are equal to it: it cannot be before 10.",
    );
    // B, C and E share a place, and state two: behind them is the fifth at best, and not the seventh.
    let split = "E: Place 4 with 18.00 points, while C is equal and has place 2: equal ones share a place.";
    stated(&[], ["1", "2", "2", "5", "4"], None, split);
    stated(
        &[],
        ["1", "2", "2", "4", "4"],
        None,
        &format!(
            "D: Place 4 with 10.00 points, while B has 18.00 points, at place 2, and 2 other units are equal to it: it cannot be before 5.\n{split}"
        ),
    );
    stated(
        &[],
        ["8", "7", "7", "20", "9"],
        None,
        "
        B: Place 7 with 18.00 points, while A has 19.00 points, at place 8: it cannot be before 9.
        E: Place 9 with 18.00 points, while C is equal and has place 7: equal ones share a place.
        ",
    );
    // B, which has 7 points in group 2, is behind two units.
    let ties = [("mode  = \"competition\"", "mode = \"competition\"\nties = ['group(\"2\")']")];
    stated(
        &ties,
        ["1", "3", "2", "9", "2"],
        None,
        "B: Place 3 with 18.00 points, while E has 18.00 points and is ahead by what decides between equal ones, at place 2, and 1 other unit is equal to it: it cannot be before 4.",
    );
}

#[test]
fn equal_totals_may_do_anything_where_the_rules_do_not_say() {
    let silent = [("[ranking]\nmode  = \"competition\"\nbasis = \"inferred\"\n", "")];
    for places in [["1", "2", "2", "5", "2"], ["1", "2", "2", "3", "2"], ["1", "4", "3", "5", "2"]] {
        stated(&silent, places, Some(5), "");
        stated(&silent, places, None, "");
    }
    stated(
        &silent,
        ["1", "5", "2", "4", "2"],
        Some(5),
        "
        B: Place 5 with 18.00 points, but by the totals of the 5 units it is 2–4.
        ",
    );
    stated(
        &silent,
        ["1", "2", "2", "2", "2"],
        None,
        "D: Place 2 with 10.00 points, while E has 18.00 points, at place 2: it cannot be before 3.",
    );
}

#[test]
fn why_ranks_and_totals_are_ranges() {
    let why = |units: &str, mode: RankMode, absent: usize| {
        let guidance = guidance(RULES, &[]);
        let found = standings(&results(&guidance, units, "2024"), absent, Some(mode));
        (found[0].unknown, found[0].undecided)
    };
    // B, C and E have 18 points, and nothing else decides.
    assert_eq!(why(UNITS, RankMode::Sequential, 0), (false, true));
    assert_eq!(why(UNITS, RankMode::Competition, 0), (false, false));
    assert_eq!(
        why(UNITS, RankMode::Competition, 2),
        (false, false),
        "units that are not there are told on their own"
    );
    // 13 to 19 points, whatever they are before the 10 of D: the rank is known and the total is not.
    let unknown = "
        unit 1.1 1.2 1a  1    2.1 2.2 2 total | 1.1/a 1.2/b 2.1/c 2.2/d
        A    6   5.6 5.6 11.6 4   3   7 19    | 6     ?     4     3
        D    3   4   4   7    2   1   3 10    | 3     4     2     1
    ";
    assert_eq!(why(unknown, RankMode::Competition, 0), (true, false));
    assert_eq!(why(unknown, RankMode::Sequential, 0), (true, false));
}
