#!/usr/bin/env bash
# Holds `kenshu schema export` against Frictionless (https://framework.frictionlessdata.io), which other offices use:
# what it says of a table with the exported layout is what kenshu says, cell by cell, for the words that both share (required, unique,
# minimum, maximum, minLength, maxLength, pattern, enum, and the types of numbers, dates and addresses).
#
#   tests/frictionless.sh            needs python3 and the network (PyPI); not part of the tests
#   VENV=DIR tests/frictionless.sh   keeps the environment there
#
# The differences that have a reason are listed with it; any other fails.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=${VENV:-$(mktemp -d)}
if [ -z "${VENV:-}" ]; then trap 'rm -rf "$venv"' EXIT; fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -c 'import frictionless' 2>/dev/null || "$venv/bin/pip" install --quiet 'frictionless>=5.18,<6'
cargo build --quiet
"$venv/bin/python" tests/frictionless/agree.py
