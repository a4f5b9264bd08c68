#!/usr/bin/env bash
# Standings in JSON: 70,000 certificate holders, 1,400,000 ledger entries, at most 2 s and 400 MB on two threads.
# Needs bash and python3; nothing here is a timed test.
#   RUNS=7 HOLDERS=70000 ENTRIES=1400000 BENCH_DIR=/dev/shm/… tests/bench/handbook.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-7} holders=${HOLDERS:-70000} entries=${ENTRIES:-1400000}
cargo build --quiet --release --bin kenshu --example ledgers
target=${CARGO_TARGET_DIR:-target}/release
dir=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/kenshu-handbook.XXXXXX")
trap 'rm -rf "$dir"' EXIT
"$target/examples/ledgers" "$dir" "$holders" "$entries"
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
