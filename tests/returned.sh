#!/bin/sh
# Sends the workbook for the submitter through LibreOffice and openpyxl and validates it again: the findings must stay.
# Needs soffice, and python3 with openpyxl; not part of `cargo test`.  sh tests/returned.sh target/debug/kenshu
set -eu
kenshu=${1:-target/debug/kenshu}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
judge() { "$kenshu" validate "$1" --as-of 2026-02-10 --format json --exit-zero | python3 -c '
import json, sys
for file in json.load(sys.stdin)["files"]:
    for f in file["findings"]:
        print(f["code"], f["rule"], f["record"], f["role"], f["cell"])' | sort; }
for file in samples/attendance/bad-submission.csv samples/attendance/flags-bad.csv samples/attendance/submission.xlsx; do
  "$kenshu" validate "$file" --as-of 2026-02-10 -q --exit-zero --force --workbook "$dir/made.xlsx" >/dev/null
  judge "$file" >"$dir/file"
  judge "$dir/made.xlsx" >"$dir/made"
  (cd "$dir" && soffice --headless "-env:UserInstallation=file://$dir/profile" --convert-to xlsx:"Calc MS Excel 2007 XML" \
    --outdir "$dir/libreoffice" made.xlsx >/dev/null 2>&1)
  judge "$dir/libreoffice/made.xlsx" >"$dir/libreoffice.txt"
  ${PYTHON:-python3} - "$dir/made.xlsx" "$dir" <<'PY'
import sys, openpyxl
made, folder = sys.argv[1:]
book = openpyxl.load_workbook(made)
book.save(f"{folder}/openpyxl.xlsx")
table = book.worksheets[2]
table.title = "直しました"
table.insert_rows(table.max_row)
table.auto_filter.ref = table.dimensions
table.row_dimensions[table.max_row].hidden = True
book.worksheets[1].cell(2, 15, "ここに書きました")
book.save(f"{folder}/inserted.xlsx")
PY
  judge "$dir/openpyxl.xlsx" >"$dir/openpyxl.txt"
  for program in libreoffice openpyxl; do
    cmp -s "$dir/made" "$dir/$program.txt" && echo "$file: the same from $program" || { echo "$file: $program"; diff "$dir/made" "$dir/$program.txt"; }
  done
  diff "$dir/file" "$dir/made" >"$dir/diff" && echo "$file: the same from the workbook" || { echo "$file: the workbook differs"; cat "$dir/diff"; }
  "$kenshu" validate "$dir/inserted.xlsx" --as-of 2026-02-10 --format concise --exit-zero --mask | grep -c 801 | sed "s|^|$file: findings about the list filled in: |"
done
# The workbook for the office: decisions filled in, saved by LibreOffice and by openpyxl, say the same to reconcile --decisions.
reconcile() { "$kenshu" reconcile samples/reconcile/attendance.csv --roster samples/roster/members.csv --as-of 2026-02-10 -q --exit-zero "$@"; }
decided() { reconcile --decisions "$1" --format json | python3 -c '
import json, sys
document = json.load(sys.stdin)
for table in document["decisions"]:
    print(table["sheet"], table["counts"])
for row in document["files"][0]["rows"]:
    print(row["record"], row["outcome"], row["roster_record"], row.get("decision"))'; }
reconcile --force --workbook "$dir/office.xlsx" >/dev/null
${PYTHON:-python3} - "$dir" <<'PY'
import datetime, sys, openpyxl
folder = sys.argv[1]
book = openpyxl.load_workbook(f"{folder}/office.xlsx")
sheet = book["要確認"]
columns = {cell.value: cell.column for cell in sheet[1]}
words = ["候補1の会員とする", "名簿に該当なしとする", "保留"]
for row, word in zip(range(2, sheet.max_row + 1), words):
    sheet.cell(row, columns["決定"], word)
    sheet.cell(row, columns["決定者"], "大島")
    sheet.cell(row, columns["決定日"], datetime.date(2026, 2, 12))
book.save(f"{folder}/filled.xlsx")
sheet.title = "決めました"
book.move_sheet(sheet, 3)
sheet.insert_cols(3)
book.save(f"{folder}/moved.xlsx")
PY
(cd "$dir" && soffice --headless "-env:UserInstallation=file://$dir/profile" --convert-to xlsx:"Calc MS Excel 2007 XML" \
  --outdir "$dir/libreoffice" filled.xlsx >/dev/null 2>&1)
decided "$dir/filled.xlsx" >"$dir/filled"
grep '^[0-9]' "$dir/filled" | cut -d' ' -f4 | sort | uniq -c | tr '\n' ' ' | sed 's/^/office: decided: /'; echo
decided "$dir/libreoffice/filled.xlsx" >"$dir/filled.libreoffice"
cmp -s "$dir/filled" "$dir/filled.libreoffice" && echo "office: the same from libreoffice" || { echo "office: libreoffice"; diff "$dir/filled" "$dir/filled.libreoffice"; }
decided "$dir/moved.xlsx" >"$dir/filled.moved" || true
sed -i 's/^決めました/要確認/' "$dir/filled.moved"
diff "$dir/filled" "$dir/filled.moved" >"$dir/diff" && echo "office: the same with the sheet moved" || { echo "office: renamed, moved, a column more"; cat "$dir/diff"; }
# Carried on into the next workbook, through LibreOffice once more.
reconcile --force --decisions "$dir/libreoffice/filled.xlsx" --workbook "$dir/next.xlsx" >/dev/null
decided "$dir/next.xlsx" | grep -v '^決定\|^要確認' >"$dir/next"
grep -v '^決定\|^要確認' "$dir/filled" | cmp -s - "$dir/next" && echo "office: the same from the next workbook" || { echo "office: the next workbook"; diff "$dir/filled" "$dir/next"; }
