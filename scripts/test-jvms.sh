#!/bin/bash
# scripts/test-jvms.sh DIR [n=1,2,1C,2C]: how many JVMs should run the tests of src/test/test-jvms?
# Takes the answer of a quick sweep, then ten rounds of every number, and tells what either took,
# which number each of them says is best, and what these take side by side. Runs go to DIR.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 1 ] || { echo "usage: scripts/test-jvms.sh DIR [n=1,2,1C,2C]" >&2; exit 2; }
mkdir -p "$1"
dir=$(cd "$1" && pwd)
sweep=${2:-n=1,2,1C,2C}
cp -r "$home/src/test/test-jvms" "$dir/project"
cd "$dir"
mvn -q -f project test # fetches what it needs; from here on Maven works offline

command='mvn -o -q -f project surefire:test -DforkCount={n}'
# the number of the row with the shortest mean, or of the one to take
best() { sed -n 's/.*take n=\([0-9]*\) .*/\1/p' | head -1; }

begin=$SECONDS
"$home/scripts/heddle" run --command "$command" --sweep "$sweep" --timeout 10m --out quick
quick=$((SECONDS - begin))
said=$("$home/scripts/heddle" advise quick | tr '\n' ' ' | best)
[ -n "$said" ] || { echo "test-jvms.sh: the sweep names no number: see $dir/quick; give other numbers" >&2; exit 1; }

numbers=$(sed -n 's/.*"n": "\([0-9]*\)".*/\1/p' quick/hyperfine.json | sort -un)
each=()
for n in $numbers; do each+=(--command "${command//\{n\}/$n}"); done
begin=$SECONDS
"$home/scripts/heddle" run "${each[@]}" --rounds 10 --timeout 10m --out all
all=$((SECONDS - begin))
# the command with the smallest mean
truth=$(awk -F'"' '/"command"/ { split($4, w, "forkCount="); n = w[2] }
  /"mean"/ { sub(/.*: /, ""); sub(/,.*/, ""); if (!least || $0 + 0 < least) { least = $0 + 0; best = n } }
  END { print best }' all/hyperfine.json)

echo "the sweep took $quick s and says $said; ten rounds of every number took $all s and say $truth"
if [ "$said" != "$truth" ]; then
  "$home/scripts/heddle" run --command "${command//\{n\}/$truth}" --command "${command//\{n\}/$said}" \
    --rounds 10 --timeout 10m --out pair
fi
