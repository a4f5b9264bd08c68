#!/usr/bin/env bash
# Makes the pictures of the README from the real program and the samples: samples/pictures/*.svg and *.png.
#   tests/pictures.sh [KENSHU]
# Needs python3; for the workbooks also soffice, pdftoppm and Japanese fonts (FONTCONFIG_FILE may name a
# configuration that gives 游ゴシック a substitute).
set -euo pipefail
cd "$(dirname "$0")/.."
kenshu=$(realpath "${1:-target/debug/kenshu}")
samples=$PWD/samples
out=$PWD/samples/pictures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

# A terminal: lines of text at fixed places, two columns for a full-width character.
terminal() { # OUT.svg TITLE < text
  python3 -c '
import sys, unicodedata, html
title, lines = sys.argv[1], sys.stdin.read().rstrip("\n").split("\n")
wide = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in s)
columns = max(map(wide, lines))
w, h, cell, line = columns * 8 + 32, len(lines) * 20 + 56, 8, 20
print(f"""<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-label="{html.escape(title)}">
<rect width="{w}" height="{h}" rx="6" fill="#1e1e1e"/>
<text x="16" y="24" font-family="sans-serif" font-size="13" fill="#9d9d9d">{html.escape(title)}</text>
<g font-family="\x27MS Gothic\x27,\x27Osaka-Mono\x27,\x27Noto Sans Mono CJK JP\x27,monospace" font-size="15" fill="#e6e6e6" xml:space="preserve">""")
for at, text in enumerate(lines):
    if not text.strip():
        continue
    bare = text.lstrip(" ")
    x = 16 + (len(text) - len(bare)) * cell
    colour = ""
    for mark, c in (("[エラー]", "#f48771"), ("[要確認]", "#e2c08d"), ("[参考]", "#75beff"), ("判定", "#ffffff"), ("$ ", "#b5cea8")):
        if bare.startswith(mark):
            colour = f" fill=\"{c}\""
    print(f"<text x=\"{x}\" y=\"{52 + at * line}\" textLength=\"{wide(bare) * cell}\" lengthAdjust=\"spacingAndGlyphs\"{colour}>{html.escape(bare)}</text>")
print("</g>\n</svg>")' "$2" >"$out/$1"
}

cp samples/attendance/bad-submission.csv "$work/名簿.csv"
cd "$work"
{
  echo '$ kenshu 名簿.csv'
  "$kenshu" 名簿.csv --as-of 2026-02-10 --exit-zero
  echo
  echo 'Enter キーを押すと、この画面を閉じます。'
} | terminal dropped.svg 'kenshu.exe に名簿を重ねたとき'
{
  echo '$ kenshu validate 名簿.csv'
  "$kenshu" validate 名簿.csv --as-of 2026-02-10 --show-values --exit-zero >all.txt
  sed -n '3,24p' all.txt
  echo '（途中を略しています）'
  echo
  grep -A 12 '^確認が必要な方' all.txt
  grep -A 1 '^確認した行' all.txt
} | terminal terminal.svg 'kenshu validate'

command -v soffice >/dev/null || { echo 'no soffice: the pictures of workbooks were left as they are' >&2; exit 0; }
page() { # BOOK.xlsx PAGE OUT.png DPI WIDTH HEIGHT (of the upper left corner that is kept, in pixels; 0 for all)
  [ -f "${1%.xlsx}.pdf" ] || soffice --headless -env:UserInstallation="file://$work/profile" --convert-to pdf "$1" >/dev/null 2>&1
  pdftoppm -r "$4" -f "$2" -l "$2" -x 0 -y 0 -W "$5" -H "$6" -singlefile -png "${1%.xlsx}.pdf" page
  mv page.png "$out/$3"
}
# The first page that has these words.
sheet() { # BOOK.xlsx WORDS
  [ -f "${1%.xlsx}.pdf" ] || soffice --headless -env:UserInstallation="file://$work/profile" --convert-to pdf "$1" >/dev/null 2>&1
  local at pages
  pages=$(pdfinfo "${1%.xlsx}.pdf" | awk '/^Pages/ { print $2 }')
  for ((at = 1; at < pages; at++)); do
    pdftotext -f "$at" -l "$at" "${1%.xlsx}.pdf" - | tr -d ' ' | head -3 | grep -q "$2" && break
  done
  echo "$at"
}
"$kenshu" validate 名簿.csv --as-of 2026-02-10 -q --exit-zero --workbook 確認結果.xlsx >/dev/null
page 確認結果.xlsx 1 result-summary.png 70 0 0
page 確認結果.xlsx 2 result-list.png 70 0 300
"$kenshu" template registry-flags -o 用紙.xlsx -q
page 用紙.xlsx 1 form.png 120 1000 130
page 用紙.xlsx 2 form-guide.png 70 0 400
"$kenshu" fix 名簿.csv --as-of 2026-02-10 -q --exit-zero --split 登録準備 >/dev/null
cp 登録準備/保留.xlsx 保留.xlsx
page 保留.xlsx 2 held.png 70 0 300
"$kenshu" handbook --credits "$samples/credits/handbook-subtotals.csv" "$samples/credits/mamis-entries.csv" \
  --certificates "$samples/certificates/certificate-list.csv" --as-of 2026-01-10 -q -o 単位管理.xlsx --exit-zero >/dev/null
page 単位管理.xlsx "$(sheet 単位管理.xlsx 認定産業医（更新）)" handbook-list.png 80 0 300
"$kenshu" board --applications "$samples/applications/applications.csv" --certificates "$samples/applications/certificates.csv" \
  --credits "$samples/applications/handbook.csv" "$samples/applications/mamis.csv" --level ken --round jma-2025-11 \
  --association 神奈川県医師会 --agenda '協議事項（3）' --meeting-date 2025-11-20 --as-of 2025-11-10 -q --exit-zero -o 理事会.xlsx >/dev/null
page 理事会.xlsx 1 board-agenda.png 60 0 0
page 理事会.xlsx "$(sheet 理事会.xlsx 認定産業医（更新）申請者一覧)" board-list.png 70 0 360
ls -l "$out"
