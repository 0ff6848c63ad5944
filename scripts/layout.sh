#!/usr/bin/env bash
# How often a build of the same source is called changed for its layout alone: BUILDS times the classes of a JMH jar are packed anew,
# with other times and in another order, and all such jars are measured beside the first in one run, which each of them is judged against;
# then once more with the environment of every fork padded by a random length. Begun again with the same folder it goes on where it was.
#   scripts/layout.sh FOLDER JAR BUILDS [WORD…]     words go to heddle run: benchmarks, --preset; default: --preset gate
set -euo pipefail
export LC_ALL=C.UTF-8
wrong() {
  echo "layout.sh: $*" >&2
  exit 2
}
[ $# -ge 3 ] || wrong "too few words; write layout.sh FOLDER JAR BUILDS"
folder=$1 jar=$2 builds=$3
shift 3
[ -f "$jar" ] || wrong "$jar: is no file; name a JMH jar"
case $builds in
  '' | *[!0-9]* | 0*) wrong "$builds builds: is no number from 1 on" ;;
esac
for tool in zip unzip shuf; do
  command -v "$tool" >/dev/null || wrong "$tool: is not there; install it"
done
[ $# -gt 0 ] || set -- --preset gate
heddle=${HEDDLE:-$(cd "$(dirname "$0")" && pwd)/heddle}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ ! -f "$folder/first.jar" ]; then
  cp "$jar" "$folder/.first.jar" && mv "$folder/.first.jar" "$folder/first.jar"
elif ! cmp -s "$jar" "$folder/first.jar"; then
  wrong "$jar: is another jar than this folder began with; name a new folder"
fi

# a JVM whose environment is as long as chance has it, each time that it starts
padded() {
  local java=$1/bin/java real
  real=${JAVA_HOME:-$(HEDDLE_JDK_ONLY=1 "$heddle")}/bin/java
  [ -x "$real" ] || wrong "$real: is no java; set JAVA_HOME"
  mkdir -p "$1/bin"
  cat >"$java" <<END
#!/usr/bin/env bash
printf -v padding '%*s' \$((RANDOM % 4096)) ''
PADDING=\$padding exec "$real" "\$@"
END
  chmod +x "$java"
}

# the jar once more: $1 is the number of the build, which chooses order and times
packed() {
  local to=$folder/$1.jar all=$folder/.all
  [ ! -f "$to" ] || return 0
  rm -rf "$all"
  mkdir "$all"
  unzip -qq "$folder/first.jar" -d "$all"
  find "$all" -exec touch -d "2026-01-01 UTC + $1 days + $1 minutes" {} +
  # a manifest comes first, or tools do not see it
  (cd "$all" &&
    { echo META-INF/MANIFEST.MF; find . -type f ! -path ./META-INF/MANIFEST.MF -printf '%P\n' |
      shuf --random-source=<(yes "$1"); } | zip -q -X -D -@ "$folder/.packed.zip")
  mv "$folder/.packed.zip" "$to"
  rm -rf "$all"
}

jars=(--jar "first=$folder/first.jar")
for ((i = 1; i <= builds; i++)); do
  packed "$i"
  jars+=(--jar "again$i=$folder/$i.jar")
done

for way in plain padded; do
  of=$folder/$way-$builds
  [ ! -f "$of.json" ] || continue
  options=("${jars[@]}" "$@")
  if [ "$way" = padded ]; then
    padded "$folder/jvm"
    options+=(--jvm "$folder/jvm/bin/java")
  fi
  [ ! -d "$of" ] || options=(--resume "$of")
  [ -d "$of" ] || options+=(--out "$of")
  code=0
  "$heddle" run "${options[@]}" --format json >"$of.part" || code=$?
  case $code in
    0 | 3 | 5) mv "$of.part" "$of.json" ;;
    *)
      echo "layout.sh: $way: heddle run ended with $code; begin again to go on" >&2
      exit "$code"
      ;;
  esac
done

# how many verdicts there are of the words that $2 matches
told() { grep -cE "\"verdict\": \"($2)\"" "$folder/$1-$builds.json" || true; }

for way in plain padded; do
  echo "$way $(told "$way" '[a-z]+') $(told "$way" regressed) $(told "$way" 'regressed|improved')" |
    awk '{ printf "%s: %d rows of builds of the same source, %d red (%.2f %%), %d called changed (%.2f %%)\n", \
      $1, $2, $3, $2 ? 100 * $3 / $2 : 0, $4, $2 ? 100 * $4 / $2 : 0 }'
done
