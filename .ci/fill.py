"""Fills in a form that `verify init` wrote with what stands in one that is filled in already: openpyxl writes FOLDER/openpyxl.xlsx,
LibreOffice FOLDER/libreoffice.xlsx and FOLDER/libreoffice.ods."""

import datetime
import sys

from calc import options, started, url
from openpyxl import load_workbook

# Sheets to be filled in, by place: the columns that say what a row is about, and those to be filled in.
POINTS = 1, ("Đơn vị", "Mã", "Tiêu chí thành phần"), ("Điểm tự chấm", "Điểm thẩm định")
COUNTS = 2, ("Đơn vị", "Mã", "Chỉ tiêu"), ("Giá trị", "Tài liệu kiểm chứng", "Vị trí trong tài liệu")


def rows(sheet, about):
    """Each row with what it is about; a unit that is not written is that of the row above."""
    head, *below = sheet.iter_rows()
    columns = {cell.value: cell.column - 1 for cell in head}
    unit = None
    for row in below:
        unit = row[columns["Đơn vị"]].value or unit
        yield (unit, *(row[columns[name]].value for name in about[1:])), row, columns


def filling(form, filled):
    """(sheet, row, column, value) of each cell to be filled in, counted from 0."""
    for place, about, wanted in (POINTS, COUNTS):
        known = {
            key: [row[columns[name]].value for name in wanted]
            for key, row, columns in rows(filled.worksheets[place], about)
        }
        for key, row, columns in rows(form.worksheets[place], about):
            for name, value in zip(wanted, known.pop(key, [])):
                if value is not None:
                    yield place, row[0].row - 1, columns[name], value
        if known:
            sys.exit(f"no row for {sorted(known)}")


def by_libreoffice(form, values, folder):
    with started() as opened:
        book = opened(form)
        for place, y, x, value in values:
            cell = book.Sheets.getByIndex(place).getCellByPosition(x, y)
            if isinstance(value, datetime.datetime):
                cell.Value = (value - datetime.datetime(1899, 12, 30)).days
            elif isinstance(value, str):
                cell.String = value
            else:
                cell.Value = value
        for ending, filter in (("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8")):
            book.storeToURL(url(f"{folder}/libreoffice.{ending}"), options(FilterName=filter))
        book.close(True)


form, filled, folder = sys.argv[1:]
book = load_workbook(form)
values = list(filling(book, load_workbook(filled)))
by_libreoffice(form, values, folder)
for place, y, x, value in values:
    book.worksheets[place].cell(y + 1, x + 1, value)
book.save(f"{folder}/openpyxl.xlsx")
print(f"{len(values)} cells filled in")
