#!/usr/bin/env bash
# Tries, once, what executors keep of what executors promise, each in JVMs of its own, and writes a table
# of all in Markdown, each cell as it was seen and the seconds that took; below it what was seen where one is
# not kept. The engine of the cluster is taken from HEDDLE_JARS, or from where a build leaves it.
#   scripts/promises.sh [-i JARS] [-l TIME] [-e EXECUTOR]… [PROMISE…]
#       -i: jars of Ignite 2.17, a colon between them, for a column of it: ignite-core, cache-api 1.0.0
#           and annotations 16.0.3 of org.jetbrains; its nodes listen at the loopback alone
#       -l: how long each wait may take (10s); -e: an executor in place of the usual ones
#   scripts/promises.sh --table FILE…       the table of what `heddle promises` printed for an executor each
set -euo pipefail
export LC_ALL=C.UTF-8

home=$(cd "$(dirname "$0")/.." && pwd)
heddle=${HEDDLE:-$home/scripts/heddle}
executors=(fixed-pool virtual-threads work-stealing process-pool cluster 'cluster[caller=client]'
  dev.heddle.cluster.EngineExecutors::lite dev.heddle.cluster.EngineExecutors::client)

# what Ignite asks for, to run on a JDK newer than 8
opened=(java.base/java.io java.base/java.lang java.base/java.lang.invoke java.base/java.lang.reflect
  java.base/java.math java.base/java.net java.base/java.nio java.base/java.text java.base/java.time
  java.base/java.util java.base/java.util.concurrent java.base/java.util.concurrent.atomic
  java.base/java.util.concurrent.locks java.base/jdk.internal.access java.base/jdk.internal.misc
  java.base/sun.nio.ch java.base/sun.reflect.generics.reflectiveObjects java.base/sun.util.calendar
  java.desktop/java.awt.font java.management/com.sun.jmx.mbeanserver java.management/sun.management
  java.sql/java.sql jdk.internal.jvmstat/sun.jvmstat.monitor
  jdk.management/com.sun.management.internal)

# the table of the files in order: a row a promise, a column a file, whose first line names its executor
table() {
  awk '
    FNR == 1 { name[++files] = $1; next }
    /^What was seen/ { seen[files] = 1; next }
    seen[files] { text[files] = text[files] $0 "\n"; next }
    $1 == "keeps" { cell[files, ""] = $2 " of " $4; next }
    NF == 4 && $4 == "s" { if (!($1 in known)) { known[$1] = 1; order[++rows] = $1 } cell[files, $1] = $2 " " $3 " s" }
    function line(title, row,   i, all) {
      all = "| " title " |"
      for (i = 1; i <= files; i++) all = all " " ((i, row) in cell ? cell[i, row] : "not tried") " |"
      print all
    }
    END {
      head = "| promise |"
      rule = "| :--- |"
      for (i = 1; i <= files; i++) { short = name[i]; sub(/^.*\./, "", short); head = head " `" short "` |"; rule = rule " :--- |" }
      print head "\n" rule
      for (row = 1; row <= rows; row++) line(order[row], order[row])
      line("keeps", "")
      for (i = 1; i <= files; i++) if (text[i] != "") printf "\n`%s`:\n\n%s", name[i], text[i]
    }' "$@"
}

if [ "${1:-}" = --table ]; then
  shift
  table "$@"
  exit
fi
limit=10s
ignite=
own=()
while getopts i:l:e: option; do
  case $option in
    i) ignite=$OPTARG ;;
    l) limit=$OPTARG ;;
    e) own+=("$OPTARG") ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ ${#own[@]} -eq 0 ] || executors=("${own[@]}")
engine=$HOME/.m2/repository/com/hazelcast/hazelcast/5.7.0/hazelcast-5.7.0.jar
export HEDDLE_JARS=${HEDDLE_JARS:-$home/target/heddle-cluster.jar:$engine}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# what a column is, and what is printed of it; one that cannot be tried is a column without cells
tried() {
  local name=$1 file=$2
  shift 2
  echo "$name" >"$file"
  COLUMNS=120 "$heddle" promises --limit "$limit" --executor "$name" "$@" >>"$file" || echo "promises.sh: $name was not tried" >&2
}

files=()
for executor in "${executors[@]}"; do
  files+=("$work/${#files[@]}")
  tried "$executor" "${files[-1]}" "$@"
done
if [ -n "$ignite" ]; then
  java=$(HEDDLE_JDK_ONLY=1 "$home/scripts/heddle")/bin
  "$java/javac" -nowarn -d "$work/ignite" -cp "$ignite" "$home/scripts/IgniteExecutors.java" 2>/dev/null || {
    echo "promises.sh: -i $ignite: no such jars of Ignite 2.17" >&2
    exit 2
  }
  options=
  for each in "${opened[@]}"; do
    options="$options --add-opens=$each=ALL-UNNAMED"
  done
  # its nodes make folders among the temporary files, and some of them are killed
  mkdir "$work/temporary"
  export JDK_JAVA_OPTIONS="$options -Djava.io.tmpdir=$work/temporary -Djava.net.preferIPv4Stack=true -DIGNITE_QUIET=true -DIGNITE_NO_ASCII=true -DIGNITE_UPDATE_NOTIFIER=false -DIGNITE_MBEANS_DISABLED=true"
  files+=("$work/${#files[@]}")
  tried IgniteExecutors::client "${files[-1]}" --class-path "$work/ignite:$ignite" "$@"
fi
table "${files[@]}"
