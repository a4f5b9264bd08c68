#!/usr/bin/env bash
# `kenshu board`: its time and memory with 600 applicants (a prefecture; under 1 s) and 7,000 (a national round; under 5 s, under
# 300 MB), two threads, whole program with reading and writing. Needs bash and GNU time; nothing here is a timed test.
#   RUNS=7 BENCH_DIR=/dev/shm/… tests/bench/board.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-7}
cargo build --quiet --release --bin kenshu
cargo build --quiet --example board_scene
target=${CARGO_TARGET_DIR:-target}
dir=$(mktemp -d "${BENCH_DIR:-${TMPDIR:-/tmp}}/kenshu-board.XXXXXX")
trap 'rm -rf "$dir"' EXIT
for size in 600 7000; do
  "$target/debug/examples/board_scene" write 5 $size "$dir/$size"
  for kind in board office json; do
    case $kind in
      board) extra="-o $dir/out.xlsx" ;;
      office) extra="--office --roster $dir/$size/名簿.csv -o $dir/out.xlsx" ;;
      json) extra="--format json -o $dir/out.json" ;;
    esac
    for _ in $(seq "$runs"); do
      # shellcheck disable=SC2086
      /usr/bin/time -f '%e %M' -a -o "$dir/$size.$kind" "$target/release/kenshu" board --applications "$dir/$size/申請.csv" \
        --certificates "$dir/$size/認定証.csv" --credits "$dir/$size/手帳.csv" "$dir/$size/MAMIS.csv" --level nichii \
        --round jma-2025-11 --as-of 2025-11-10 --threads 2 --force -q --exit-zero $extra
    done
    sort -n "$dir/$size.$kind" | awk -v size="$size" -v kind="$kind" \
      '{ t[NR] = $1; if ($2 > m) m = $2 } END { printf "%5d applicants, %-6s  median %.2f s, at most %.0f MB\n", size, kind, t[int((NR + 1) / 2)], m / 1024 }'
  done
done
