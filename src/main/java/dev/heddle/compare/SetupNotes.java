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
    PARTS.put(PairWords.JVM_VERSION, setup -> setup.vmVersion());
    PARTS.put("JMH", Setup::jmhVersion);
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
    PARTS.forEach(
        (name, part) -> compare(name, part.apply(base.setup()), part.apply(candidate.setup())));
    flags(base.setup().jvmArgs(), candidate.setup().jvmArgs());
  }

  private void compare(String name, @Nullable String one, @Nullable String other) {
    if (one != null && other != null && !one.equals(other)) {
      differs(PairWords.different(name, one, other));
    }
  }

  /** Of long lists of flags those tell something that only one side has. */
  private void flags(List<String> base, List<String> candidate) {
    List<String> before = without(base, candidate);
    List<String> after = without(candidate, base);
    if (!before.isEmpty() || !after.isEmpty()) {
      compare(PairWords.JVM_FLAGS, String.join(" ", before), String.join(" ", after));
    } else if (!base.equals(candidate)) {
      differs(PairWords.FLAGS_IN_ANOTHER_ORDER);
    }
  }

  private static List<String> without(List<String> flags, List<String> others) {
    List<String> left = new ArrayList<>(flags);
    others.forEach(left::remove);
    return left;
  }

  private void differs(String text) {
    rows.merge(text, 1, Integer::sum);
  }

  /** What was noted, and what the runs themselves were measured on. */
  List<Footnote> notes(Side base, Side candidate) {
    List<Footnote> notes = new ArrayList<>();
    rows.forEach((text, count) -> notes.add(PairWords.setupDiffers(text, count, compared)));
    String one = machine(base);
    String other = machine(candidate);
    if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
      notes.add(PairWords.machineDiffers(one, other));
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

  private static @Nullable String times(int iterations, @Nullable String time) {
    return iterations == 0 && time == null ? null : iterations + " x " + time;
  }
}
