package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Setup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what was not the same when two sides were measured. */
final class SetupNotes {

  private static final Map<String, Function<Setup, @Nullable String>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("JDK", Setup::jdkVersion);
    PARTS.put("JVM", setup -> setup.vmName());
    PARTS.put("version of the JVM", setup -> setup.vmVersion());
    PARTS.put("JMH", Setup::jmhVersion);
    PARTS.put("flags of the JVM", setup -> String.join(" ", setup.jvmArgs()));
    PARTS.put("warm-up", setup -> times(setup.warmupIterations(), setup.warmupTime()));
    PARTS.put(
        "measurement", setup -> times(setup.measurementIterations(), setup.measurementTime()));
    PARTS.put("batch", setup -> Integer.toString(setup.measurementBatchSize()));
  }

  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private int compared;

  /** Takes note of a row as both sides have it. */
  void compare(ResultRow base, ResultRow candidate) {
    compared++;
    if (base.setup().equals(candidate.setup())) {
      return;
    }
    PARTS.forEach((name, part) -> {
      String one = part.apply(base.setup());
      String other = part.apply(candidate.setup());
      if (one != null && other != null && !one.equals(other)) {
        String text = "different " + name + ": " + shown(one) + " against " + shown(other);
        rows.merge(text, 1, Integer::sum);
      }
    });
  }

  /** What was noted, and what the runs themselves were measured on. */
  List<Footnote> notes(Side base, Side candidate) {
    List<Footnote> notes = new ArrayList<>();
    rows.forEach((text, count) ->
        notes.add(
            new Footnote(
                Footnote.Kind.SETUP_DIFFERS,
                text,
                count == compared ? "" : count + " of " + compared + " rows")));
    String one = machine(base);
    String other = machine(candidate);
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      notes.add(
          new Footnote(
              Footnote.Kind.MACHINE_DIFFERS, "different machine: " + one + " against " + other));
    }
    return notes;
  }

  private static String machine(Side side) {
    return side.sets().stream()
        .map(set -> set.run())
        .filter(Objects::nonNull)
        .map(RunInfo::machine)
        .map(machine -> machine.processor() + " (" + machine.host() + ")")
        .distinct()
        .reduce((a, b) -> a + " and " + b)
        .orElse("");
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private static @Nullable String times(int iterations, @Nullable String time) {
    return iterations == 0 && time == null ? null : iterations + " x " + time;
  }
}
