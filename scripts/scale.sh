#!/usr/bin/env bash
# Measures, once, what more work costs: processes that run tasks, and files that are read. A table for each
# kind of work, whose marks say where cost grows faster than the work: a step is marked whose further work
# costs more than a fifth more, a unit of work, than all that came before it did in the mean.
#   scripts/scale.sh [-n STEPS] [KIND…]     KINDs: workers, tasks, payload, rows, history; default all, some minutes.
#       STEPS: how many steps of each kind, from the smallest on; default all
#   scripts/scale.sh --table KIND           the table of figures that stand in the standard input, a step a line:
#       amount of work, seconds, seconds of processor time, MiB; or the amount and why there are none
set -euo pipefail
export LC_ALL=C.UTF-8

home=$(cd "$(dirname "$0")/.." && pwd)
heddle=${HEDDLE:-$home/scripts/heddle}

# the table of the figures of $1
table() {
  awk -v kind="$1" '
    function unit(bytes) {
      return bytes >= 1048576 ? sprintf("%.4g MiB", bytes / 1048576) : bytes >= 1024 ? sprintf("%.4g KiB", bytes / 1024) : bytes " B"
    }
    function words(n) { return kind == "payload" ? unit(n) : n }
    # a cost that is less than can be told from none is not marked
    function cell(column, least, format,   mark) {
      mark = " "
      if (steps > 0 && before[column] > 0 && amount > last && last > 0 && $column - before[column] > least &&
          ($column - before[column]) / (amount - last) > 1.2 * before[column] / last) {
        mark = "!"
        marks = marks sprintf("\n  ! %s %s: %s times the work of %s takes %.1f times the %s", words(amount), kind,
          sprintf("%.4g", amount / last), words(last), $column / before[column], names[column])
      }
      return sprintf(format, $column) mark
    }
    BEGIN {
      names[2] = "time"; names[3] = "processor time"; names[4] = "memory"
      printf "%14s %12s %14s %12s\n", kind, "time, s ", "processor, s ", "memory, MiB "
    }
    NF != 4 {
      amount = $1
      sub(/^[^ ]+ */, "")
      printf "%14s  %s\n", words(amount), $0
      next
    }
    {
      amount = $1
      printf "%14s %12s %14s %12s\n", words(amount), cell(2, 0.05, "%.3f"), cell(3, 0.05, "%.2f"), cell(4, 8, "%.0f")
      last = amount
      for (i = 2; i <= 4; i++) before[i] = $i
      steps++
    }
    END { print marks == "" ? "  no cost grows faster than the work" : substr(marks, 2) }'
}

kinds=()
steps=99
while [ $# -gt 0 ]; do
  case $1 in
    --table)
      table "${2:-work}"
      exit
      ;;
    -n)
      [[ ${2:-} =~ ^[1-9][0-9]?$ ]] || { echo "scale.sh: -n ${2:-}: is no number of steps; write 1 to 99" >&2 && exit 2; }
      steps=$2
      shift 2
      ;;
    workers | tasks | payload | rows | history) kinds+=("$1") && shift ;;
    *) echo "scale.sh: $1: there is no such kind; choose from workers, tasks, payload, rows, history" >&2 && exit 2 ;;
  esac
done
[ ${#kinds[@]} -gt 0 ] || kinds=(workers tasks payload rows history)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# what a command took: seconds, of the processor, and the most MiB of its largest process
taken() {
  local code=0 TIMEFORMAT='%3R %3U %3S'
  { time /usr/bin/time -q -o "$work/memory" -f %M "$@" >"$work/out" 2>"$work/err"; } 2>"$work/time" || code=$?
  # a comparison may find regressions
  if [ "$code" -ne 0 ] && [ "$code" -ne 3 ] && [ "$code" -ne 4 ]; then
    echo "failed: $(head -n 1 "$work/err")"
    return
  fi
  awk -v memory="$(tail -n 1 "$work/memory")" '{ printf "%s %.3f %.1f\n", $1, $2 + $3, memory / 1024 }' "$work/time"
}

# rows of 10 forks with 10 iterations: how many, and the seed
rows() {
  awk -v rows="$1" -v seed="$2" 'BEGIN {
    srand(seed)
    print "["
    for (row = 0; row < rows; row++) {
      printf "{\"benchmark\":\"org.example.Many.row%d\",\"mode\":\"avgt\",\"threads\":1,\"forks\":10,", row
      printf "\"primaryMetric\":{\"score\":1.0,\"scoreUnit\":\"us/op\",\"rawData\":["
      for (fork = 0; fork < 10; fork++) {
        printf "%s[", fork ? "," : ""
        for (i = 0; i < 10; i++)
          printf "%s%.16g", i ? "," : "", (1 + row % 97) * (1 + 0.02 * rand())
        printf "]"
      }
      printf "]},\"secondaryMetrics\":{}}%s\n", row < rows - 1 ? "," : ""
    }
    print "]"
  }'
}

# $2 runs of 40 rows with 5 forks
history() {
  mkdir "$1"
  awk -v folder="$1" -v runs="$2" 'BEGIN {
    srand(3)
    for (run = 0; run < runs; run++) {
      file = sprintf("%s/20%02d-%02d-%02dT12-00-00Z-%07x.json", folder, 20 + run / 336, 1 + run / 28 % 12, 1 + run % 28, 1048576 + run)
      print "[" >file
      for (row = 0; row < 40; row++) {
        printf "{\"benchmark\":\"org.example.Many.row%d\",\"mode\":\"avgt\",\"threads\":1,\"forks\":5,", row >file
        printf "\"primaryMetric\":{\"score\":1.0,\"scoreUnit\":\"us/op\",\"rawData\":[" >file
        for (fork = 0; fork < 5; fork++)
          printf "%s[%.9g]", fork ? "," : "", (1 + row) * (1 + 0.03 * rand()) >file
        printf "]},\"secondaryMetrics\":{}}%s\n", row < 39 ? "," : "" >file
      }
      print "]" >file
      close(file)
    }
  }'
}

# a program that uses the pool as others do; one answer for each amount: seconds, of the processor, and
# MiB of it and its workers at their largest
pool_program() {
  local java
  java=$(HEDDLE_JDK_ONLY=1 "$home/scripts/heddle")/bin
  [ -f "$home/target/heddle-pool.jar" ] || "$heddle" --version >/dev/null
  mkdir -p "$work/pool"
  cat >"$work/Pool.java" <<'JAVA'
import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

public class Pool {
  record Carry(byte[] payload) implements Callable<byte[]>, Serializable {
    public byte[] call() {
      return payload;
    }
  }

  record Number(long number) implements Callable<Long>, Serializable {
    public Long call() {
      return number;
    }
  }

  public static void main(String[] args) throws Exception {
    int amount = Integer.parseInt(args[1]);
    int workers = args[0].equals("workers") ? amount : 2;
    double seconds;
    double memory;
    try (ProcessPool pool = ProcessPool.open(PoolOptions.of(workers).withAot(false))) {
      long begin = System.nanoTime();
      pool.startAll();
      if (!args[0].equals("workers")) {
        for (long i = 0; i < 2_000; i++) {
          pool.submit(new Number(i)).get();
        }
        begin = System.nanoTime();
      }
      switch (args[0]) {
        case "workers" -> {
          for (Future<Long> each : pool.invokeAll(numbers(workers))) {
            each.get();
          }
        }
        case "tasks" -> {
          List<Future<Long>> futures = new ArrayList<>();
          for (long i = 0; i < amount; i++) {
            futures.add(pool.submit(new Number(i)));
          }
          for (Future<Long> each : futures) {
            each.get();
          }
        }
        default -> {
          if (pool.submit(new Carry(new byte[amount])).get().length != amount) {
            throw new IllegalStateException("another payload came back");
          }
        }
      }
      seconds = (System.nanoTime() - begin) / 1e9;
      memory = most(ProcessHandle.current());
      memory += ProcessHandle.current().descendants().mapToDouble(Pool::most).sum();
    }
    // that of the workers counts when they have ended
    String[] stat = Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ");
    double cpu = LongStream.of(11, 12, 13, 14).map(i -> Long.parseLong(stat[(int) i])).sum() / 100.0;
    System.out.printf(java.util.Locale.ROOT, "%.4f %.2f %.1f%n", seconds, cpu, memory);
  }

  static List<Number> numbers(int count) {
    return LongStream.range(0, count).mapToObj(Number::new).toList();
  }

  static double most(ProcessHandle process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
        }
      }
    } catch (java.io.IOException e) {
      // it has ended
    }
    return 0;
  }
}
JAVA
  "$java/javac" -d "$work/pool" -cp "$home/target/heddle-pool.jar" "$work/Pool.java"
  pool=("$java/java" @"$home/scripts/jvm.flags" -Xmx1g -cp "$work/pool:$home/target/heddle-pool.jar" Pool)
}

of_pool() {
  [ ${#pool[@]} -gt 0 ] || pool_program
  "${pool[@]}" "$1" "$2" 2>"$work/err" || echo "failed: $(grep -v '^\s*at ' "$work/err" | head -n 1)"
}

of_rows() {
  rows "$1" 1 >"$work/a.json"
  rows "$1" 2 >"$work/b.json"
  taken "$heddle" compare "$work/a.json" "$work/b.json"
}

of_history() {
  rm -rf "$work/history"
  history "$work/history" "$1"
  taken "$heddle" trend "$work/history"
}

pool=()
for kind in "${kinds[@]}"; do
  case $kind in
    workers) amounts=(1 2 4 8 16 32 64) ;;
    tasks) amounts=(10 100 1000 10000 100000 1000000) ;;
    payload) amounts=(0 1024 65536 1048576 16777216 67108000) ;;
    rows) amounts=(10 100 1000 10000) ;;
    history) amounts=(10 30 100 300 1000) ;;
  esac
  [ "$kind" = rows ] || [ "$kind" = history ] || pool_program
  for amount in "${amounts[@]:0:steps}"; do
    case $kind in
      rows) figures=$(of_rows "$amount") ;;
      history) figures=$(of_history "$amount") ;;
      *) figures=$(of_pool "$kind" "$amount") ;;
    esac
    echo "$amount $figures"
  done | table "$kind"
done
