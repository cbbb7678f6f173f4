//! What rows, groups and the whole come to: outcomes, sums as printed and by the rules, corrections, readings.
//!
//! Each case is a table as an authority prints it, with the counts, and what must come out, worked out by hand from
//! `tests/sums/guidance.toml`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

mod case;

use case::{guidance, lines, seen, source, unit, with};
use phuctra::{
    audit::audit,
    formula::Steps,
    guidance::{RuleFiles, read},
    number::Points,
    problem::{Fault, Problems},
    text::Lang,
    verify::{Changes, Sum, Verified, VerifiedRow, from_parts},
};

const RULES: &str = include_str!("sums/guidance.toml");

/// A case: changes of the rule set, the counts, and the table.
struct Case<'c> {
    rules: &'c [(&'c str, &'c str)],
    counts: &'c str,
    table: &'c str,
}

impl Case<'_> {
    /// What `look` sees of the result, and the codes of the problems.
    fn seen<T>(&self, look: impl FnOnce(&Verified<'_>) -> T) -> (Option<T>, Vec<&'static str>) {
        seen(&guidance(RULES, self.rules), &unit(self.counts), self.table, look)
    }

    #[track_caller]
    fn gives(&self, expected: &str) {
        assert_eq!(self.seen(told), (Some(lines(expected)), Vec::new()));
    }
}

/// What a person reads of a result, a line each row, group and the whole.
fn told(verified: &Verified<'_>) -> Vec<String> {
    let rows = verified.rows.iter().enumerate().map(|(index, row)| row_line(verified, index, row));
    let sums = verified.groups.iter().chain([&verified.total]).map(sum_line);
    rows.chain(sums).collect()
}

fn row_line(verified: &Verified<'_>, index: usize, row: &VerifiedRow) -> String {
    let (_, printed, criterion) = verified.row(index).unwrap();
    let mut line = format!("{} {}", printed.code.as_deref().unwrap_or("–"), row.outcome.name());
    line += &format!(": rule {}, gap {}", shown(row.expected()), shown(row.gap.as_ref()));
    for id in &row.explained_by {
        line += &format!(", explained by {id}");
    }
    let readings = criterion.map_or(&[][..], |criterion| &criterion.readings);
    for (reading, score) in readings.iter().zip(&row.readings) {
        let points = [score.scored.points(), score.gap.as_ref(), score.group.as_ref(), score.total.as_ref()];
        line += &format!(", {} {}", reading.id, points.map(shown).join(" / "));
    }
    line
}

fn sum_line(sum: &Sum) -> String {
    format!(
        "{}: printed {} of {}, rows {} of {}, rules {}, parts {}, corrected {}",
        sum.code.as_deref().unwrap_or("whole"),
        shown(sum.appraised.as_ref()),
        shown(sum.printed_full.as_ref().or(Some(&sum.full))),
        shown(sum.stated_sum.as_ref()),
        shown(sum.stated_full.as_ref()),
        shown(sum.expected.as_ref()),
        shown(sum.from_parts.as_ref()),
        shown(sum.corrected.as_ref()),
    )
}

fn shown(points: Option<&Points>) -> String {
    points.map_or_else(|| "–".to_owned(), Points::plain)
}

const COUNTS: &str = r#""A.1": {"a": 10, "b": 9}, "A.2": {"done": true}, "B.1": {"n": 3}, "B.2": {"level": "timely"},
    "D.1": {"rate": "75%"}, "C.1": {"sent": "2024-06-30"}"#;

const TABLE: &str = "\
A,Nhóm cộng thẳng,4,,3.8
A.1,Tỷ lệ giải quyết đúng hạn,2,,1.8
A.2,Ban hành kế hoạch,2,,2
B,Nhóm có điểm trần,3,,3
B.1,Số sáng kiến,2,,1.5
B.2,Báo cáo định kỳ,2,,2
C,Nhóm có nhóm trong,5,,3.25
D,Nhóm trong của C,3,,1.25
D.1,Mức độ hài lòng,3,,1.25
C.1,Gửi báo cáo đúng thời hạn,2,,2
,Tổng cộng,12,,10.05
";

const AGREES: &str = "
    A.1 agrees: rule 1.8, gap 0, du-hoac-khong 0 / -1.8 / 2 / 8.25, them-mot 1.82 / 0.02 / 3.82 / 10.07
    A.2 agrees: rule 2, gap 0
    B.1 agrees: rule 1.5, gap 0
    B.2 agrees: rule 2, gap 0
    D.1 agrees: rule 1.25, gap 0
    C.1 agrees: rule 2, gap 0
    A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8, corrected 3.8
    B: printed 3 of 3, rows 3.5 of 4, rules 3, parts 3, corrected 3
    C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25
    D: printed 1.25 of 3, rows 1.25 of 3, rules 1.25, parts 1.25, corrected 1.25
    whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05
";

/// The base case with changes of the rule set, the counts and the table; and the changes of its result.
#[track_caller]
fn case(rules: &[(&str, &str)], counts: &[(&str, &str)], table: &[(&str, &str)], result: &[(&str, &str)]) {
    let (counts, table) = (with(COUNTS, counts), with(TABLE, table));
    Case { rules, counts: &counts, table: &table }.gives(&with(AGREES, result));
}

/// The line of A.1 in the base case, and what it is where A.1 does not apply and has no points.
const A1: &str =
    "A.1 agrees: rule 1.8, gap 0, du-hoac-khong 0 / -1.8 / 2 / 8.25, them-mot 1.82 / 0.02 / 3.82 / 10.07";
const A1_LEFT_OUT: &str =
    "A.1 not_appraised: rule –, gap –, du-hoac-khong 2 / – / – / –, them-mot 2 / – / – / –";

#[test]
fn what_the_rules_give_agrees() {
    case(&[], &[], &[], &[]);
}

#[test]
fn a_group_moves_with_its_rows_up_to_its_cap() {
    // B would be 1.5 + 2 = 3.5, but at most 3: the half point lost in B.1 costs the group nothing.
    case(
        &[],
        &[],
        &[("B.1,Số sáng kiến,2,,1.5", "B.1,Số sáng kiến,2,,1")],
        &[
            ("B.1 agrees: rule 1.5, gap 0", "B.1 under_granted: rule 1.5, gap 0.5"),
            ("rows 3.5 of 4", "rows 3 of 4"),
        ],
    );
    // 0.5 + 2 = 2.5 was granted: up to the cap, 0.5 of the point.
    case(
        &[],
        &[],
        &[
            ("B.1,Số sáng kiến,2,,1.5", "B.1,Số sáng kiến,2,,0.5"),
            ("trần,3,,3", "trần,3,,2.5"),
            (",Tổng cộng,12,,10.05", ",Tổng cộng,12,,9.55"),
        ],
        &[
            ("8.25, them-mot 1.82 / 0.02 / 3.82 / 10.07", "7.75, them-mot 1.82 / 0.02 / 3.82 / 9.57"),
            ("B.1 agrees: rule 1.5, gap 0", "B.1 under_granted: rule 1.5, gap 1"),
            (
                "B: printed 3 of 3, rows 3.5 of 4, rules 3, parts 3,",
                "B: printed 2.5 of 3, rows 2.5 of 4, rules 3, parts 2.5,",
            ),
            ("whole: printed 10.05 of 12, rows 10.05 of 12", "whole: printed 9.55 of 12, rows 9.55 of 12"),
        ],
    );
}

#[test]
fn more_than_the_rule_gives_is_over_granted() {
    case(
        &[],
        &[],
        &[("đúng hạn,2,,1.8", "đúng hạn,2,,2"), ("thẳng,4,,3.8", "thẳng,4,,4"), ("12,,10.05", "12,,10.25")],
        &[
            (
                A1,
                "A.1 over_granted: rule 1.8, gap -0.2, du-hoac-khong 0 / -2 / 2 / 8.25, them-mot 1.82 / -0.18 / 3.82 / 10.07",
            ),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8",
                "A: printed 4 of 4, rows 4 of 4, rules 3.8, parts 4",
            ),
            ("whole: printed 10.05 of 12, rows 10.05 of 12", "whole: printed 10.25 of 12, rows 10.25 of 12"),
        ],
    );
}

#[test]
fn a_reading_explains_the_granted_score_that_it_gives() {
    // Granted as if all or nothing counted: 0. The group is printed as the sum of its rows, the total is not.
    case(
        &[],
        &[],
        &[("đúng hạn,2,,1.8", "đúng hạn,2,,0"), ("thẳng,4,,3.8", "thẳng,4,,2")],
        &[
            (
                A1,
                "A.1 under_granted: rule 1.8, gap 1.8, explained by du-hoac-khong, du-hoac-khong 0 / 0 / 2 / 10.05, them-mot 1.82 / 1.82 / 3.82 / 11.87",
            ),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8",
                "A: printed 2 of 4, rows 2 of 4, rules 3.8, parts 2",
            ),
            (
                "rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "rows 8.25 of 12, rules 10.05, parts –, corrected 11.85",
            ),
        ],
    );
}

#[test]
fn what_does_not_apply_leaves_and_the_rest_is_put_on_the_full_points() {
    // A.1 does not apply: A.2 alone counts for the 4 points of A: 2 × 4 / 2. It was granted 0 of them.
    case(
        &[],
        &[("\"a\": 10, \"b\": 9", "\"a\": 0, \"b\": 0")],
        &[
            ("đúng hạn,2,,1.8", "đúng hạn,2,,"),
            ("kế hoạch,2,,2", "kế hoạch,2,,0"),
            ("thẳng,4,,3.8", "thẳng,4,,0"),
            ("12,,10.05", "12,,6.25"),
        ],
        &[
            (A1, A1_LEFT_OUT),
            ("A.2 agrees: rule 2, gap 0", "A.2 under_granted: rule 2, gap 2"),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8, corrected 3.8",
                "A: printed 0 of 4, rows 0 of 2, rules 4, parts 0, corrected 4",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 6.25 of 12, rows 6.25 of 12, rules 10.25, parts –, corrected 10.25",
            ),
        ],
    );
}

#[test]
fn a_group_of_which_nothing_applies_leaves_too() {
    // D does not apply: C.1 alone counts for the 5 points of C: 2 × 5 / 2.
    case(
        &[
            (
                "measure   = 'rate'",
                "measure   = 'x / y'\nif_zero = [{ when = 'y', then = \"exclude\", basis = \"inferred\" }]",
            ),
            ("rate = { type = \"percent\" }", "x = {}\n  y = {}"),
        ],
        &[("\"rate\": \"75%\"", "\"x\": 0, \"y\": 0")],
        &[
            ("hài lòng,3,,1.25", "hài lòng,3,,"),
            ("D,Nhóm trong của C,3,,1.25\n", ""),
            ("nhóm trong,5,,3.25", "nhóm trong,5,,5"),
            ("12,,10.05", "12,,11.8"),
        ],
        &[
            ("/ 8.25", "/ 10"),
            ("/ 10.07", "/ 11.82"),
            ("D.1 agrees: rule 1.25, gap 0", "D.1 not_appraised: rule –, gap –"),
            (
                "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
                "C: printed 5 of 5, rows 2 of 2, rules 5, parts 5, corrected 5",
            ),
            (
                "D: printed 1.25 of 3, rows 1.25 of 3, rules 1.25, parts 1.25, corrected 1.25",
                "D: printed – of 3, rows – of –, rules –, parts –, corrected –",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 11.8 of 12, rows 11.8 of 12, rules 11.8, parts –, corrected 11.8",
            ),
        ],
    );
}

#[test]
fn each_level_is_rounded_once_as_it_says() {
    // D: 1.25 is 1.3; C: 1.3 + 2 = 3.3; the whole: 3.8 + 3 + 3.3 = 10.1 is 10.
    case(
        &[(
            "[rounding]",
            "[rounding]\ngroup = { mode = \"half_up\", digits = 1, basis = \"inferred\" }\ntotal = { mode = \"half_up\", digits = 0, basis = \"inferred\" }",
        )],
        &[],
        &[("của C,3,,1.25", "của C,3,,1.3"), ("trong,5,,3.25", "trong,5,,3.3"), ("12,,10.05", "12,,10")],
        &[
            // As far as the rounding of the total lets them: 8.3 is 8, and 10.1 stays 10 with 0.02 more.
            ("/ 8.25", "/ 8"),
            ("3.82 / 10.07", "3.8 / 10"),
            (
                "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
                "C: printed 3.3 of 5, rows 3.3 of 5, rules 3.3, parts 3.3, corrected 3.3",
            ),
            (
                "D: printed 1.25 of 3, rows 1.25 of 3, rules 1.25, parts 1.25, corrected 1.25",
                "D: printed 1.3 of 3, rows 1.25 of 3, rules 1.3, parts 1.3, corrected 1.3",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 10 of 12, rows 10.1 of 12, rules 10, parts –, corrected 10",
            ),
        ],
    );
}

#[test]
fn an_unknown_count_is_not_zero() {
    case(
        &[],
        &[("\"b\": 9", "\"b\": null")],
        &[],
        &[
            (A1, "A.1 undetermined: rule –, gap –, du-hoac-khong – / – / – / –, them-mot – / – / – / –"),
            ("rows 3.8 of 4, rules 3.8", "rows 3.8 of 4, rules –"),
            ("rows 10.05 of 12, rules 10.05", "rows 10.05 of 12, rules –"),
        ],
    );
}

#[test]
fn a_part_without_a_rule_leaves_the_sums_open_but_not_their_moves() {
    let part = "[[criterion]]\nkey     = \"ty-le\"";
    let not_modelled = |full: &str| {
        format!(
            "[[not_modelled]]\ngroup = \"C\"\nfull = \"{full}\"\nbasis = \"inferred\"\nwhy = \"Ví dụ bịa.\"\n\n{part}"
        )
    };
    let late =
        [("thời hạn,2,,2", "thời hạn,2,,0"), ("trong,5,,3.25", "trong,5,,1.25"), ("12,,10.05", "12,,8.05")];
    let row = [
        ("/ 8.25", "/ 6.25"),
        ("10.07", "8.07"),
        ("C.1 agrees: rule 2, gap 0", "C.1 under_granted: rule 2, gap 2"),
    ];
    let known = [
        (
            "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
            "C: printed 1.25 of 5, rows 1.25 of 5, rules 3.25, parts 1.25, corrected 3.25",
        ),
        (
            "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
            "whole: printed 8.05 of 12, rows 8.05 of 12, rules 10.05, parts –, corrected 10.05",
        ),
    ];
    let open = [
        (
            "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
            "C: printed 1.25 of 5, rows 1.25 of 5, rules –, parts –, corrected 3.25",
        ),
        (
            "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
            "whole: printed 8.05 of 12, rows 8.05 of 12, rules –, parts –, corrected 10.05",
        ),
    ];
    // What is only watched keeps nothing from being summed.
    case(&[(part, &not_modelled("0"))], &[], &late, &[row.as_slice(), &known].concat());
    case(&[(part, &not_modelled("unknown"))], &[], &late, &[row.as_slice(), &open].concat());
    // A sum that the rounding of its level would change again: how far it moves is not known.
    let rounded =
        ("[rounding]", "[rounding]\ngroup = { mode = \"half_up\", digits = 0, basis = \"inferred\" }");
    let unknown = [
        (
            "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
            "C: printed 1.25 of 5, rows 1.25 of 5, rules –, parts –, corrected –",
        ),
        (
            "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8,",
            "A: printed 3.8 of 4, rows 3.8 of 4, rules 4, parts 4,",
        ),
        (
            "D: printed 1.25 of 3, rows 1.25 of 3, rules 1.25, parts 1.25",
            "D: printed 1.25 of 3, rows 1.25 of 3, rules 1, parts 1",
        ),
        (
            "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
            "whole: printed 8.05 of 12, rows 8.05 of 12, rules –, parts –, corrected –",
        ),
        ("/ 2 / 8.25", "/ 1.8 / 6.05"),
        ("/ 3.82 / 10.07", "/ 3.8 / 8.05"),
        ("C.1 agrees: rule 2, gap 0", "C.1 under_granted: rule 2, gap 2"),
    ];
    case(&[(part, &not_modelled("unknown")), rounded], &[], &late, &unknown);
}

#[test]
fn a_formula_of_its_own_needs_all_its_parts() {
    // B.1 is not known and was not granted: what the cap leaves of B.2 is not known either.
    case(
        &[],
        &[("\"n\": 3", "\"n\": null")],
        &[
            ("sáng kiến,2,,1.5", "sáng kiến,2,,"),
            ("định kỳ,2,,2", "định kỳ,2,,1"),
            ("trần,3,,3", "trần,3,,1"),
        ],
        &[
            ("B.1 agrees: rule 1.5, gap 0", "B.1 not_appraised: rule –, gap –"),
            ("B.2 agrees: rule 2, gap 0", "B.2 under_granted: rule 2, gap 1"),
            (
                "B: printed 3 of 3, rows 3.5 of 4, rules 3, parts 3, corrected 3",
                "B: printed 1 of 3, rows 1 of 2, rules –, parts –, corrected –",
            ),
            (
                "rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "rows 8.05 of 12, rules –, parts –, corrected –",
            ),
        ],
    );
}

#[test]
fn counts_stand_for_a_row_that_the_table_leaves_out() {
    // A quarter late, B.2 gives 1: 1.5 + 1 = 2.5.
    case(
        &[],
        &[("\"timely\"", "\"late\"")],
        &[("B.2,Báo cáo định kỳ,2,,2\n", ""), ("trần,3,,3", "trần,3,,2.5"), ("12,,10.05", "12,,9.55")],
        &[
            ("/ 8.25", "/ 7.75"),
            ("/ 10.07", "/ 9.57"),
            ("B.2 agrees: rule 2, gap 0\n", "\n"),
            (
                "B: printed 3 of 3, rows 3.5 of 4, rules 3, parts 3, corrected 3",
                "B: printed 2.5 of 3, rows 1.5 of 2, rules 2.5, parts 2.5, corrected 2.5",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 9.55 of 12, rows 9.55 of 12, rules 9.55, parts –, corrected 9.55",
            ),
        ],
    );
}

#[test]
fn sums_that_are_not_printed_are_not_made_up() {
    case(
        &[],
        &[("\"done\": true", "\"done\": false"), ("2024-06-30", "2024-07-01")],
        &[
            ("A,Nhóm cộng thẳng,4,,3.8\n", ""),
            ("B,Nhóm có điểm trần,3,,3\n", ""),
            ("C,Nhóm có nhóm trong,5,,3.25\n", ""),
            ("D,Nhóm trong của C,3,,1.25\n", ""),
            (",Tổng cộng,12,,10.05\n", ""),
            ("hạn,2,,2", "hạn,2,,0"),
        ],
        &[
            ("/ 2 / 8.25", "/ – / –"),
            ("/ 3.82 / 10.07", "/ – / –"),
            ("A.2 agrees: rule 2, gap 0", "A.2 over_granted: rule 0, gap -2"),
            ("C.1 agrees: rule 2, gap 0", "C.1 agrees: rule 0, gap 0"),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8, corrected 3.8",
                "A: printed – of 4, rows 3.8 of 4, rules 1.8, parts 3.8, corrected –",
            ),
            (
                "B: printed 3 of 3, rows 3.5 of 4, rules 3, parts 3, corrected 3",
                "B: printed – of 3, rows 3.5 of 4, rules 3, parts 3, corrected –",
            ),
            (
                "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
                "C: printed – of 5, rows 0 of 2, rules 1.25, parts 1.25, corrected –",
            ),
            (
                "D: printed 1.25 of 3, rows 1.25 of 3, rules 1.25, parts 1.25, corrected 1.25",
                "D: printed – of 3, rows 1.25 of 3, rules 1.25, parts 1.25, corrected –",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed – of 12, rows – of –, rules 6.05, parts –, corrected –",
            ),
        ],
    );
}

#[test]
fn a_row_not_appraised_is_held_against_what_the_unit_claims() {
    case(
        &[],
        &[],
        &[("kế hoạch,2,,2", "kế hoạch,2,1.5,")],
        &[
            ("A.2 agrees: rule 2, gap 0", "A.2 not_appraised: rule 2, gap 0.5"),
            ("rows 3.8 of 4", "rows 1.8 of 2"),
        ],
    );
}

#[test]
fn a_judged_row_is_not_recomputed_and_a_row_of_no_rule_stands_aside() {
    case(
        &[(
            "score = 'if sent <= 2024-06-30 then full else 0'\n  [criterion.input]\n  sent = { type = \"date\" }",
            "judged = true",
        )],
        &[(
            ",\n    \"D.1\": {\"rate\": \"75%\"}, \"C.1\": {\"sent\": \"2024-06-30\"}",
            ", \"D.1\": {\"rate\": \"75%\"}",
        )],
        &[(
            ",Tổng cộng",
            "Z.1,Một mục lạ không có quy tắc nào,2,,1\nZ.2,Một mục lạ khác chưa chấm điểm,2,,\n,Tổng cộng",
        )],
        &[
            (
                "C.1 agrees: rule 2, gap 0",
                "C.1 judged: rule –, gap –\nZ.1 no_rule: rule –, gap –\nZ.2 not_appraised: rule –, gap –",
            ),
            ("rows 3.25 of 5, rules 3.25", "rows 3.25 of 5, rules –"),
            ("rows 10.05 of 12, rules 10.05", "rows 10.05 of 12, rules –"),
        ],
    );
}

#[test]
fn what_is_mended_in_an_inner_group_moves_those_around_it() {
    // D.1 should have 1.25 and has 0: D, C and the whole are 1.25 short.
    case(
        &[],
        &[],
        &[
            ("hài lòng,3,,1.25", "hài lòng,3,,0"),
            ("của C,3,,1.25", "của C,3,,0"),
            ("trong,5,,3.25", "trong,5,,2"),
            ("12,,10.05", "12,,8.8"),
        ],
        &[
            ("/ 8.25", "/ 7"),
            ("/ 10.07", "/ 8.82"),
            ("D.1 agrees: rule 1.25, gap 0", "D.1 under_granted: rule 1.25, gap 1.25"),
            (
                "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25,",
                "C: printed 2 of 5, rows 2 of 5, rules 3.25, parts 2,",
            ),
            (
                "D: printed 1.25 of 3, rows 1.25 of 3, rules 1.25, parts 1.25,",
                "D: printed 0 of 3, rows 0 of 3, rules 1.25, parts 0,",
            ),
            ("whole: printed 10.05 of 12, rows 10.05 of 12", "whole: printed 8.8 of 12, rows 8.8 of 12"),
        ],
    );
}

#[test]
fn an_inner_group_counts_as_it_was_printed() {
    // D is printed with half a point less than its row; C goes on from there.
    case(
        &[],
        &[],
        &[("của C,3,,1.25", "của C,3,,0.75"), ("trong,5,,3.25", "trong,5,,2.75"), ("12,,10.05", "12,,9.55")],
        &[
            ("/ 8.25", "/ 7.75"),
            ("/ 10.07", "/ 9.57"),
            (
                "C: printed 3.25 of 5, rows 3.25 of 5, rules 3.25, parts 3.25, corrected 3.25",
                "C: printed 2.75 of 5, rows 2.75 of 5, rules 3.25, parts 2.75, corrected 2.75",
            ),
            ("D: printed 1.25 of 3", "D: printed 0.75 of 3"),
            ("parts 1.25, corrected 1.25", "parts 1.25, corrected 0.75"),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 9.55 of 12, rows 9.55 of 12, rules 10.05, parts –, corrected 9.55",
            ),
        ],
    );
}

#[test]
fn an_open_group_moves_with_what_applies_in_it() {
    // A.1 does not apply, a part of A has no rule: of the 4 points, A.2 carries those of A.1 too: 2 × 4 / 2.
    let part = "[[criterion]]\nkey     = \"ty-le\"";
    let open = format!(
        "[[not_modelled]]\ngroup = \"A\"\nfull = \"unknown\"\nbasis = \"inferred\"\nwhy = \"Ví dụ bịa.\"\n\n{part}"
    );
    case(
        &[(part, &open)],
        &[("\"a\": 10, \"b\": 9", "\"a\": 0, \"b\": 0")],
        &[
            ("đúng hạn,2,,1.8", "đúng hạn,2,,"),
            ("kế hoạch,2,,2", "kế hoạch,2,,0"),
            ("thẳng,4,,3.8", "thẳng,4,,0"),
            ("12,,10.05", "12,,6.25"),
        ],
        &[
            (A1, A1_LEFT_OUT),
            ("A.2 agrees: rule 2, gap 0", "A.2 under_granted: rule 2, gap 2"),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8, corrected 3.8",
                "A: printed 0 of 4, rows 0 of 2, rules –, parts –, corrected 4",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 6.25 of 12, rows 6.25 of 12, rules –, parts –, corrected 10.25",
            ),
        ],
    );
}

/// The base case with C.1 late by a day, and granted 2 points for it: 2 too many. D is as it should be.
fn late<T>(look: impl FnOnce(&Verified<'_>) -> T) -> T {
    let counts = with(COUNTS, &[("2024-06-30", "2024-07-01")]);
    Case { rules: &[], counts: &counts, table: TABLE }.seen(look).0.unwrap()
}

#[test]
fn a_change_of_rows_moves_their_groups_and_the_whole() {
    late(|verified| {
        let late = verified.rows.iter().position(VerifiedRow::differs).unwrap();
        let nothing = Points::zero();
        assert_eq!(verified.corrections(), Changes::from([(late, nothing.clone())]));
        let half = Changes::from([(late, "1.5".parse().unwrap())]);
        let shown = |moved: Option<Points>| moved.map(|points| points.plain());
        assert_eq!(shown(verified.group_moves("C", &half)).as_deref(), Some("-0.5"));
        assert_eq!(shown(verified.group_moves("A", &half)).as_deref(), Some("0"));
        assert_eq!(verified.group_moves("Z", &half), None);
        assert_eq!(shown(verified.total_moves(&half)).as_deref(), Some("-0.5"));
    });
}

#[test]
fn the_formula_of_a_group_is_recorded_as_it_is_evaluated() {
    late(|verified| {
        for (group, sum) in verified.docket.guidance.groups.iter().zip(&verified.groups) {
            let mut steps = Steps::default();
            let points = from_parts(&verified.docket, &verified.rows, group, &mut steps);
            assert!(points.is_some() && points == sum.from_parts, "{}", group.code);
        }
    });
}

#[test]
fn counts_without_a_row_are_a_problem_unless_their_group_has_one() {
    let table = with(TABLE, &[("B.2,Báo cáo định kỳ,2,,2\n", "")]);
    let without = |table: &str| Case { rules: &[], counts: COUNTS, table }.seen(|_| ()).1;
    assert!(without(&table).is_empty());
    assert_eq!(without(&with(&table, &[("B,Nhóm có điểm trần,3,,3\n", "")])), ["P315"]);
}

/// A bonus in A, and what it takes to have it.
const BONUS: &str = "[[group]]
code  = \"E\"
group = \"A\"
title = \"Điểm cộng\"
full  = \"1\"
bonus = true
score = 'sum(children)'
basis = \"inferred\"

[[criterion]]
key   = \"thuong\"
group = \"E\"
code  = \"E.1\"
title = \"Có cách làm mới\"
full  = \"1\"
cite  = { source = \"vd\", basis = \"inferred\" }
score = 'if new then full else 0'
  [criterion.input]
  new = { type = \"yes_no\" }

[[criterion]]
key     = \"ty-le\"";

#[test]
fn a_bonus_is_no_part_of_the_full_points() {
    // 3.8 + 1 in A; the full points stay 4 and 12, though 5 and 13 can be had.
    let start = "[[criterion]]\nkey     = \"ty-le\"";
    let given = ("\"C.1\"", "\"E.1\": {\"new\": true}, \"C.1\"");
    let printed = "E,Điểm cộng,1,,1\nE.1,Có cách làm mới,1,,1\nB,Nhóm";
    let bonus = "E: printed 1 of 1, rows 1 of 1, rules 1, parts 1, corrected 1\n    whole:";
    let row = "E.1 agrees: rule 1, gap 0\n    B.1 agrees";
    case(
        &[(start, BONUS)],
        &[given],
        &[("B,Nhóm", printed), ("thẳng,4,,3.8", "thẳng,4,,4.8"), ("12,,10.05", "12,,11.05")],
        &[
            ("/ 2 / 8.25", "/ 3 / 9.25"),
            ("3.82 / 10.07", "4.82 / 11.07"),
            ("B.1 agrees", row),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8, corrected 3.8",
                "A: printed 4.8 of 4, rows 4.8 of 4, rules 4.8, parts 4.8, corrected 4.8",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 11.05 of 12, rows 11.05 of 12, rules 11.05, parts –, corrected 11.05",
            ),
            ("whole:", bonus),
        ],
    );
    // A.1 does not apply: 2 × 4 / 2 for A.2, and the bonus of 1 as it is.
    case(
        &[(start, BONUS)],
        &[given, ("\"a\": 10, \"b\": 9", "\"a\": 0, \"b\": 0")],
        &[
            ("B,Nhóm", printed),
            ("đúng hạn,2,,1.8", "đúng hạn,2,,"),
            ("thẳng,4,,3.8", "thẳng,4,,5"),
            ("12,,10.05", "12,,11.25"),
        ],
        &[
            (A1, A1_LEFT_OUT),
            ("B.1 agrees", row),
            (
                "A: printed 3.8 of 4, rows 3.8 of 4, rules 3.8, parts 3.8, corrected 3.8",
                "A: printed 5 of 4, rows 3 of 2, rules 5, parts 5, corrected 5",
            ),
            (
                "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
                "whole: printed 11.25 of 12, rows 11.25 of 12, rules 11.25, parts –, corrected 11.25",
            ),
            ("whole:", bonus),
        ],
    );
}

#[test]
fn what_was_not_granted_of_the_full_points_is_lost() {
    // A has 4.8 of 4 with the bonus, which alone can only be won; 6 is printed for C. For D nothing is printed.
    let start = "[[criterion]]\nkey     = \"ty-le\"";
    let table = with(
        TABLE,
        &[
            ("B,Nhóm", "E,Điểm cộng,1,,1\nE.1,Có cách làm mới,1,,1\nB,Nhóm"),
            ("thẳng,4,,3.8", "thẳng,4,,4.8"),
            ("C,Nhóm có nhóm trong,5", "C,Nhóm có nhóm trong,6"),
            ("D,Nhóm trong của C,3,,1.25\n", ""),
            ("12,,10.05", "12,,11.05"),
        ],
    );
    let counts = with(COUNTS, &[("\"C.1\"", "\"E.1\": {\"new\": true}, \"C.1\"")]);
    let lost = |verified: &Verified<'_>| {
        let sums = verified.groups.iter().chain([&verified.total]);
        let line =
            |sum: &Sum| format!("{} {}", sum.code.as_deref().unwrap_or("whole"), shown(sum.lost().as_ref()));
        sums.map(line).collect::<Vec<_>>()
    };
    assert_eq!(
        Case { rules: &[(start, BONUS)], counts: &counts, table: &table }.seen(lost).0.unwrap(),
        ["A -0.8", "B 0", "C 2.75", "D –", "E -1", "whole 0.95"]
    );
}

/// B takes the highest of its parts: B.1 gives 1.5, B.2 gives 2, so that B has 2, and the whole 3.8 + 2 + 3.25.
const HIGHEST: &[(&str, &str)] = &[
    ("full    = \"12\"", "full    = \"11\""),
    ("full  = \"3\"\nscore = 'min(sum(children), full)'", "full  = \"2\"\nscore = 'max(children)'"),
];
const HIGHEST_TABLE: &[(&str, &str)] = &[
    ("B,Nhóm có điểm trần,3,,3", "B,Nhóm có điểm trần,2,,2"),
    (",Tổng cộng,12,,10.05", ",Tổng cộng,11,,9.05"),
];
const HIGHEST_AGREES: &[(&str, &str)] = &[
    ("/ 8.25", "/ 7.25"),
    ("/ 10.07", "/ 9.07"),
    (
        "B: printed 3 of 3, rows 3.5 of 4, rules 3, parts 3, corrected 3",
        "B: printed 2 of 2, rows – of –, rules 2, parts 2, corrected 2",
    ),
    (
        "whole: printed 10.05 of 12, rows 10.05 of 12, rules 10.05, parts –, corrected 10.05",
        "whole: printed 9.05 of 11, rows 9.05 of 11, rules 9.05, parts –, corrected 9.05",
    ),
];

/// The case in which B takes the highest of its parts, and the changes of it and of its result.
#[track_caller]
fn highest(rules: &[(&str, &str)], counts: &[(&str, &str)], table: &[(&str, &str)], result: &[(&str, &str)]) {
    let (table, expected) =
        (with(&with(TABLE, HIGHEST_TABLE), table), with(&with(AGREES, HIGHEST_AGREES), result));
    let rules = [HIGHEST, rules].concat();
    Case { rules: &rules, counts: &with(COUNTS, counts), table: &table }.gives(&expected);
}

#[test]
fn a_group_may_take_the_highest_of_its_parts() {
    highest(&[], &[], &[], &[]);
    // Half a point lost in the lower part costs the group nothing.
    highest(
        &[],
        &[],
        &[("sáng kiến,2,,1.5", "sáng kiến,2,,1")],
        &[("B.1 agrees: rule 1.5, gap 0", "B.1 under_granted: rule 1.5, gap 0.5")],
    );
    // Both points lost in the higher part cost it half a point: the other gives 1.5.
    highest(
        &[],
        &[],
        &[
            ("định kỳ,2,,2", "định kỳ,2,,0"),
            ("trần,2,,2", "trần,2,,1.5"),
            (",Tổng cộng,11,,9.05", ",Tổng cộng,11,,8.55"),
        ],
        &[
            ("/ 7.25", "/ 6.75"),
            ("/ 9.07", "/ 8.57"),
            ("B.2 agrees: rule 2, gap 0", "B.2 under_granted: rule 2, gap 2"),
            (
                "B: printed 2 of 2, rows – of –, rules 2, parts 2,",
                "B: printed 1.5 of 2, rows – of –, rules 2, parts 1.5,",
            ),
            ("whole: printed 9.05 of 11, rows 9.05 of 11", "whole: printed 8.55 of 11, rows 8.55 of 11"),
        ],
    );
}

#[test]
fn what_does_not_apply_is_not_the_highest_and_nothing_is_put_on_other_points() {
    // B.1 of 0 does not apply: B has the 1 point of B.2, a late report, and not 1 × 4 / 2.
    highest(
        &[(
            "score = 'min(n × 0.5, full)'",
            "score = 'min(n / n × 0.5, full)'\nif_zero = [{ when = 'n', then = \"exclude\", basis = \"inferred\" }]",
        )],
        &[("\"n\": 3", "\"n\": 0"), ("\"timely\"", "\"late\"")],
        &[
            ("sáng kiến,2,,1.5", "sáng kiến,2,,"),
            ("định kỳ,2,,2", "định kỳ,2,,1"),
            ("trần,2,,2", "trần,2,,1"),
            (",Tổng cộng,11,,9.05", ",Tổng cộng,11,,8.05"),
        ],
        &[
            ("/ 7.25", "/ 6.25"),
            ("/ 9.07", "/ 8.07"),
            ("B.1 agrees: rule 1.5, gap 0", "B.1 not_appraised: rule –, gap –"),
            ("B.2 agrees: rule 2, gap 0", "B.2 agrees: rule 1, gap 0"),
            (
                "B: printed 2 of 2, rows – of –, rules 2, parts 2, corrected 2",
                "B: printed 1 of 2, rows – of –, rules 1, parts 1, corrected 1",
            ),
            (
                "whole: printed 9.05 of 11, rows 9.05 of 11, rules 9.05, parts –, corrected 9.05",
                "whole: printed 8.05 of 11, rows 8.05 of 11, rules 8.05, parts –, corrected 8.05",
            ),
        ],
    );
}

#[test]
fn the_highest_of_parts_needs_all_of_them() {
    // B.1 is not known and was not granted: whether it is higher than B.2 is not known either.
    highest(
        &[],
        &[("\"n\": 3", "\"n\": null"), ("\"timely\"", "\"late\"")],
        &[("sáng kiến,2,,1.5", "sáng kiến,2,,"), ("định kỳ,2,,2", "định kỳ,2,,1")],
        &[
            ("B.1 agrees: rule 1.5, gap 0", "B.1 not_appraised: rule –, gap –"),
            ("B.2 agrees: rule 2, gap 0", "B.2 agrees: rule 1, gap 0"),
            (
                "B: printed 2 of 2, rows – of –, rules 2, parts 2, corrected 2",
                "B: printed 2 of 2, rows – of –, rules –, parts –, corrected 2",
            ),
            ("rows 9.05 of 11, rules 9.05", "rows 9.05 of 11, rules –"),
        ],
    );
}

#[test]
fn the_highest_part_has_the_full_points_of_its_group() {
    let more = ("title = \"Số sáng kiến\"\nfull  = \"2\"", "title = \"Số sáng kiến\"\nfull  = \"2.5\"");
    let text = with(&with(RULES, HIGHEST), &[more]);
    let mut problems = Problems::default();
    assert!(read(&RuleFiles::new(vec![source("guidance.toml", &text)]), &mut problems).is_none());
    let told: Vec<String> = problems.iter().map(|problem| problem.kind.message(Lang::Vi)).collect();
    assert_eq!(told, ["B: điểm tối đa là 2, phần cao nhất có 2.5"]);
}

/// What the audit says of the sums of a table: statements that hold, and findings.
fn audited(rules: &[(&str, &str)], table: &str) -> Vec<String> {
    let case = Case { rules, counts: COUNTS, table };
    let look = |verified: &Verified<'_>| {
        let found = audit(verified);
        let of_sums = ["group-sum", "group-differs", "total-sum"];
        let checked = found.checked.iter().filter(|one| one.holds && of_sums.contains(&one.check));
        let findings = found.findings.iter().map(|finding| finding.kind.text(Lang::En));
        checked.map(|one| one.text.clone()).chain(findings).collect::<Vec<_>>()
    };
    case.seen(look).0.unwrap()
}

#[test]
fn a_group_that_the_table_does_not_state_is_a_part_of_the_total_by_its_own_formula() {
    let without = |groups: &[&str], table: &str| {
        let is_left = |line: &&str| !groups.iter().any(|group| line.starts_with(&format!("{group},")));
        table.lines().filter(is_left).map(|line| line.to_owned() + "\n").collect::<String>()
    };
    let criteria = without(&["A", "B", "C", "D"], TABLE);
    // B has its cap of 3, though its rows come to 3.5.
    assert_eq!(audited(&[], &criteria), ["1.8 + 2 + 1.25 + 2 + 3 = 10.05"]);
    // B has 2, its highest part.
    let table = with(TABLE, HIGHEST_TABLE);
    let criteria = without(&["A", "B", "C", "D"], &table);
    assert_eq!(audited(HIGHEST, &criteria), ["1.8 + 2 + 1.25 + 2 + 2 = 9.05"]);
    assert_eq!(
        audited(HIGHEST, &with(&criteria, &[("11,,9.05", "11,,10.55")])),
        ["The parts add up to 9.05; the total says 10.55."]
    );
    assert_eq!(
        audited(HIGHEST, &without(&["B"], &table)),
        ["A: 1.8 + 2 = 3.8", "C: 1.25 + 2 = 3.25", "D: 1.25 = 1.25", "3.8 + 3.25 + 2 = 9.05"]
    );
    // Of B only one part is stated: what B has is not told by the table.
    assert_eq!(
        audited(HIGHEST, &without(&["A", "B", "C", "D", "B.2"], &table)),
        [
            "The listed groups add up to 7.05 of 9.00, the total says 9.05 of 11.00: the rest is 2.00 of 2.00, which the document does not explain."
        ]
    );
}
