"""Holds the findings of kenshu against `frictionless validate`, cell by cell, for the words that both share.

Run by tests/frictionless.sh. A cell that only one of the two complains about fails the run, unless KNOWN says why they differ.
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from frictionless import Dialect, Resource, Schema, formats, system

ROOT = Path(__file__).resolve().parents[2]
CODECS = {"utf-8": "utf-8-sig", "utf-8-bom": "utf-8-sig", "cp932": "cp932", "euc-jp": "euc-jp", "utf-16le": "utf-16", "utf-16be": "utf-16"}

# The findings of kenshu that say the same as a word of Table Schema.
SAME = {
    "required": {"300", "320", "350", "401", "403", "404"},
    "unique": {"509", "502"},  # 502: the same number with another name, which says more
    "limit": {"380", "362"},
    "number": {"361", "364"},
    "date": {"341", "342", "375", "456"},
    "email": {"351", "352", "356"},
}

SAMPLES = [
    ("samples/attendance/bad-submission.csv", "mamis-attendance"),
    ("samples/attendance/good-submission.csv", "mamis-attendance"),
    ("samples/attendance/people-only.csv", "mamis-attendance"),
    ("samples/attendance/basic-course.csv", "mamis-attendance"),
    ("samples/attendance/applicants.csv", "mamis-attendance"),
    ("samples/attendance/flags-good.csv", "registry-flags"),
    ("samples/attendance/flags-bad.csv", "registry-flags"),
    ("samples/roster/members.csv", "member-roster"),
    ("samples/roster/members-bad.csv", "member-roster"),
    ("samples/seminars/seminar-list.csv", "seminar-list"),
    ("samples/seminars/seminar-list-bad.csv", "seminar-list"),
    ("samples/seminars/seminar-sessions.csv", "seminar-sessions"),
    ("tests/frictionless/limits.csv", "tests/frictionless/limits.toml"),
]


def known(word, who, row, codes, role, value):
    """Why the two may differ about a cell; None where they may not. `row`: role and label of a column to its cell."""
    told = lambda role: [cell for (other, _), cell in row.items() if other == role]
    is_lecturer = any(r == "participation" and (cell == "講師" or label == "講師" and cell) for (r, label), cell in row.items())
    if word == "required" and who == "frictionless":
        if is_lecturer:
            return "講師: 番号やメールは、単位を付与するときだけ必須（日医Q&A 問23）"
        if codes & {"410", "412"}:
            return "欠席・医師以外: 行そのものが指摘され、空欄は重ねて指摘しない"
        if any("看護師" in cell for cell in told("profession")):
            return "医師以外には番号がない"
        if role == "given-name" and codes & {"320"}:
            return "姓と名は1つの氏名として指摘する"
    if word == "number" and who == "kenshu" and codes & {"364"} and not value.isascii():
        return "全角の数字: frictionless は数として読み、kenshu は書き方を指摘する"
    return None


def run(path, layout):
    kenshu = [str(ROOT / "target/debug/kenshu")]
    told = subprocess.run(
        kenshu + ["validate", path, "--schema", layout, "--as-of", "2026-02-10", "--format", "json", "--show-values", "--exit-zero"],
        cwd=ROOT, capture_output=True, check=True)
    table = json.loads(told.stdout)["files"][0]
    exported = json.loads(subprocess.run(kenshu + ["schema", "export", layout], cwd=ROOT, capture_output=True, check=True).stdout)
    text = (ROOT / path).read_bytes().decode(CODECS[table["encoding"]])
    lines = list(csv.reader(io.StringIO(text, newline="")))
    header, rows = lines[table["header_line"] - 1], lines[table["header_line"]:]
    rows = [row for row in rows if any(cell.strip() for cell in row) and not any(cell.startswith("合計") or cell == "計" for cell in row)]
    assert len(rows) == table["records"], (path, len(rows), table["records"])

    # The columns of the file, by role and label; what no column of the layout is, is any text.
    fields, roles = [], []
    for column in table["columns"]:
        mine = [f for f in exported["fields"] if f["kenshu:role"] == column["role"]]
        exact = [f for f in mine if column["label"] in [f["name"], *f.get("kenshu:aliases", [])]]
        field = dict((exact or mine or [{"type": "string"}])[0], name=column["label"])
        fields.append(field)
        roles.append(column["role"])
    names = {f["name"]: c["label"] for f in exported["fields"] for c in table["columns"] if c["role"] == f["kenshu:role"]}
    key = [names[n] for n in exported.get("primaryKey", [])]
    descriptor = {"fields": fields, "missingValues": exported["missingValues"], "primaryKey": key}

    theirs = set()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "table.csv"
        with out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        with system.use_context(trusted=True):
            report = Resource(path=str(out), encoding="utf-8", dialect=Dialect(controls=[formats.CsvControl(delimiter=",")]),
                              schema=Schema.from_descriptor(descriptor)).validate()
    for error in report.tasks[0].errors:
        error = error.to_dict()
        record, column = error.get("rowNumber", 1) - 1, error.get("fieldNumber")
        kind = error["type"]
        if kind == "type-error":
            of = fields[column - 1]
            word = {"number": "number", "date": "date"}.get(of["type"], of.get("format", "type"))
        elif kind == "constraint-error":
            word = error["note"].split('"')[1]
            word = word if word in ("required", "unique") else "limit"
        elif kind in ("unique-error", "primary-key"):
            word, column = "unique", column or header.index(key[0]) + 1
            # A blank key is said to be missing, and once.
            if any(c == "" for c in [rows[record - 1][header.index(k)] for k in key]):
                continue
        else:
            raise AssertionError((path, error))
        theirs.add((record, column, word))

    ours = set()
    codes = {}
    for finding in table["findings"]:
        if finding["record"] is None:
            continue
        number = finding["code"][1:]
        codes.setdefault(finding["record"], set()).add(number)
        for word, numbers in SAME.items():
            if number not in numbers or not finding["column"]:
                continue
            # What the layout does not state is a rule of our own: a range of credits, one number for each person.
            limits = set(fields[finding["column"] - 1].get("constraints", {}))
            stated = {"362": limits & {"minimum", "maximum"}, "502": header[finding["column"] - 1] in key or "unique" in limits}
            if stated.get(number, True):
                ours.add((finding["record"], finding["column"], word))
    return table, rows, roles, theirs, ours, codes


def main():
    agreed, explained, failed = 0, {}, []
    cells = 0
    for path, layout in SAMPLES:
        table, rows, roles, theirs, ours, codes = run(path, layout)
        cells += len(rows) * len(roles)
        # kenshu says one thing of a cell: what is wrong with its form stands for the words about its type.
        forms = {"number", "date", "email", "limit"}
        by_cell = lambda found: {(r, c): {w for rr, cc, w in found if (rr, cc) == (r, c)} for r, c, _ in found}
        mine, other = by_cell(ours), by_cell(theirs)
        for place in sorted(set(mine) | set(other)):
            record, column = place
            words, words_other = mine.get(place, set()), other.get(place, set())
            if words & words_other or (words & forms and words_other & forms):
                agreed += 1
                continue
            who = "kenshu" if words else "frictionless"
            word = sorted(words or words_other)[0]
            value = rows[record - 1][column - 1]
            row = {(c["role"], c["label"]): v for c, v in zip(table["columns"], rows[record - 1])}
            why = known(word, who, row, codes.get(record, set()), roles[column - 1], value)
            if why:
                explained.setdefault(why, []).append(f"{path}:{record}:{column} {value!r}")
            else:
                failed.append(f"{path} record {record} column {column} ({roles[column - 1]}) {value!r}: only {who} says {sorted(words or words_other)}; codes {sorted(codes.get(record, []))}")
    print(f"{len(SAMPLES)} files, {cells} cells: {agreed} complaints agree")
    for why, places in explained.items():
        print(f"  known difference ({len(places)}): {why}")
        for place in places:
            print(f"    {place}")
    for line in failed:
        print("DISAGREE", line)
    sys.exit(1 if failed else 0)


main()
