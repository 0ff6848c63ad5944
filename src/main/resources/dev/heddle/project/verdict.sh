#!/bin/sh
# Measures the benchmarks of this checkout and of its state at BASE in turn, and fails where
# something got slower:
#   sh .heddle/verdict.sh BASE [BENCHMARK or option of 'heddle run'…]
# HEDDLE names the program where it is not on the PATH, HEDDLE_REPORTS and HEDDLE_RUNS other folders.
# Exit codes are those of 'heddle run': 0 fine, 2 usage or a failed build, 3 a regression, 4 not whole.
set -eu
cd "${HEDDLE_PROJECT:-$(dirname "$0")/..}"

heddle=${HEDDLE:-heddle}
reports=${HEDDLE_REPORTS:-.heddle/reports}
runs=${HEDDLE_RUNS:-.heddle/runs}
build=@BUILD@
# the folder that the benchmarks came with; empty where they were there before
begins=@BEGINS@

say() { printf 'heddle: %s\n' "$*" >&2; }

if [ $# -lt 1 ]; then
  say "verdict.sh: no base is named; name a branch, a tag or a commit, as in 'sh .heddle/verdict.sh HEAD~1'"
  exit 2
fi
base=$1
shift
if ! command -v "$heddle" >/dev/null 2>&1; then
  say "$heddle: is not found; put it on the PATH, or name its file in HEDDLE"
  exit 2
fi
if ! git rev-parse --verify --quiet "$base^{commit}" >/dev/null; then
  say "$base: is no commit here; name a branch, a tag or a commit, and fetch it before"
  exit 2
fi
if [ -n "$begins" ] && ! git cat-file -e "$base:$begins" 2>/dev/null; then
  say "$base has no $begins yet: there is nothing to compare with"
  exit 0
fi

if ! sh -c "$build" >&2; then
  say "the build failed ('$build'): mend it, or say in .heddle/verdict.sh how it is built"
  exit 2
fi

worst=0

# measure NAME JAR [WORD…]: JAR is a pattern below this folder
measure() {
  name=$1
  pattern=$2
  shift 2
  jars=$(find . -path "./$pattern" -type f)
  if [ "$(printf '%s' "$jars" | grep -c .)" -ne 1 ]; then
    say "$pattern: is not one file after the build; remove old ones, or name it in .heddle/verdict.sh"
    exit 2
  fi
  mkdir -p "$reports" "$runs"
  code=0
  "$heddle" run --jar "$jars" --against "$base" --build "$build" --built-jar "$pattern" \
    --out "$runs/$(date -u +%Y-%m-%dT%H-%M-%SZ)-$name" \
    --also "comment=$reports/heddle-$name.md" --also "junit=$reports/heddle-$name.xml" \
    --also "html=$reports/heddle-$name.html" "$@" || code=$?
  if [ "$code" -eq 3 ] || [ "$worst" -eq 0 ]; then worst=$code; fi
}

@MEASURE@
exit "$worst"
