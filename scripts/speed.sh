#!/usr/bin/env bash
# Measures how fast the program itself is: start-up, a table of a large file, and what a run takes
# beside its iterations. Prints each figure beside its target; fails for none of them.
#   scripts/speed.sh [RESULT.json]     a JMH JSON file for the table; else one of 570 rows is made
set -euo pipefail

home=$(cd "$(dirname "$0")/.." && pwd)
heddle=$home/scripts/heddle
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$heddle" --version

now() { date +%s%N; }

# the median wall time of 9 runs, in ms
median() {
  for _ in 1 2 3 4 5 6 7 8 9; do
    local begin end
    begin=$(now)
    "$@" >/dev/null
    end=$(now)
    echo $(((end - begin) / 1000000))
  done | sort -n | sed -n 5p
}

echo "heddle --help: $(median "$heddle" --help) ms (target 300)"
echo "heddle list: $(median "$heddle" list) ms (target 300)"

file=${1:-$work/rows.json}
if [ $# -eq 0 ]; then
  {
    printf '['
    for i in $(seq 570); do
      [ "$i" = 1 ] || printf ','
      printf '{"benchmark":"a.B.row%d","mode":"ss","threads":1,"forks":1,' "$i"
      printf '"primaryMetric":{"score":1.0,"scoreError":0.1,"scoreUnit":"ms/op","rawData":[['
      printf '1.0%s' "$(printf ',1.0%d' {1..39})"
      printf ']]},"secondaryMetrics":{}}'
    done
    printf ']'
  } >"$file"
fi
echo "heddle table of $(grep -o '"benchmark"' "$file" | wc -l) rows: $(median "$heddle" table "$file") ms (target 1000)"

# what a run takes beside warm-up and measurement, for models of threads
run() {
  local begin end seconds=$3
  begin=$(now)
  "$heddle" run squares fetch --preset "$1" --rounds "$2" --out "$work/$1" \
    --models platform-threads,fixed-pool,work-stealing,virtual-threads >/dev/null 2>&1
  end=$(now)
  awk -v wall=$(((end - begin) / 1000000)) -v forks=$((8 * $2)) -v each="$seconds" -v target="$4" \
    -v preset="$1" 'BEGIN {
      printf "heddle run --preset %s: %.2f times its iterations (target %s), %.2f s a fork beside them\n",
        preset, wall / 1000 / forks / each, target, wall / 1000 / forks - each }'
}
run quick 3 1.5 1.6
run standard 1 10 1.1

echo "squares on all processors, efficiency against 'independent' (target 95 %):"
"$heddle" run squares --rounds 5 --warmup 4x500ms --iterations 5x500ms --out "$work/squares" \
  --models sequential,independent,fixed-pool,process-pool 2>/dev/null
