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
