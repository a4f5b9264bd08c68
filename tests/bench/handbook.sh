#!/usr/bin/env bash
# Standings in JSON: 70,000 certificate holders, 1,400,000 ledger entries, at most 2 s and 400 MB on two threads.
# And the workbook, at the end.
# Needs bash and python3; nothing here is a timed test.
#   RUNS=7 HOLDERS=70000 ENTRIES=1400000 BENCH_DIR=/dev/shm/… tests/bench/handbook.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-7} holders=${HOLDERS:-70000} entries=${ENTRIES:-1400000}
cargo build --quiet --release --bin kenshu
cargo build --quiet --example ledgers
ledgers=${CARGO_TARGET_DIR:-target}/debug/examples/ledgers
target=${CARGO_TARGET_DIR:-target}/release
dir=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/kenshu-handbook.XXXXXX")
trap 'rm -rf "$dir"' EXIT
"$ledgers" "$dir" "$holders" "$entries"
wc -l "$dir"/*.csv
run="$target/kenshu handbook --credits $dir/手帳.csv $dir/MAMIS.csv --certificates $dir/認定証.csv --as-of 2026-01-10"
run="$run --format json --threads 2 -q --exit-zero --force -o $dir/standings.json"
$run
python3 - "$dir/standings.json" <<'PYTHON'
import json, sys
told = json.load(open(sys.argv[1], encoding="utf-8"))
print(told["summary"])
PYTHON
python3 tests/bench/compare.py time --runs "$runs" --below "handbook:2000" "handbook=$run"
python3 tests/bench/compare.py peak --limit handbook:400 "handbook=$run"

# The workbook: 2,000 doctors, 40,000 entries. Made in at most 5 s; recalculated by LibreOffice in at most 10 s (loaded with
# OOXMLRecalcMode 0 and written as CSV, so that saving a workbook is not measured). Where soffice is not there, only made.
books="$dir/books"
mkdir -p "$books"
"$ledgers" "$books" 2000 40000
# Offices count the handbook: what is dated on paper becomes one subtotal a category, and MAMIS has as many entries as are asked for.
python3 - "$books" <<'PYTHON'
import collections, csv, itertools, sys
folder = sys.argv[1]
paper = list(csv.DictReader(open(f"{folder}/手帳.csv", encoding="utf-8-sig")))
mamis = list(csv.DictReader(open(f"{folder}/MAMIS.csv", encoding="utf-8-sig")))
sums = collections.Counter()
for row in paper:
    sums[row["医籍登録番号"], row["氏名"], row["制度"], row["単位区分"]] += float(row["単位数"])
more = [dict(row, 研修会番号=f"2025-X{nth:05}") for nth, row in zip(range(40_000 - len(mamis)), itertools.cycle(mamis))]
with open(f"{folder}/MAMIS単位.csv", "w", newline="", encoding="utf-8") as out:
    writer = csv.DictWriter(out, mamis[0].keys())
    writer.writeheader()
    writer.writerows(mamis + more)
with open(f"{folder}/小計.csv", "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out)
    writer.writerow("医籍登録番号,氏名,制度,単位区分,単位数,期間内確認".split(","))
    writer.writerows([*who, credits, "済"] for who, credits in sums.items())
PYTHON
book="$target/kenshu handbook --credits $books/小計.csv $books/MAMIS単位.csv --certificates $books/認定証.csv --as-of 2026-01-10"
book="$book --threads 2 -q --exit-zero --force -o $books/単位管理.xlsx"
python3 tests/bench/compare.py time --runs "$runs" --below "workbook:5000" "workbook=$book"
if command -v soffice >/dev/null; then
  mkdir -p "$books/profile/user"
  sed -n '/^<?xml/,/^<\/oor:items>/p' tests/recalculated.sh >"$books/profile/user/registrymodifications.xcu"
  office="soffice --headless -env:UserInstallation=file://$books/profile --convert-to csv --outdir $books $books/単位管理.xlsx"
  python3 tests/bench/compare.py time --runs 3 --below "libreoffice:10000" "libreoffice=$office"
fi
