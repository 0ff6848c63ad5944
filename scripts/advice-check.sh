#!/usr/bin/env bash
# Checks what `heddle advise` says: the row that a quick sweep advises, and the one that a standard run of the
# same rows has as the best, are measured again side by side in ten rounds. Passes where in all settings but one
# the advised row takes at most 1.05 times as long in the middle, and less than 1.10 at the upper end of the 95 %
# interval. Eight settings take some 70 minutes; stopped, it goes on where it was.
#   scripts/advice-check.sh [-s FIRST-LAST] [-o FOLDER]     the settings of these numbers; default: 1-8, results/advice-check
set -euo pipefail
export LC_ALL=C.UTF-8

home=$(cd "$(dirname "$0")/.." && pwd)
heddle=$home/scripts/heddle
which=1-8
out=results/advice-check
while getopts s:o: option; do
  case $option in
    s) which=$OPTARG ;;
    o) out=$OPTARG ;;
    *) exit 2 ;;
  esac
done
first=${which%-*}
last=${which#*-}
case $which in
  [1-8]-[1-8]) ;;
  *) first=9 last=0 ;;
esac
[ "$first" -le "$last" ] || { echo "advice-check.sh: -s $which: is no range; write 1-8, or 3-3 for one" >&2; exit 2; }
count=$((last - first + 1))

# benchmark and parameters | models | numbers of workers
settings=(
  "squares -p n=20000000 -p tasks=64|fixed-pool|sweep"
  "fetch -p urls=16|fixed-pool|sweep"
  "squares -p n=20000000 -p tasks=64|virtual-threads,process-pool|1,2,3,4"
  "pool -p sleep=20ms -p tasks=16|virtual-threads|sweep"
  "squares-list -p numbers=200000 -p tasks=16|fixed-pool,process-pool|1,2,3,4"
  "files -p sync=none|fixed-pool|sweep"
  "squares -p n=200000 -p tasks=16|work-stealing,process-pool|1,2,4"
  "fetch -p urls=16|virtual-threads,process-pool|2,4,8,16"
)

# runs FOLDER WORDS...: measures, or goes on, or does nothing where it is done
runs() {
  local folder=$1
  shift
  if grep -qs '"status": *"finished"' "$folder/run.json"; then
    return
  fi
  if [ -e "$folder/run.json" ]; then
    "$heddle" run --resume "$folder" >/dev/null
  else
    rm -rf "$folder"
    "$heddle" run "$@" --out "$folder" >/dev/null
  fi
}

# rows FOLDER: a line a row that can be chosen: model, workers, score, the forks' values
rows() {
  "$heddle" table "$1" --format csv | awk -F, '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["role"] != "control" && !seen[$at["param.model"] " " $at["param.workers"]]++ {
      print $at["param.model"], $at["param.workers"], $at["score"], $at["fork_values"]
    }'
}

mkdir -p "$out"
passed=0
: >"$out/summary.txt"
for ((i = first - 1; i < last; i++)); do
  IFS='|' read -r bench models workers <<<"${settings[i]}"
  read -ra words <<<"$bench"
  at=$out/$((i + 1))
  runs "$at-quick" "${words[@]}" --models "$models" --workers "$workers" --preset quick
  runs "$at-standard" "${words[@]}" --models "$models" --workers "$workers" --preset standard
  # "model workers=N", the first of the rows that the sentence rests on
  advised=$("$heddle" advise "$at-quick" --format csv | awk -F, '$0 ~ /,take,/ && !seen++ { split($NF, row, ";"); print row[1] }' |
    tr -d '\r"' | sed 's/ workers=/ /')
  best=$(rows "$at-standard" | sort -g -k3,3 | awk 'NR == 1 { print $1, $2 }')
  if [ "$advised" = "$best" ]; then
    verdict="passed: both are the same row"
    passed=$((passed + 1))
  else
    read -r model_a workers_a <<<"$advised"
    read -r model_b workers_b <<<"$best"
    runs "$at-both" "${words[@]}" --models "$(printf '%s\n' "$model_a" "$model_b" | sort -u | paste -sd,)" \
      --workers "$(printf '%s\n' "$workers_a" "$workers_b" | sort -un | paste -sd,)" --preset quick --rounds 10
    # 2.262: Student's t for 9 degrees of freedom
    verdict=$(rows "$at-both" | awk -v a="$advised" -v b="$best" '
      $1 " " $2 == a { n = NF - 3; ms = $3; for (i = 1; i <= n; i++) above[i] = $(i + 3) }
      $1 " " $2 == b { m = NF - 3; other = $3; for (i = 1; i <= m; i++) below[i] = $(i + 3) }
      END {
        if (n != 10 || m != 10) { print "failed: not all forks are there"; exit }
        for (i = 1; i <= n; i++) sum += log(above[i] / below[i])
        for (i = 1; i <= n; i++) squares += (log(above[i] / below[i]) - sum / n) ^ 2
        half = 2.262 * sqrt(squares / (n - 1) / n)
        middle = exp(sum / n); high = exp(sum / n + half)
        printf "%s: %.3f against %.3f ms/op, ratio %.3f (%.3f - %.3f)\n",
          middle <= 1.05 && high < 1.10 ? "passed" : "failed", ms, other, middle, exp(sum / n - half), high
      }')
    case $verdict in passed*) passed=$((passed + 1)) ;; esac
  fi
  echo "$((i + 1)) $bench ($models; $workers): advised $advised, best $best; $verdict" | tee -a "$out/summary.txt"
done
echo "$passed of $count settings passed" | tee -a "$out/summary.txt"
[ "$passed" -ge $((count > 1 ? count - 1 : 1)) ]
