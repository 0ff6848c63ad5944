#!/usr/bin/env bash
# How often processor time, and time, are called changed between runs of the same program on this machine, and how often a
# change of 5, 10 and 20 % is found: RUNS runs of the same rows (about a minute each), every two of them compared.
# Begun again with the same folder it goes on where it was.
#   scripts/aa-cpu.sh FOLDER [RUNS]     default: 8 runs
set -euo pipefail
export LC_ALL=C.UTF-8
[ $# -ge 1 ] || {
  echo "aa-cpu.sh: no folder; name one to keep the runs in" >&2
  exit 2
}
folder=$1
runs=${2:-8}
case $runs in
  '' | *[!0-9]* | 0* | 1)
    echo "aa-cpu.sh: $runs runs: is no number from 2 on; two runs are compared each time" >&2
    exit 2
    ;;
esac
heddle=$(cd "$(dirname "$0")" && pwd)/heddle
mkdir -p "$folder"

for ((i = 1; i <= runs; i++)); do
  if [ -f "$folder/$i/done" ]; then
    continue
  elif [ -f "$folder/$i/run/run.json" ]; then
    "$heddle" run --resume "$folder/$i/run" >/dev/null
  else
    rm -rf "${folder:?}/$i"
    mkdir "$folder/$i"
    "$heddle" run squares --models sequential,platform-threads,fixed-pool,work-stealing,virtual-threads,process-pool \
      --rounds 4 --warmup 2x200ms --iterations 3x200ms --out "$folder/$i/run" >/dev/null
  fi
  touch "$folder/$i/done"
  echo "run $i of $runs is there" >&2
done

# $2 times the values of the metric called $1 in JMH's JSON, as the writer of it lays it out
scaled() {
  awk -v name="\"$1\"" -v factor="$2" '
    index($0, name ": {") || index($0, name " : {") { inside = 1 }
    inside && /"rawData"/ { raw = 1; depth = 0 }
    raw {
      if ($0 ~ /^ *[-0-9.eE+]+,?$/) {
        comma = sub(/,$/, "")
        printf "%.17g%s\n", $0 * factor, comma ? "," : ""
        next
      }
      depth += gsub(/\[/, "[") - gsub(/\]/, "]")
      if (depth == 0) { raw = 0; inside = 0 }
    }
    { print }' "$3"
}

# how many rows, and how many of them are called changed or worse
counts() {
  awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "verdict") column = i; next }
    { rows++; if ($column == "regressed" || $column == "improved") changed++; if ($column == "regressed") worse++ }
    END { print rows + 0, changed + 0, worse + 0 }'
}

compare() {
  "$heddle" compare "$1" "$2" --metric "$3" --format csv "${@:4}" 2>/dev/null || case $? in
    3 | 4 | 5) ;;
    *) return 1 ;;
  esac
}

for metric in score cpu; do
  own=$metric
  [ "$metric" = score ] && own=primaryMetric
  : >"$folder/$metric.counts"
  for ((i = 1; i <= runs; i++)); do
    for factor in 1.05 1.1 1.2; do
      scaled "$own" "$factor" "$folder/$i/run/jmh.json" >"$folder/$i/$metric-$factor.json"
    done
  done
  for ((i = 1; i <= runs; i++)); do
    for ((j = i + 1; j <= runs; j++)); do
      base=$folder/$i/run/jmh.json
      # each into a variable first: of a command within an argument no failure is seen
      same=$(compare "$base" "$folder/$j/run/jmh.json" "$metric" | counts)
      strict=$(compare "$base" "$folder/$j/run/jmh.json" "$metric" --correction none --alpha 0.01 | counts)
      printf 'same %s\nstrict %s\n' "$same" "$strict"
      for factor in 1.05 1.1 1.2; do
        found=$(compare "$base" "$folder/$j/$metric-$factor.json" "$metric" | counts)
        echo "$factor $found"
      done
    done
  done >"$folder/$metric.counts"
  awk -v metric="$metric" -v runs="$runs" '
    { rows[$1] += $2; changed[$1] += $3; worse[$1] += $4 }
    END {
      printf "%s, every two of %d runs, %d comparisons of a row: called changed %.1f %% (with --correction none --alpha 0.01: %.1f %%)", \
        metric, runs, rows["same"], 100 * changed["same"] / rows["same"], 100 * changed["strict"] / rows["strict"]
      printf "; found +5 %%: %.0f %%, +10 %%: %.0f %%, +20 %%: %.0f %%\n", \
        100 * worse["1.05"] / rows["1.05"], 100 * worse["1.1"] / rows["1.1"], 100 * worse["1.2"] / rows["1.2"]
    }' "$folder/$metric.counts"
done
