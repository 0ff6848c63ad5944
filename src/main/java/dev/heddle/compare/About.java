package dev.heddle.compare;

import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a few words where and how a run was measured. */
final class About {

  private About() {}

  static String of(ResultSet set) {
    RunInfo run = set.run();
    return String.join(", ", run == null ? ofFile(set) : ofRun(run));
  }

  private static List<String> ofRun(RunInfo run) {
    List<String> words = new ArrayList<>();
    RunInfo.Machine machine = run.machine();
    words.add(machine.processor());
    words.add(machine.logicalCores() + " processors");
    if (machine.virtualized() != null && !machine.virtualized().equals("no")) {
      words.add(machine.virtualized());
    }
    words.add("JDK " + String.join(" and ", jdks(run)));
    Plan plan = run.plan();
    words.add(plan.rounds() + (plan.rounds() == 1 ? " round" : " rounds"));
    if (!plan.measuresAlike()) {
      words.add("iterations as the benchmarks' classes say");
      return words;
    }
    Times times = plan.times();
    words.add(
        "%s and %sx%s s"
            .formatted(
                times.warmupIterations() == 0
                    ? "no warm-up"
                    : "%sx%s s warm-up"
                        .formatted(
                            times.warmupIterations(), SentenceDigits.plain(times.warmupSeconds())),
                times.iterations(),
                SentenceDigits.plain(times.iterationSeconds())));
    return words;
  }

  /** That of all forks, or those of the JVMs that were measured beside each other. */
  private static List<String> jdks(RunInfo run) {
    return run.jdks().isEmpty()
        ? List.of(run.jdk().version())
        : run.jdks().values().stream().map(RunInfo.Jdk::version).distinct().toList();
  }

  private static List<String> ofFile(ResultSet set) {
    List<String> words = new ArrayList<>();
    add(words, "JDK ", set, row -> row.setup().jdkVersion());
    add(words, "", set, row -> row.setup().vmName());
    add(words, "JMH ", set, row -> row.setup().jmhVersion());
    return words;
  }

  private static void add(
      List<String> words, String before, ResultSet set, Function<ResultRow, @Nullable String> of) {
    List<String> values =
        set.rows().stream()
            .map(of)
            .filter(value -> value != null && !value.isBlank())
            .map(String::valueOf)
            .distinct()
            .toList();
    if (!values.isEmpty()) {
      words.add(before + values.stream().limit(3).collect(Collectors.joining(" and ")));
    }
  }
}
