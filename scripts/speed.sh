#!/usr/bin/env bash
# Measures how fast the program itself is: start-up, a table, a comparison and a trend of many rows,
# and what a run takes beside its iterations. Prints each figure beside its target; fails for none of them.
#   scripts/speed.sh [RESULT.json]     a JMH JSON file for the table; else one of 570 rows is made
#   scripts/speed.sh OLD NEW [-n PAIRS] [COMMAND…]     pairs whole commands of two builds, each pair in random order, and
#       prints how many times OLD's user time NEW takes, with the 95 % interval, its wall time, and the most memory of both.
#       OLD and NEW are folders of built checkouts, or launchers. COMMANDs: help, table, columns, compare, metrics, trend,
#       run (minutes; its wall time counts). Default: all but run, 10 pairs.
set -euo pipefail
export LC_ALL=C.UTF-8

home=$(cd "$(dirname "$0")/.." && pwd)
heddle=$home/scripts/heddle
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# 10,000 rows with 10 forks of 10 iterations, laid out as JMH does; "costs" adds what forks cost
rows() {
  awk -v seed="$1" -v costs="${2:-}" 'BEGIN {
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
      printf "            ]\n        },\n        \"secondaryMetrics\" : {\n"
      n = costs == "" ? 0 : split("cpu us/op cpu.user us/op cpu.system us/op memory.pss MiB memory.hwm MiB alloc B/op gc us/op threads threads", each, " ")
      for (m = 1; m < n; m += 2) {
        printf "            \"%s\" : {\n                \"score\" : \"NaN\",\n                \"scoreUnit\" : \"%s\",\n                \"rawData\" : [", each[m], each[m + 1]
        for (fork = 0; fork < 10; fork++)
          printf "%s[%.16g]", fork ? ", " : "", (10 * m + row % 89) * (1 + 0.02 * (rand() - 0.5))
        printf "]\n            }%s\n", m < n - 1 ? "," : ""
      }
      printf "        }\n    }%s\n", row < 9999 ? "," : ""
    }
    print "]"
  }'
}
# $2 runs of 40 rows with 5 forks of 3 iterations, every fifth row with a step
history() {
  mkdir "$1"
  awk -v folder="$1" -v runs="$2" 'BEGIN {
  srand(3)
  for (run = 0; run < runs; run++) {
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
}

# the folder of a checkout, or a launcher
launcher() {
  local one=$1
  [ -d "$one" ] && one=$one/scripts/heddle
  [ -x "$one" ] || {
    echo "speed.sh: $1: is no build; name the folder of a checkout, or its launcher" >&2
    exit 2
  }
  echo "$one"
}

# one command of one side: user and wall seconds, and KiB where that can be had
once() {
  local code=0 side=$1 label=$2 TIMEFORMAT='%3U %3R' memory=()
  shift 2
  echo 0 >"$work/memory"
  [ ! -x /usr/bin/time ] || memory=(/usr/bin/time -q -o "$work/memory" -f %M)
  { time "${memory[@]}" "$@" >"$work/out" 2>"$work/err"; } 2>"$work/time" || code=$?
  # a comparison may find regressions
  [ "$code" -eq 0 ] || [ "$code" -eq 3 ] || {
    echo "speed.sh: $* ended with $code: $(head -n 1 "$work/err")" >&2
    exit 1
  }
  echo "$(tail -n 1 "$work/time") $(tail -n 1 "$work/memory")" >>"$work/$label.$side"
}

# what the pairs of one command say; t by Cornish and Fisher's expansion
told() {
  paste -d ' ' "$work/$1.old" "$work/$1.new" | awk -v label="$1" '
    function half(sum, squares, n,   v, z, df, t) {
      if (n < 2) return 0
      v = (squares - sum * sum / n) / (n - 1)
      z = 1.959964; df = n - 1
      t = z + (z^3 + z) / (4 * df) + (5 * z^5 + 16 * z^3 + 3 * z) / (96 * df^2) + (3 * z^7 + 19 * z^5 + 17 * z^3 - 15 * z) / (384 * df^3)
      return t * sqrt((v > 0 ? v : 0) / n)
    }
    function ratio(sum, squares, n,   m, h) {
      m = sum / n; h = half(sum, squares, n)
      return sprintf("%.3f (%.3f – %.3f)", exp(m), exp(m - h), exp(m + h))
    }
    {
      u = log(($4 + 0.001) / ($1 + 0.001)); w = log(($5 + 0.001) / ($2 + 0.001))
      user += u; users += u * u; wall += w; walls += w * w; n++
      if ($3 > old) old = $3
      if ($6 > new) new = $6
    }
    END {
      printf "%s: user time %s, wall time %s times the old; memory %d MB, was %d MB; %d pairs\n",
        label, ratio(user, users, n), ratio(wall, walls, n), new / 1024, old / 1024, n
    }'
}

pairs() {
  local old new number=10 commands=()
  old=$(launcher "$1")
  new=$(launcher "$2")
  shift 2
  local sides=("$old" "$new")
  while [ $# -gt 0 ]; do
    case $1 in
      -n)
        [[ ${2:-} =~ ^[1-9][0-9]?$ ]] || { echo "speed.sh: -n ${2:-}: is no number of pairs; write 1 to 99" >&2 && exit 2; }
        number=$2
        shift 2
        ;;
      help | table | columns | compare | metrics | trend | run) commands+=("$1") && shift ;;
      *) echo "speed.sh: $1: there is no such command; choose from help, table, columns, compare, metrics, trend, run" >&2 && exit 2 ;;
    esac
  done
  [ ${#commands[@]} -gt 0 ] || commands=(help table columns compare metrics trend)
  if [ "${commands[*]}" != help ]; then
    rows 1 costs >"$work/a.json"
    rows 2 costs >"$work/b.json"
    history "$work/history" 60
  fi
  local all=time,interval,vs,efficiency,forks,limit,cpu,cpu.user,cpu.system,memory,memory.hwm,memory.peak,alloc,gc,threads
  local command side first words
  for command in "${commands[@]}"; do
    for ((pair = 0; pair <= number; pair++)); do
      first=$((RANDOM % 2))
      for side in $first $((1 - first)); do
        case $command in
          help) words=(--help) ;;
          table) words=(table "$work/a.json") ;;
          columns)
            words=(table "$work/a.json")
            # an older build has no columns to choose
            "${sides[side]}" table --help 2>/dev/null | grep -q -e --columns && words+=(--columns "$all")
            ;;
          compare) words=(compare "$work/a.json" "$work/b.json") ;;
          metrics) words=(compare "$work/a.json" "$work/b.json" --metric "score,cpu,alloc,memory.pss") ;;
          trend) words=(trend "$work/history") ;;
          run)
            rm -rf "$work/run"
            words=(run squares --preset quick --rounds 1 --models "sequential,fixed-pool,process-pool" --out "$work/run")
            ;;
        esac
        # the first pair warms files and archives
        once "$([ "$side" = 0 ] && echo old || echo new)" "$([ "$pair" = 0 ] && echo warm || echo "$command")" \
          "${sides[side]}" "${words[@]}"
      done
    done
    told "$command"
  done
}

if [ $# -ge 2 ]; then
  pairs "$@"
  exit
fi
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

rows 1 >"$work/old.json"
rows 2 >"$work/new.json"
compare() { "$heddle" compare "$work/old.json" "$work/new.json" || [ $? -eq 3 ]; } 2>/dev/null
echo "heddle compare of 10,000 rows: $(median compare) ms (target 2000)"
if [ -x /usr/bin/time ]; then
  peak=$(/usr/bin/time -f %M "$heddle" compare "$work/old.json" "$work/new.json" 2>&1 >/dev/null |
    tail -n 1 || true)
  echo "  and its memory: $((peak / 1024)) MB (target 512)"
fi

history "$work/history" 300
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
