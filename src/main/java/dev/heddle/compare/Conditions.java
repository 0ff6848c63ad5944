package dev.heddle.compare;

import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.Setup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says under which conditions a row was measured: when they change, a new series begins. */
final class Conditions {

  private Conditions() {}

  static String of(ResultSet set, ResultRow row) {
    List<String> words = new ArrayList<>();
    RunInfo run = set.run();
    if (run != null) {
      words.add(run.machine().processor());
      words.add(run.machine().logicalCores() + " processors");
    }
    Setup setup = row.setup();
    String major = major(setup.jdkVersion());
    if (major != null) {
      words.add("JDK " + major);
    }
    if (!setup.jvmArgs().isEmpty()) {
      words.add(String.join(" ", setup.jvmArgs()));
    }
    times(words, "warm-up", setup.warmupIterations(), setup.warmupTime());
    times(words, "measured", setup.measurementIterations(), setup.measurementTime());
    return String.join(", ", words);
  }

  private static void times(List<String> words, String what, int number, @Nullable String time) {
    if (time != null) {
      words.add(number + " x " + time + " " + what);
    }
  }

  /** 17 of 17.0.10, 8 of 1.8.0_292. */
  private static @Nullable String major(@Nullable String version) {
    if (version == null) {
      return null;
    }
    String plain = version.startsWith("1.") ? version.substring(2) : version;
    int end = 0;
    while (end < plain.length() && Character.isDigit(plain.charAt(end))) {
      end++;
    }
    return end == 0 ? version : plain.substring(0, end);
  }
}
