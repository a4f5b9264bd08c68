#!/usr/bin/env bash
# Reconciling: its time and memory, and how often it is wrong. Needs bash and python3; nothing here is a timed test.
#   tests/bench/reconcile.sh [time|wrong]...   (default: all)
#   RUNS=7 ROUNDS=17 BENCH_DIR=/dev/shm/… tests/bench/reconcile.sh time
# time:  kenshu reconcile as a user runs it (text and json), 100,000 rows against 350,000 people at most 1.2 s and 200 MB; 10,000
#        against 35,000 at most 0.2 s; with the large roster as a workbook at most 4.5 s (two threads).
# wrong: ROUNDS × 100,000 rows of each of two generators against 350,000 people, every one with another seed; 17 rounds are
#        3.4 million rows. At most 2 wrong acceptances in a million, each listed with the row and the person.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-7} rounds=${ROUNDS:-17}
[ $# -gt 0 ] || set -- time wrong
cargo build --quiet --release --bin kenshu --example reconcile_yardstick
yardstick=${CARGO_TARGET_DIR:-target}/release/examples/reconcile_yardstick
kenshu="${CARGO_TARGET_DIR:-target}/release/kenshu reconcile --as-of 2026-02-10 --threads 2 --exit-zero"
dir=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/kenshu-reconcile.XXXXXX")
trap 'rm -rf "$dir"' EXIT
for figure in "$@"; do
  case $figure in
    time)
      for size in 10000:35000:200 100000:350000:1200; do
        IFS=: read -r rows members limit <<<"$size"
        for make in office registry; do
          mkdir -p "$dir/$make$rows"
          "$yardstick" write "$make" 1 "$rows" "$members" "$dir/$make$rows"
          hold="$kenshu $dir/$make$rows/受講者.csv --roster $dir/$make$rows/名簿.csv"
          printf '\n%s: %s rows against about %s people, at most %s ms and 200 MiB\n' "$make" "$rows" "$members" "$limit"
          $yardstick hold "$dir/$make$rows/受講者.csv" "$dir/$make$rows/名簿.csv"
          python3 tests/bench/compare.py time --runs "$runs" --below "text:$limit" --below "json:$limit" \
            "text=$hold" "json=$hold --format json"
          python3 tests/bench/compare.py peak --limit text:200 "text=$hold"
          python3 tests/bench/compare.py peak --limit json:200 "json=$hold --format json"
          [ "$rows" = 100000 ] || continue
          "$yardstick" workbook "$dir/$make$rows/名簿.csv" "$dir/$make$rows/名簿.xlsx"
          hold="$kenshu $dir/$make$rows/受講者.csv --roster $dir/$make$rows/名簿.xlsx"
          python3 tests/bench/compare.py time --runs "$runs" --below xlsx:4500 "xlsx=$hold"
        done
      done ;;
    wrong)
      RECONCILE_ROUNDS=$rounds RECONCILE_ROWS=100000 RECONCILE_MEMBERS=350000 \
        cargo test --quiet --release --test reconcile are_found -- --nocapture --test-threads=1 ;;
    *) echo "reconcile.sh: no figure '$figure'; there are: time wrong" >&2; exit 2 ;;
  esac
done
