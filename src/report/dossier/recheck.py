#!/usr/bin/env python3
"""Tính lại mọi điểm của hồ sơ mà không cần chương trình đã lập ra nó. / Recomputes every score of this dossier.

Đọc inputs/ và rules.json, so với reports/report.json; mã thoát 1: có chỗ khác, 2: có tệp thiếu, hỏng. (Python 3.8)
Reads inputs/ and rules.json, compares with reports/report.json; status 1: differences, 2: a file is missing or damaged.
"""
import csv
import hashlib
import json
import operator as op
import sys
from fractions import Fraction
from pathlib import Path

HERE, CHECKED, WRONG, OPEN = Path(__file__).resolve().parent, [], [], []


class Halt(Exception):
    """No score: an input is unknown, the rules are silent, or the criterion does not apply."""


def read(name):
    try:
        with open(HERE / name, encoding="utf-8", newline="") as file:
            return json.load(file, parse_float=Fraction) if name.endswith(".json") else list(csv.DictReader(file))
    except (OSError, ValueError) as error:
        raise ValueError("%s: %s" % (name, error)) from error


def points(text):
    return None if text in (None, "") else Fraction(text)


def rounded(x, rounding):
    """The only rounding: by the mode and digits that the rules name."""
    if x is None or rounding is None or rounding["mode"] == "none":
        return x
    unit, half, mode, sign = 10 ** rounding["digits"], Fraction(1, 2), rounding["mode"], -1 if x < 0 else 1
    low, rest = abs(x) * unit // 1, abs(x) * unit % 1
    up = {"half_up": rest >= half, "half_down": rest > half, "up": rest > 0, "down": False,
          "half_even": rest > half or (rest == half and low % 2 == 1),
          "floor": sign < 0 and rest > 0, "ceiling": sign > 0 and rest > 0}[mode]
    return Fraction(sign * (low + up), unit)


OPERATIONS = {"=": op.eq, "!=": op.ne, "<": op.lt, "<=": op.le, ">": op.gt, ">=": op.ge, "not": op.not_,
              "+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "negate": op.neg, "abs": abs, "min": min,
              "max": max, "clamp": lambda x, low, high: min(max(x, low), high),
              "floor": lambda x: Fraction(x // 1), "ceil": lambda x: -Fraction(-x // 1)}


def value(tree, facts):
    """The value of a formula. A tree is a list: an operation and its parts."""
    name, parts = tree[0], tree[1:]
    if name in ("number", "percent"):
        return Fraction(parts[0]) / (100 if name == "percent" else 1)
    if name in ("truth", "choice", "date"):
        return parts[0]
    if name in ("input", "full", "children", "measure"):
        found = facts[name].get(parts[0]) if parts else facts[name]
        if found is None:
            raise Halt("unknown")
        return found
    if name in ("undetermined", "excluded"):
        raise Halt(name)
    if name == "if":
        return value(parts[1] if value(parts[0], facts) else parts[2], facts)
    if name in ("and", "or"):
        return connected(parts, name == "or", facts)
    if name == "let":
        return value(parts[1], dict(facts, measure=value(parts[0], facts)))
    if name == "round":
        return rounded(value(parts[0], facts), {"digits": parts[1], "mode": parts[2]})
    return OPERATIONS[name](*[value(part, facts) for part in parts])


def connected(parts, settles, facts):
    """`false and x` is false and `true or x` is true, whatever is unknown of the other side."""
    try:
        return settles if value(parts[0], facts) == settles else value(parts[1], facts)
    except Halt as halt:
        if str(halt) == "unknown" and known(parts[1], facts) == settles:
            return settles
        raise


def known(tree, facts):
    try:
        return value(tree, facts)
    except (Halt, ZeroDivisionError):
        return None


def counts(criterion, given):
    """The inputs of a criterion: the first figure that is known; what is not known is None, never 0."""
    found = {}
    for kind in criterion["inputs"]:
        count = given.get(criterion["key"], {}).get(kind["name"])
        figures = count.get("values", [count]) if isinstance(count, dict) else [{"value": count}]
        text = next((one["value"] for one in figures if one.get("value") is not None), None)
        if text is not None and kind["kind"] in ("count", "number", "percent"):
            text = Fraction(text[:-1]) / 100 if kind["kind"] == "percent" else Fraction(text)
        found[kind["name"]] = text
    return found


def score(rules, criterion, tree, given):
    """Points before and after rounding, or why there are none."""
    if tree is None:
        return None, None, criterion["rule"]
    try:
        exact = value(tree, {"input": counts(criterion, given), "full": Fraction(criterion["full"])})
        return exact, rounded(exact, rules["rounding"]["criterion"]), "scored"
    except (Halt, ZeroDivisionError) as halt:
        return None, None, str(halt)


def compare(place, name, ours, stated):
    CHECKED.append(place)
    if ours != stated:
        WRONG.append("KHÁC / DIFFERS: %s: %s: tính lại / recomputed %s, báo cáo / report %s" % (place, name, ours, stated))


def row(place, rules, criteria, entry, line, given):
    """One row of the report; gives its points for the sums, `"excluded"`, or None."""
    compare(place, "appraised", points(line["appraised"]), points(entry["appraised"]))
    criterion, stated = criteria.get(line["row_key"]), points(entry["expected"])
    if criterion is None:
        return None
    exact, ours, why = score(rules, criterion, criterion["tree"], given)
    if why == "unknown" and stated is not None:  # the same for every value of what is unknown
        OPEN.append("không tính lại ở đây / not redone here: " + place)
        return stated
    compare(place, "expected", ours, stated)
    compare(place, "exact", exact, points(entry["exact"]))
    against = points(line["appraised"] or line["claimed"])
    gap = None if ours is None or against is None else ours - against
    compare(place, "gap", gap, points(entry["gap"]))
    outcome = ("not_appraised" if not line["appraised"] else "judged" if why == "judged" else "undetermined"
               if gap is None else "agrees" if gap == 0 else "under_granted" if gap > 0 else "over_granted")
    compare(place, "outcome", outcome, entry["outcome"])
    for reading, stated in zip(criterion["readings"], entry["readings"]):
        _, ours_too, halted = score(rules, criterion, reading["tree"], given)
        if halted == "unknown" and stated["score"] is not None:
            OPEN.append("không tính lại ở đây / not redone here: %s, %s" % (place, reading["id"]))
        else:
            compare(place, "reading " + reading["id"], ours_too, points(stated["score"]))
    return "excluded" if why == "excluded" else ours


def part(rules, group, scores):
    """The points of a group (None: the whole) from those of its parts; "excluded" if none of them applies."""
    code = group and group["code"]
    children = [(scores[one["key"]], one["full"]) for one in rules["criteria"] if one["group"] == code]
    children += [(part(rules, one, scores), one["share"]) for one in rules["groups"] if one["parent"] == code]
    missing = any(one["group"] == code and one["full"] != "0" for one in rules["not_modelled"])
    if missing or any(got is None for got, _ in children):
        return None
    rest = [(got, Fraction(full)) for got, full in children if got != "excluded"]
    whole, applies = sum(Fraction(full) for _, full in children), sum(full for _, full in rest)
    if whole != applies and not applies:
        return None if rest else "excluded"
    # What does not apply leaves; the rest is put on all full points again, but for a bonus, which brings none.
    total = Fraction(sum(got * (whole / applies if full else 1) for got, full in rest))
    if group is None:
        return rounded(total, rules["rounding"]["total"])
    of_children = {"sum": total, "max": max((got for got, _ in rest), default=Fraction(0))}
    facts = {"full": Fraction(group["full"]), "children": of_children}
    return rounded(known(group["tree"], facts), rules["rounding"]["group"])


def main():
    rules, raw, unit = read("rules.json"), read("inputs/raw.json"), read("reports/report.json")["units"][0]
    lines = {line["row_line"]: line for line in read("inputs/appraised.csv")}
    criteria, scores = {one["key"]: one for one in rules["criteria"]}, {}
    compare("reports/report.json", "rows", len(unit["rows"]), sum(one["row_kind"] == "criterion" for one in lines.values()))
    for entry in unit["rows"]:
        line, place = lines[str(entry["line"])], "%s (%s)" % (entry["rule_code"] or entry["code"], entry["line"])
        scores.setdefault(line["row_key"], row(place, rules, criteria, entry, line, raw["counts"]))
    for key, one in criteria.items():
        _, ours, why = score(rules, one, one["tree"], raw["counts"])
        scores.setdefault(key, "excluded" if why == "excluded" else ours)
    for group, stated in [*zip(rules["groups"], unit["groups"]), (None, unit["total"])]:
        ours, name = part(rules, group, scores), group["code"] if group else "tổng / total"
        compare(name, "expected", None if ours == "excluded" else ours, points(stated["expected"]))
    listed = (HERE / "SHA256SUMS").read_bytes()
    for sha256, name, path in [(line[:64], line[66:], HERE / line[66:]) for line in listed.decode("utf-8").splitlines()]:
        compare(name, "SHA-256", path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest(), sha256)
    print("\n".join([*OPEN, *WRONG, "SHA-256 gốc / root: " + hashlib.sha256(listed).hexdigest(),
                     "số đã so / figures compared: %d; khác / different: %d" % (len(CHECKED), len(WRONG))]))
    return 1 if WRONG else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    try:
        sys.exit(main())
    except Exception as error:  # whatever was done to the files
        print("Không tính lại được, có tệp thiếu hoặc hỏng / Not recomputed, a file is missing or damaged:", error)
        sys.exit(2)
