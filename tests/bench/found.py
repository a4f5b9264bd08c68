#!/usr/bin/env python3
"""found.py MANIFEST FINDINGS.jsonl: which of the faults that the generator made have a finding on their record.

Prints the kinds that were missed at least once. Exit status 1 when fewer than half of the faults were found: then the
program did not do its work, and no time that it took means anything.
"""
import collections
import csv
import json
import sys


def main(manifest, findings):
    with open(findings, encoding="utf-8") as lines:
        records = {json.loads(line).get("record") for line in lines if line.strip()}
    made, missed = collections.Counter(), collections.defaultdict(list)
    with open(manifest, encoding="utf-8", newline="") as rows:
        for fault in csv.DictReader(rows):
            made[fault["kind"]] += 1
            if int(fault["record"]) not in records:
                missed[fault["kind"]].append(fault["record"])
    total, lost = sum(made.values()), sum(map(len, missed.values()))
    print(f"  {total - lost} of {total} faults of {len(made)} kinds have a finding on their record")
    for kind, where in sorted(missed.items()):
        print(f"  MISSED {kind}: {len(where)} of {made[kind]}, first at record {where[0]}")
    return 1 if 2 * lost > total or total == 0 else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
