"""Compares stored results of formulas with recalculated ones, spoils one, or types figures in. See recalculated.sh."""

import re
import sys
import zipfile

import openpyxl


def cells(book):
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield (sheet.title, cell.coordinate), cell.value


def results(path):
    """Formulas and their stored results."""
    formulas = {at for at, value in cells(openpyxl.load_workbook(path)) if isinstance(value, str) and value.startswith("=")}
    values = dict(cells(openpyxl.load_workbook(path, data_only=True)))
    return {at: values.get(at) for at in formulas}


def same(a, b):
    a, b = ("" if x is None else x for x in (a, b))
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) < 1e-9
    return a == b


def differences(ours, theirs):
    stored, fresh = results(ours), dict(cells(openpyxl.load_workbook(theirs, data_only=True)))
    wrong = [(at, stored[at], fresh.get(at)) for at in stored if not same(stored[at], fresh.get(at))]
    for at, store, found in sorted(wrong)[:10]:
        print(f"{at[0]}!{at[1]}: stored {store!r}, recalculated {found!r}")
    print(f"{len(stored)} formula cells, {len(wrong)} differences")
    return not wrong


def spoil(path, out):
    """Changes the first stored number of a sum by doctor."""
    todo = True
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as spoilt:
        for item in book.infolist():
            data = book.read(item)
            if todo and item.filename.startswith("xl/worksheets/sheet"):
                text, count = re.subn(
                    r"(<f>SUMIFS[^<]*</f><v>)([0-9.]+)(</v>)", r"\g<1>1\g<2>\g<3>", data.decode(), count=1
                )
                todo, data = not count, text.encode()
            spoilt.writestr(item, data)
    assert not todo, "no number to spoil"


def type_in(path, out):
    """Types figures as an office does: subtotals, dated entries, progress, remarks."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        header = next((row for row in sheet.iter_rows(max_row=6) if any(cell.value == "医籍登録番号" for cell in row)), None)
        if header is None:
            continue
        columns = {}
        for cell in header:
            columns.setdefault(cell.value, cell.column)
        first = header[0].row + 1
        last = sheet.max_row
        if sheet.title.startswith("手帳小計入力"):
            credits = [c.column for c in header if str(c.value) in ("更新", "実地", "専門", "再研修会", "前期", "後期")]
            for row in range(first, last + 1, 3):
                for nth, column in enumerate(credits):
                    sheet.cell(row, column, (row % 9 + nth) / 2)
                sheet.cell(row, columns["期間内確認"], "済" if row % 2 else "未")
                sheet.cell(row, columns["確認者"], "鈴木")
        elif sheet.title == "手帳明細入力":
            import datetime

            numbers = [c.value for c in book["名簿と選択肢"]["A"][1:] if c.value]
            blank = [row for row in range(first, last + 1) if sheet.cell(row, 1).value is None]
            for nth, row in enumerate(blank[:60]):
                values = [numbers[nth * 7 % len(numbers)], None, "生涯研修 専門", datetime.date(2022 + nth % 3, 5, 1 + nth % 28), 0.5 + nth % 4]
                for column, value in enumerate(values, 1):
                    if value is not None:
                        sheet.cell(row, column, value)
            # What is wrong must not disturb: a number on no list, a text for credits, a day as text.
            sheet.cell(blank[60], 1, 999)
            sheet.cell(blank[61], 1, numbers[0])
            sheet.cell(blank[61], columns["単位"], "二単位")
            sheet.cell(blank[62], 1, numbers[0])
            sheet.cell(blank[62], columns["区分"], "生涯研修 実地")
            sheet.cell(blank[62], columns["受講日"], "2023年ごろ")
        elif sheet.title == "進捗":
            import datetime

            for row in range(first, last + 1, 2):
                sheet.cell(row, columns["更新案内送付日"], datetime.date(2026, 1, 20))
                if row % 3 == 0:
                    sheet.cell(row, columns["MAMIS申請日"], datetime.date(2026, 2, 1))
                if row % 5 == 0:
                    sheet.cell(row, columns["審査・登録料 入金日"], datetime.date(2026, 2, 3))
        elif sheet.title.startswith("一覧"):
            sheet.cell(first, columns["備考"], "電話で確認済み")
    book.save(out)


def live(ours, theirs):
    """The live cells of a typed book, recalculated, against what the program makes of it: by doctor and heading."""
    names = ("手帳", "MAMIS", "合計", "不足", "充足")

    def read(path):
        found = {}
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            if not sheet.title.startswith("一覧"):
                continue
            rows = list(sheet.iter_rows(values_only=True))
            header = next(i for i, row in enumerate(rows) if "医籍登録番号" in row)
            for row in rows[header + 1 :]:
                for column, label in enumerate(rows[header]):
                    if label in names:
                        found[sheet.title, row[1], row[5], column] = row[column]
        return found

    ours, theirs = read(ours), read(theirs)
    wrong = [(at, ours[at], theirs.get(at)) for at in ours if not same(ours[at], theirs.get(at))]
    for line in wrong[:10]:
        print(line)
    print(f"{len(ours)} live cells, {len(wrong)} differences between typed and made again")
    return not wrong and len(ours) == len(theirs)


if __name__ == "__main__":
    command, first, second = sys.argv[1:4]
    done = {"differences": differences, "spoil": spoil, "type": type_in, "live": live}[command](first, second)
    sys.exit(1 if done is False else 0)
