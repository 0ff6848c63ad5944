#!/usr/bin/env bash
# CPython 3.11 (3.11.2 of Debian 12, 3.11.7): statistics.quantiles gives percentiles beyond the data: a p99
# above the longest time that was measured, and a p1 below zero.
#
# Behaviour: the default method "exclusive" takes the data for a sample, and where a percentile lies outside
# of what n values can tell (the 99th of fewer than 99), it goes on in a straight line through the last
# two values. One outlier at the end makes the line steep. method="inclusive" stays within the data, as the
# usual function of other libraries does; both agree in the middle.
# A good engineer knows that libraries differ in how they interpolate, and expects all of them to stay
# between the smallest and the largest value.
#
# Output seen:
#   ten times in ms, from 10 to 100: p99 = 175.65 (inclusive: 92.35)
#   ten times in ms, from 1 to 16: p1 = -7.01 (inclusive: 1.81)
#
# Whom it hurts: reports of latency over few values (a percentile of forks, of days, of a quiet hour): a p99
# that no request had breaks an objective, and a negative time breaks a chart with logarithms.
#
# Needs python3; on Debian: python3.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

command -v python3 >/dev/null || { echo "no python3 found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/seen.py" <<'PYTHON'
import statistics


def percentile(times, p):
    by_default = statistics.quantiles(times, n=100)[p - 1]
    inclusive = statistics.quantiles(times, n=100, method="inclusive")[p - 1]
    print(
        f"ten times in ms, from {min(times)} to {max(times)}: "
        f"p{p} = {by_default:.2f} (inclusive: {inclusive:.2f})"
    )


percentile([10, 11, 11, 12, 12, 13, 13, 14, 15, 100], 99)
percentile([1, 10, 11, 12, 12, 13, 13, 14, 15, 16], 1)
PYTHON
cat >"$work/expected" <<'TEXT'
ten times in ms, from 10 to 100: p99 = 175.65 (inclusive: 92.35)
ten times in ms, from 1 to 16: p1 = -7.01 (inclusive: 1.81)
TEXT
timeout 100 python3 "$work/seen.py" >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
