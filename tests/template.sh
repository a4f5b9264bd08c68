#!/usr/bin/env bash
# Forms through LibreOffice: opened, saved again as .xlsx, validated: still no data and no other fault; and as CSV likewise.
# Needs soffice; not part of `cargo test`.   tests/template.sh target/debug/kenshu
set -euo pipefail
kenshu=$(realpath "${1:-target/debug/kenshu}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for id in $("$kenshu" schema list | awk '/^[a-z]/ && $1 != "kenshu" { print $1 }'); do
  "$kenshu" template "$id" -o "$id.xlsx" -q
  mkdir -p again
  soffice --headless -env:UserInstallation="file://$work/profile" --convert-to xlsx --outdir again "$id.xlsx" >/dev/null 2>&1
  soffice --headless -env:UserInstallation="file://$work/profile" --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' --outdir again "$id.xlsx" >/dev/null 2>&1
  for file in "again/$id.xlsx" "again/$id.csv"; do
    codes=$("$kenshu" validate --schema "$id" --format json --exit-zero "$file" | grep -o '"code":"[EWI][0-9]*"' | sort | tr -d '\n')
    [ "$codes" = '"code":"E108"' ] || { echo "$file: $codes" >&2; exit 1; }
    echo "ok $file"
  done
done
