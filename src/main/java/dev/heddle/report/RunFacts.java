package dev.heddle.report;

import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Failure;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** On what, with what and by which words a run was measured. */
final class RunFacts {

  /** Those that measure. */
  private static final Set<String> COMMANDS = Set.of("run", "calibrate");

  /** So many failures are told. */
  private static final int FAILURES = 20;

  private static final double GIB = 1L << 30;

  private final List<DocumentPart.Fact> facts = new ArrayList<>();

  private RunFacts() {}

  static List<DocumentPart> of(ResultSet set) {
    RunFacts facts = new RunFacts();
    facts.fact("read from", set.path());
    RunInfo run = set.run();
    if (run == null) {
      facts.ofFile(set);
      return List.of(new DocumentPart.Facts(facts.facts));
    }
    facts.asked(run);
    facts.machine(run.machine());
    facts.jvm(run);
    List<DocumentPart> parts = new ArrayList<>(List.of(new DocumentPart.Facts(facts.facts)));
    if (!run.failures().isEmpty()) {
      parts.add(new DocumentPart.Remarks(failures(run.failures())));
    }
    return parts;
  }

  /**
   * By which words a run was asked for; none of a file, which does not say.
   *
   * @param letter what its name begins with, where there are several runs; else empty
   */
  static Optional<DocumentPart.Fact> command(@Nullable RunInfo run, String letter) {
    return run == null || run.commandLine().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DocumentPart.Fact(
                letter + "asked",
                run.commandLine().stream()
                    .map(Quoted::of)
                    .collect(Collectors.joining(" ", "heddle " + left(run.commandLine()), "")),
                true));
  }

  /** The command's own name, which some runs did not keep. */
  private static String left(List<String> words) {
    return COMMANDS.contains(words.getFirst()) ? "" : "run ";
  }

  private void asked(RunInfo run) {
    fact("how far it came", PageWords.status(run.status()));
    fact("begun", run.started().truncatedTo(ChronoUnit.SECONDS).toString());
    if (run.finished() != null) {
      fact("ended", run.finished().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    RunInfo.Times times = run.plan().times();
    fact("preset", run.plan().preset());
    fact("rounds", Integer.toString(times.rounds()));
    fact(
        "iterations",
        "%s, %s x %s s measured"
            .formatted(
                times.warmupIterations() == 0
                    ? "no warm-up"
                    : "%s x %s s of warm-up"
                        .formatted(times.warmupIterations(), plain(times.warmupSeconds())),
                times.iterations(),
                plain(times.iterationSeconds())));
    fact("seed of the order", Long.toString(run.plan().seed()));
    if (run.commit() != null) {
      fact("commit", run.commit().id() + (run.commit().dirty() ? ", with changes" : ""));
    }
    fact("heddle", run.heddle());
  }

  private void machine(RunInfo.Machine machine) {
    fact("processor", machine.processor());
    fact("processors", Integer.toString(machine.logicalCores()));
    if (machine.physicalCores() > 0) {
      fact("cores", Integer.toString(machine.physicalCores()));
    }
    fact("memory", String.format(Locale.ROOT, "%.1f GiB", machine.memoryBytes() / GIB));
    fact("limits of a container", machine.containerLimits());
    fact("virtualized", machine.virtualized());
    fact("system", machine.system());
    fact("kernel", machine.kernel());
    fact("host", machine.host());
  }

  private void jvm(RunInfo run) {
    if (run.jdks().isEmpty()) {
      jdk("JDK", run.jdk());
    } else {
      run.jdks().forEach((label, jdk) -> jdk("JDK " + label, jdk));
    }
  }

  private void jdk(String name, RunInfo.Jdk jdk) {
    fact(name, jdk.version() + ", " + jdk.vm() + ", " + jdk.vendor());
    if (!jdk.flags().isEmpty()) {
      String flags = jdk.flags().stream().map(Quoted::of).collect(Collectors.joining(" "));
      facts.add(new DocumentPart.Fact("its flags", flags, true));
    }
  }

  private void ofFile(ResultSet set) {
    fact("rows", Integer.toString(set.rows().size()));
    set.rows().stream()
        .map(row -> row.setup().jdkVersion())
        .filter(version -> version != null && !version.isBlank())
        .findFirst()
        .ifPresent(version -> fact("JDK", version));
  }

  private void fact(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new DocumentPart.Fact(name, value, false));
    }
  }

  private static List<String> failures(List<Failure> failures) {
    List<String> lines = new ArrayList<>();
    lines.add(PageWords.failures(failures.size(), FAILURES));
    failures.stream()
        .limit(FAILURES)
        .map(failure ->
            failure.row().benchmark()
                + " "
                + failure.row().params()
                + ", round "
                + failure.round()
                + ": "
                + failure.cause())
        .forEach(lines::add);
    return lines;
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
  }
}
