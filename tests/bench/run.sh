#!/usr/bin/env bash
# The figures, each against a yardstick in the same run. Needs bash and python3; nothing here is a timed test.
#   tests/bench/run.sh [speed|fix|encoding|every-row|xlsx|workbook|small|memory|instructions]...   (default: all)
#   RUNS=7 ROWS=1000000 BENCH_DIR=/dev/shm/… tests/bench/run.sh speed
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${RUNS:-7} rows=${ROWS:-1000000} as_of=2026-11-20
all=(speed fix encoding every-row xlsx workbook small memory instructions)
[ $# -gt 0 ] || set -- "${all[@]}"
for figure in "$@"; do
  case " ${all[*]} " in *" $figure "*) ;; *) echo "run.sh: no figure '$figure'; there are: ${all[*]}" >&2; exit 2 ;; esac
done

floor=""
[ -f tests/bench/xlsx_floor.rs ] && floor=xlsx_floor
cargo build --quiet --release --bin kenshu --example generate --example yardstick --example workbook_floor ${floor:+--example $floor}
target=${CARGO_TARGET_DIR:-target}/release
kenshu=$target/kenshu yardstick=$target/examples/yardstick generate=$target/examples/generate

# A memory file system if it has 3 GiB to spare, so that no disk is measured.
if [ -n "${BENCH_DIR:-}" ]; then
  mkdir -p "$BENCH_DIR"; dir=$(mktemp -d "$BENCH_DIR/kenshu-bench.XXXXXX")
elif [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print $4 }')" -gt 3145728 ]; then
  dir=$(mktemp -d /dev/shm/kenshu-bench.XXXXXX)
else
  dir=$(mktemp -d); echo "note: $dir may be a disk; every-row asks for a memory file system"
fi
trap 'rm -rf "$dir"' EXIT

# made NAME ARGUMENTS…: the path of a generated file, made once.
made() {
  local path=$dir/$1; shift
  [ -f "$path" ] || "$generate" "$@" -o "$path" >&2
  printf '%s' "$path"
}
validate() { printf '%s validate %s --format jsonl --as-of %s -o %s/%s.out --force --exit-zero' "$kenshu" "$1" "$as_of" "$dir" "$2"; }
fix() { printf '%s fix %s --as-of %s -o %s/%s.csv --force --exit-zero -q' "$kenshu" "$1" "$as_of" "$dir" "$2"; }
compare() { python3 tests/bench/compare.py "$@"; }
size() { printf '%d MB, %d bytes a row' $(($(wc -c <"$1") / 1000000)) $(($(wc -c <"$1") / $2)); }
wants() { for figure in "${figures[@]}"; do [ "$figure" = "$1" ] && return 0; done; return 1; }
figures=("$@")

echo "$(nproc) cores, $rows rows, $runs runs each, 1 % of rows bad, judged as of $as_of"
# A program that finds nothing is fast; its times would be worthless.
file=$dir/found.csv
"$generate" --rows 50000 --columns 12 --manifest -o "$file"
printf '\nWhat is found of the faults that were made\n'
$(validate "$file" found)
[ -f "$dir/found.out" ] || { echo "run.sh: kenshu wrote no findings; nothing is measured" >&2; exit 1; }
python3 tests/bench/found.py "$file.faults.csv" "$dir/found.out" || { echo "run.sh: too little is found; nothing is measured" >&2; exit 1; }
rm -f "$file" "$dir/found.out"

if wants speed; then
  file=$(made utf8.csv --rows "$rows")
  printf '\nUTF-8 (%s): kenshu validate with the whole catalogue against the csv crate counting fields, at most 4\n' "$(size "$file" "$rows")"
  compare time --runs "$runs" --limit kenshu:4 "yardstick=$yardstick $file" "kenshu=$(validate "$file" utf8)"
fi
if wants fix; then
  few=$(made utf8.csv --rows "$rows") every=$(made every.csv --rows "$rows" --every-row)
  printf '\nkenshu fix against validate, at most 1.5, and its peak memory\n'
  for file in "$few" "$every"; do
    compare time --runs "$runs" --limit fix:1.5 "validate=$(validate "$file" fix)" "fix=$(fix "$file" mended)"
    compare peak "validate=$(validate "$file" fix)" "fix=$(fix "$file" mended)"
  done
  rm -f "$every" "$dir/mended.csv" "$dir/fix.out"
fi
if wants encoding; then
  utf8=$(made utf8.csv --rows "$rows") cp932=$(made cp932.csv --rows "$rows" --encoding cp932)
  printf '\nCP932 (%s) against UTF-8, at most 1.4\n' "$(size "$cp932" "$rows")"
  compare time --runs "$runs" --limit cp932:1.4 "utf-8=$(validate "$utf8" utf8)" "cp932=$(validate "$cp932" cp932)"
  rm -f "$cp932"
fi
if wants every-row; then
  few=$(made utf8.csv --rows "$rows") every=$(made every.csv --rows "$rows" --every-row)
  printf '\nOne wrong cell in every row against 1 %%, at most 2\n'
  compare time --runs "$runs" --limit every-row:2 "1-percent=$(validate "$few" utf8)" "every-row=$(validate "$every" every)"
  rm -f "$every" "$dir/every.out"
fi
if wants xlsx; then
  book=$(made book.xlsx --rows 200000 --format xlsx)
  printf '\nWorkbook of 200,000 × 10 against calamine streaming it with style ids, at most 1.3\n'
  if [ -n "$floor" ]; then
    compare time --runs "$runs" --limit kenshu:1.3 "calamine=$target/examples/$floor $book" "kenshu=$(validate "$book" book)"
  else
    echo "  no tests/bench/xlsx_floor.rs to compare with"
    compare time --runs "$runs" "kenshu=$(validate "$book" book)"
  fi
fi
if wants workbook; then
  file=$(made submission.csv --rows 100000 --columns 12 --bad 10)
  $kenshu validate "$file" --format csv --show-values --as-of "$as_of" -o "$dir/findings.csv" --force --exit-zero
  printf '\nWorkbook for the submitter, 100,000 × 12 with %d findings, against rust_xlsxwriter alone writing the same: at most 1.3\n' \
    "$(($(wc -l <"$dir/findings.csv") - 1))"
  alone="$target/examples/workbook_floor $file $dir/findings.csv $dir/alone.xlsx"
  ours="$(validate "$file" submission) --workbook $dir/ours.xlsx"
  compare time --runs "$runs" --limit kenshu:1.3 "rust_xlsxwriter=$alone" "kenshu=$ours"
  printf 'Its peak memory, at most 2 × as much\n'
  compare peak "rust_xlsxwriter=$alone" "kenshu=$ours"
  rm -f "$file" "$dir"/*.xlsx "$dir/findings.csv"
fi
if wants small; then
  small=$(made small.csv --rows 10000)
  printf '\n10,000 rows, start-up included, under 20 ms\n'
  compare time --runs "$((runs * 3))" --below kenshu:20 "kenshu=$(validate "$small" small)"
fi
if wants memory; then
  printf '\nPeak memory, at most 64 MiB + 48 bytes a row; keys in force: person (number, or name), attendance (person and session), mail address\n'
  for millions in 1 2 4; do
    file=$dir/memory.csv
    "$generate" --rows "${millions}000000" -o "$file"
    compare peak --limit "$millions-million-rows:$((64 + millions * 48 * 1000000 / 1048576))" \
      "$millions-million-rows=$(validate "$file" memory)"
    rm -f "$file" "$dir/memory.out"
  done
fi
if wants instructions; then
  printf '\nInstructions on one thread, 20,000 rows (steadier than a clock)\n'
  if command -v valgrind >/dev/null; then
    file=$(made instructions.csv --rows 20000)
    for name in yardstick kenshu; do
      case $name in
        yardstick) command="$yardstick $file" ;;
        kenshu) command="$(validate "$file" instructions) --threads 1" ;;
      esac
      # shellcheck disable=SC2086  # the command is a list of words
      count=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null $command 2>&1 >/dev/null | awk '/Collected/ { print $NF }')
      [ -n "$count" ] || { echo "run.sh: no count for $name" >&2; exit 1; }
      printf '  %-10s %12d, %d a row\n' "$name" "$count" $((count / 20000))
    done
  else
    echo "  no valgrind"
  fi
fi
