#!/usr/bin/env bash
# Measures how fast the program itself is: start-up, a table, a comparison and a trend of many rows,
# and what a run takes beside its iterations. Prints each figure beside its target; fails for none of them.
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

# two files of 10,000 rows with 10 forks of 10 iterations, laid out as JMH does
rows() {
  awk -v seed="$1" 'BEGIN {
    srand(seed)
    print "["
    for (row = 0; row < 10000; row++) {
      printf "    {\n        \"jmhVersion\" : \"1.37\",\n        \"benchmark\" : \"org.example.Many.row%d\",\n", row
      printf "        \"mode\" : \"avgt\",\n        \"threads\" : 1,\n        \"forks\" : 10,\n"
      printf "        \"primaryMetric\" : {\n            \"score\" : 1.0,\n"
      printf "            \"scoreUnit\" : \"us/op\",\n            \"rawData\" : [\n"
      for (fork = 0; fork < 10; fork++) {
        level = (1 + row % 97) * (1 + 0.02 * (rand() - 0.5)) * (seed == 2 && row % 50 == 0 ? 1.1 : 1)
        printf "                [\n"
        for (i = 0; i < 10; i++)
          printf "                    %.16g%s\n", level * (1 + 0.01 * (rand() - 0.5)), i < 9 ? "," : ""
        printf "                ]%s\n", fork < 9 ? "," : ""
      }
      printf "            ]\n        },\n        \"secondaryMetrics\" : {\n        }\n    }%s\n", row < 9999 ? "," : ""
    }
    print "]"
  }'
}
rows 1 >"$work/old.json"
rows 2 >"$work/new.json"
compare() { "$heddle" compare "$work/old.json" "$work/new.json" || [ $? -eq 3 ]; } 2>/dev/null
echo "heddle compare of 10,000 rows: $(median compare) ms (target 2000)"
if [ -x /usr/bin/time ]; then
  memory=$(/usr/bin/time -f %M "$heddle" compare "$work/old.json" "$work/new.json" 2>&1 >/dev/null |
    tail -n 1 || true)
  echo "  and its memory: $((memory / 1024)) MB (target 512)"
fi

# 300 runs of 40 rows with 5 forks of 3 iterations, every fifth row with a step
mkdir "$work/history"
awk -v folder="$work/history" 'BEGIN {
  srand(3)
  for (run = 0; run < 300; run++) {
    file = sprintf("%s/2026-%02d-%02dT12-00-00Z-%07x.json", folder, 1 + run / 28, 1 + run % 28, 1048576 + run)
    print "[" >file
    for (row = 0; row < 40; row++) {
      level = (1 + row) * (1 + 0.03 * (rand() - 0.5)) * (row % 5 == 0 && run >= 100 + row ? 1.1 : 1)
      printf "{\"benchmark\":\"org.example.Many.row%d\",\"mode\":\"avgt\",\"threads\":1,\"forks\":5,", row >file
      printf "\"primaryMetric\":{\"score\":%.9g,\"scoreUnit\":\"us/op\",\"rawData\":[", level >file
      for (fork = 0; fork < 5; fork++)
        printf "%s[%.9g,%.9g,%.9g]", fork ? "," : "", level * (1 + 0.01 * rand()), level * (1 + 0.01 * rand()), level * (1 + 0.01 * rand()) >file
      printf "]},\"secondaryMetrics\":{}}%s\n", row < 39 ? "," : "" >file
    }
    print "]" >file
    close(file)
  }
}'
trend() { "$heddle" trend "$work/history"; }
echo "heddle trend of 300 runs of 40 rows: $(median trend) ms (target 10000)"

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
