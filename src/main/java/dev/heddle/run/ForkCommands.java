package dev.heddle.run;

import dev.heddle.fork.Params;
import dev.heddle.result.NamedJvm;
import dev.heddle.result.Plan;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Jdk;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the forks of each JVM of a run are started.
 *
 * @param first the first one's, which has the files of all
 * @param named each by the label of its JVM; empty where all forks run on the same
 * @param rulers those of rulers; null where there are none
 */
record ForkCommands(
    ForkCommand first, Map<String, ForkCommand> named, @Nullable ForkCommand rulers) {

  /** In the place of a label where all forks run on the same JVM. */
  private static final String ALL = "";

  /**
   * The commands for the forks of {@code plan}; nothing is written yet.
   *
   * @param folder the folder of the run
   * @param asked what the JVMs say of themselves
   * @throws PlanException where our own installation is not fit
   */
  static ForkCommands of(Plan plan, Path folder, Map<String, Jdk> asked) throws PlanException {
    Path guardJar = GuardJar.place(folder);
    Map<String, ForkCommand> named = new LinkedHashMap<>();
    for (NamedJvm jvm : plan.jvms()) {
      Jdk jdk = jdk(asked, jvm.label());
      named.put(jvm.label(), ForkCommand.of(plan.on(jvm), folder, guardJar, jdk));
    }
    ForkCommand first =
        named.isEmpty()
            ? ForkCommand.of(plan, folder, guardJar, jdk(asked, ALL))
            : named.values().iterator().next();
    boolean rulers = plan.rows().stream().anyMatch(row -> row.role() == Role.RULER);
    return new ForkCommands(
        first,
        Collections.unmodifiableMap(named),
        rulers ? RulerForks.command(plan, folder, guardJar) : null);
  }

  /**
   * What the JVMs of {@code plan} say of themselves, by their labels.
   *
   * @throws PlanException where one could not start with the flags of its forks
   */
  static Map<String, Jdk> ask(Plan plan) throws PlanException {
    Map<String, Jdk> jdks = new LinkedHashMap<>();
    for (NamedJvm jvm : plan.jvms()) {
      jdks.put(jvm.label(), ForkCommand.ask(plan.on(jvm)));
    }
    return jdks.isEmpty() ? Map.of(ALL, ForkCommand.ask(plan)) : jdks;
  }

  private static Jdk jdk(Map<String, Jdk> asked, String label) {
    return Objects.requireNonNull(asked.get(label), () -> "nobody asked the JVM " + label);
  }

  /** The same of a run that was begun earlier. */
  static Map<String, Jdk> asked(Jdk jdk, Map<String, Jdk> jdks) {
    return jdks.isEmpty() ? Map.of(ALL, jdk) : jdks;
  }

  /** The one for a fork of {@code row}. */
  ForkCommand of(RowId row) {
    return named.isEmpty()
        ? first
        : Objects.requireNonNull(
            named.get(row.params().get(Params.JVM)), () -> "the plan has no JVM of " + row);
  }

  /** The JVMs by their labels; empty where all forks run on the same. */
  Map<String, Jdk> jdks() {
    Map<String, Jdk> jdks = new LinkedHashMap<>();
    named.forEach((label, command) -> jdks.put(label, command.jdk()));
    return jdks;
  }
}
