#!/bin/sh
# The workbooks of `kenshu board` in other programs: what LibreOffice recalculates equals what is stored, openpyxl reads the same
# values, no page is wider than its paper, and validators find nothing where they are installed.
# Needs soffice, pdfinfo, pdftotext, and python3 with openpyxl; openxml-audit and ooxml-validator are used where they are found.
# Not part of `cargo test`.  sh tests/board.sh target/debug/kenshu [target/debug/examples/board_scene]
set -eu
kenshu=${1:-target/debug/kenshu}
scene=${2:-}
python=${PYTHON:-python3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Two profiles: one that recalculates everything on opening, one that shows what is stored.
mkdir -p "$dir/recalculating/user"
cat >"$dir/recalculating/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
office() { (cd "$dir" && soffice --headless "-env:UserInstallation=file://$dir/$1" --convert-to "$2" --outdir "$dir/$3" "$4" >/dev/null 2>&1); }

# The recalculating profile is proved with a wrong result first.
"$python" - "$dir/wrong.xlsx" <<'PY'
import sys, zipfile, openpyxl
book = openpyxl.Workbook(); book.active["A1"] = 2; book.active["A2"] = "=A1*2"; book.save(sys.argv[1] + ".raw")
with zipfile.ZipFile(sys.argv[1] + ".raw") as old, zipfile.ZipFile(sys.argv[1], "w") as new:
    for name in old.namelist():
        data = old.read(name)
        new.writestr(name, data.replace(b"<f>A1*2</f><v></v>", b"<f>A1*2</f><v>7</v>").replace(b"<f>A1*2</f><v />", b"<f>A1*2</f><v>7</v>").replace(b"<f>A1*2</f><v/>", b"<f>A1*2</f><v>7</v>"))
PY
office recalculating xlsx:"Calc MS Excel 2007 XML" proof "$dir/wrong.xlsx"
"$python" - "$dir/wrong.xlsx" "$dir/proof/wrong.xlsx" <<'PY'
import sys, openpyxl
stored, made = (openpyxl.load_workbook(path, data_only=True).active["A2"].value for path in sys.argv[1:])
assert (stored, made) == (7, 4), (stored, made)
print("LibreOffice recalculates: a wrong 7 became 4")
PY

check() {
  made=$1
  office recalculating xlsx:"Calc MS Excel 2007 XML" again "$made"
  "$python" - "$made" "$dir/again/$(basename "$made")" <<'PY'
import sys, openpyxl
stored, again, formulas = (openpyxl.load_workbook(path, data_only=values) for path, values in ((sys.argv[1], True), (sys.argv[2], True), (sys.argv[1], False)))
count = cells = 0
for sheet in formulas.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            one, other = stored[sheet.title][cell.coordinate].value, again[sheet.title][cell.coordinate].value
            if isinstance(one, str): one = one.replace("\r\n", "\n")
            assert (one or None) == (other or None) or (one or 0) == (other or 0), (sheet.title, cell.coordinate, one, other)
            cells += one is not None
            count += isinstance(cell.value, str) and cell.value.startswith("=")
print(f"  {cells} cells are the same in LibreOffice and openpyxl, {count} formulas their stored results")
PY
  office shown pdf pdf "$made"
  pdf="$dir/pdf/$(basename "$made" .xlsx).pdf"
  printf '  %s pages, ' "$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')"
  if pdftotext "$pdf" - | grep -q '###'; then echo "### ON A PAGE"; exit 1; else echo "no ###"; fi
  if command -v openxml-audit >/dev/null; then openxml-audit "$made" | sed 's/^/  openxml-audit: /'; else echo "  openxml-audit is not installed"; fi
  if command -v ooxml-validator >/dev/null; then ooxml-validator "$made" | sed 's/^/  ooxml-validator: /'; else echo "  ooxml-validator is not installed"; fi
}

samples="--certificates samples/applications/certificates.csv --credits samples/applications/handbook.csv samples/applications/mamis.csv"
make() { # day, output, the rest
  day=$1 out=$2; shift 2
  "$kenshu" board --level ken --round jma-2025-11 --as-of "$day" --association 神奈川県医師会 --meeting-date 2025-11-20 --force -q --exit-zero -o "$out" "$@"
}
for list in applications applications-bad; do
  for kind in "" --office; do
    make 2025-11-10 "$dir/$list$kind.xlsx" --applications "samples/applications/$list.csv" $samples $kind
    echo "$list $kind"; check "$dir/$list$kind.xlsx"
  done
done
make 2025-12-10 "$dir/after.xlsx" --applications samples/applications/applications.csv $samples --minutes samples/applications/minutes.csv
echo "after the board"; check "$dir/after.xlsx"

# Resolutions and fees entered by openpyxl come back the same from its file and from the one that LibreOffice makes of it, and an
# office's workbook that is made anew has them again.
"$python" - "$dir/applications--office.xlsx" "$dir/entered.xlsx" <<'PY'
import datetime, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
count = 0
for sheet in book.worksheets:
    labels = {cell.value: cell.column for cell in sheet[3]}
    for row in range(4, sheet.max_row + 1):
        if not sheet.cell(row, 2).value: continue
        if "議決" in labels:
            count += 1
            sheet.cell(row, labels["議決"], "差戻し" if count % 5 == 0 else "承認")
            sheet.cell(row, labels["議決の理由"], "書類の確認のため" if count % 5 == 0 else None)
        elif "日医への送金" in labels:
            sheet.cell(row, labels["日医への送金"], "済" if row % 2 else datetime.date(2025, 11, 25))
book.save(sys.argv[2])
PY
office shown xlsx:"Calc MS Excel 2007 XML" saved "$dir/entered.xlsx"
for of in entered saved/entered; do
  make 2025-12-10 "$dir/after_$(dirname "$of" | tr . _).xlsx" --applications samples/applications/applications.csv $samples --minutes "$dir/$of.xlsx"
done
cmp "$dir/after__.xlsx" "$dir/after_saved.xlsx"
make 2025-11-10 "$dir/carried.xlsx" --applications samples/applications/applications.csv $samples --office --minutes "$dir/saved/entered.xlsx"
"$python" - "$dir/entered.xlsx" "$dir/carried.xlsx" <<'PY'
import sys, openpyxl
def entries(path):
    found = []
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for cell in sheet[3]:
            if cell.value in ("議決", "議決の理由", "日医への送金"):
                rows = [row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 2).value]
                found += [(sheet.title, cell.value, row, sheet.cell(row, cell.column).value) for row in rows]
    return found
before, after = (entries(path) for path in sys.argv[1:])
same = lambda a, b: a == b or a is not None and b == "令和7年11月25日"
assert len(before) == len(after) > 30 and all(x[:3] == y[:3] and same(x[3], y[3]) for x, y in zip(before, after)), (before, after)
print(f"entered, saved by LibreOffice, carried over: {len(before)} cells")
PY
check "$dir/after_saved.xlsx"
check "$dir/carried.xlsx"
if [ -n "$scene" ]; then
  for size in 6 60 600; do
    "$scene" write 5 $size "$dir/$size"
    make 2025-11-10 "$dir/$size.xlsx" --applications "$dir/$size/申請.csv" --certificates "$dir/$size/認定証.csv" --credits "$dir/$size/手帳.csv" "$dir/$size/MAMIS.csv"
    echo "$size applicants"; check "$dir/$size.xlsx"
  done
fi
