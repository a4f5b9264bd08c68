#!/usr/bin/env python3
"""Runs commands in turn and compares their wall clock or their peak memory.

  compare.py time [--runs N] [--limit NAME:RATIO]... [--below NAME:MILLISECONDS]... NAME=COMMAND NAME=COMMAND ...
  compare.py peak [--limit NAME:MIB] NAME=COMMAND ...

time: every round runs each command once, so that all meet the same noise; ratios of medians are to the first command.
peak: the highest resident memory of one run each. Standard output of the commands is thrown away.
"""
import argparse
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def run(command):
    """Seconds of one run; ends the comparison if it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
        sys.exit(f"compare: exit status {done.returncode}: {shlex.join(command)}")
    return seconds


def peak_mib(command):
    """Peak resident memory. `time` starts from a small process; a child of python would inherit python's own peak."""
    timer = shutil.which("time", path="/usr/bin:/bin")
    if timer is None:
        run(command)  # fails loudly where wait4 would not
        pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
        return os.wait4(pid, 0)[2].ru_maxrss / 1024
    with tempfile.NamedTemporaryFile("r") as told:
        run([timer, "-f", "%M", "-o", told.name, *command])
        return int(told.read().split()[-1]) / 1024


def limits(pairs):
    return {name: float(value) for name, value in (pair.rsplit(":", 1) for pair in pairs)}


def verdict(value, limit):
    return "" if limit is None else f"  {'held' if value <= limit else 'MISSED'} (limit {limit:g})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["time", "peak"])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--limit", action="append", default=[], metavar="NAME:VALUE")
    parser.add_argument("--below", action="append", default=[], metavar="NAME:MILLISECONDS")
    parser.add_argument("commands", nargs="+", metavar="NAME=COMMAND")
    args = parser.parse_args()
    commands = {name: shlex.split(text) for name, text in (item.split("=", 1) for item in args.commands)}
    limit, below = limits(args.limit), limits(args.below)
    width = max(len(name) for name in commands)

    if args.mode == "peak":
        for name, command in commands.items():
            mib = peak_mib(command)
            print(f"  {name:{width}}  {mib:8.1f} MiB{verdict(mib, limit.get(name))}", flush=True)
        return

    for command in commands.values():
        run(command)  # warms the caches; not counted
    seconds = {name: [] for name in commands}
    for _ in range(args.runs):
        for name, command in commands.items():
            seconds[name].append(run(command))
    first = statistics.median(next(iter(seconds.values())))
    print(f"  {'':{width}}       min    median       max  ms   ratio")
    for name, values in seconds.items():
        low, mid, high = (1000 * f(values) for f in (min, statistics.median, max))
        ratio = mid / 1000 / first
        print(f"  {name:{width}}  {low:8.1f}  {mid:8.1f}  {high:8.1f}      {ratio:5.2f}"
              f"{verdict(ratio, limit.get(name))}{verdict(mid, below.get(name))}", flush=True)


if __name__ == "__main__":
    main()
