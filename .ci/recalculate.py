"""The formulas of our workbooks, computed by LibreOffice: each must come out as the value that we stored in its cell and as
the one that stands beside it. That a changed number would be noticed is tried in each workbook too."""

import sys
from fractions import Fraction

from calc import started
from com.sun.star.table.CellContentType import VALUE
from openpyxl import load_workbook

# Sheets with live values, by place: the column of these and that of ours, counted from 0.
BESIDE = {1: (9, 8), 3: (4, 5)}
WORKING = 3


def read(path):
    """The formulas of a workbook as (sheet, row, column), counted from 0, and the values stored in each sheet."""
    sheets = load_workbook(path).worksheets
    cells = [(place, cell) for place, sheet in enumerate(sheets) for row in sheet.iter_rows() for cell in row]
    formulas = [(place, cell.row - 1, cell.column - 1) for place, cell in cells if cell.data_type == "f"]
    return formulas, [list(sheet.values) for sheet in load_workbook(path, data_only=True)]


def same(computed, stored):
    if isinstance(stored, str) or not isinstance(computed, float):
        return computed == stored
    return abs(Fraction(computed) - Fraction(stored)) < Fraction(1, 10**9)


def differences(book, formulas, stored):
    """What is said of each formula that comes out otherwise."""
    book.calculateAll()
    computed = []
    for place, rows in enumerate(stored):
        last = len(rows[0]) - 1, len(rows) - 1
        computed.append(book.Sheets.getByIndex(place).getCellRangeByPosition(0, 0, *last).getDataArray())
    told = []
    for place, y, x in formulas:
        value, row = computed[place][y][x], stored[place][y]
        live, beside = BESIDE.get(place, (None, None))
        # Before rounding, our value beside it is written as a fraction.
        if not same(value, row[x]) or x == live and not same(value, Fraction(row[beside])):
            name = book.Sheets.getByIndex(place).getCellByPosition(x, y).AbsoluteName
            told.append(f"{name}: {value}, stored {row[x]}" + (f", beside it {row[beside]}" if x == live else ""))
    return told


def would_notice(book, formulas, stored):
    """Whether there is a number that cannot be changed without a difference."""
    live, _ = BESIDE[WORKING]
    for y in range(len(stored[WORKING])):
        cell = book.Sheets.getByIndex(WORKING).getCellByPosition(live, y)
        if cell.Type == VALUE:
            cell.Value += 1
            if differences(book, formulas, stored):
                return True
            cell.Value -= 1
    return False


count = faults = 0
with started() as opened:
    for path in sys.argv[1:]:
        formulas, stored = read(path)
        book = opened(path)
        told = differences(book, formulas, stored)
        if not would_notice(book, formulas, stored):
            told.append("no changed number would be noticed")
        book.close(True)
        for line in told:
            print(f"{path}: {line}", file=sys.stderr)
        count += len(formulas)
        faults += len(told)
print(f"LibreOffice: {count} formulas in {len(sys.argv) - 1} workbooks, {faults} differences")
sys.exit(faults > 0)
