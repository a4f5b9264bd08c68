#!/bin/sh
# LibreOffice, made to recalculate, gives every formula cell of a workbook the result that is stored in it: 0 differences.
# Needs soffice, and python3 with openpyxl; not part of `cargo test`.
#   sh tests/recalculated.sh BOOK.xlsx...      PYTHON=… names a python3 with openpyxl
# Every book is also checked with one stored result made wrong on purpose: that one must be found, or the check proves nothing.
set -eu
here=$(dirname "$0")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
profile="$dir/profile/user"
mkdir -p "$profile"
# 0: always. Without it LibreOffice shows what is stored, and the check would compare the store with itself.
cat >"$profile/registrymodifications.xcu" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XML
recalculate() { # BOOK FOLDER
  soffice --headless "-env:UserInstallation=file://$dir/profile" --convert-to xlsx:"Calc MS Excel 2007 XML" \
    --outdir "$2" "$1" >/dev/null 2>&1
}
status=0
for book in "$@"; do
  name=$(basename "$book")
  cp "$book" "$dir/$name"
  begun=$(date +%s%N)
  recalculate "$dir/$name" "$dir/out"
  ended=$(date +%s%N)
  echo "$name: recalculated and saved in $(((ended - begun) / 1000000)) ms"
  "${PYTHON:-python3}" "$here/recalculated.py" differences "$dir/$name" "$dir/out/$name" || status=1
  "${PYTHON:-python3}" "$here/recalculated.py" spoil "$dir/$name" "$dir/spoilt_$name"
  recalculate "$dir/spoilt_$name" "$dir/out"
  if "${PYTHON:-python3}" "$here/recalculated.py" differences "$dir/spoilt_$name" "$dir/out/spoilt_$name" >"$dir/found"; then
    echo "$name: a wrong stored result was NOT found"
    status=1
  else
    echo "$name: the wrong stored result is found: $(sed -n 1p "$dir/found")"
  fi
done
exit $status
