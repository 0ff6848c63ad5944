package dev.heddle.cli;

import dev.heddle.fork.Params;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.NamedJvm;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Benchmark;
import dev.heddle.run.PlanException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JVMs that a person asks for: one for all forks, or several beside each other.
 *
 * @param java the java of all forks; the first one's where there are several
 * @param flags further flags of all forks
 * @param named several, each of which measures every row; empty where there is one
 */
record Jvms(Path java, List<String> flags, List<NamedJvm> named) {

  /** A name before flags, which begin with a sign. */
  private static final Pattern NAMED_FLAGS = Pattern.compile("(?s)([^-@\"'\\s=][^=\\s\"']*)=(.*)");

  static Jvms of(RunOptions said) throws UsageException {
    return of(said.jvm, said.jvmArgs);
  }

  private static Jvms of(List<String> javas, List<String> args) throws UsageException {
    List<String> common = new ArrayList<>();
    Map<String, List<String>> flags = new LinkedHashMap<>();
    for (String word : args) {
      Matcher named = NAMED_FLAGS.matcher(word);
      if (named.matches()) {
        put(flags, "--jvm-args", named.group(1), Flags.of("--jvm-args", named.group(2)));
      } else if (args.stream().filter(each -> !NAMED_FLAGS.matcher(each).matches()).count() > 1) {
        throw new UsageException(
            "--jvm-args: is given several times; put all flags into one word, or give each set a"
                + " name, to compare them: --jvm-args zgc=-XX:+UseZGC");
      } else {
        common.addAll(Flags.of("--jvm-args", word));
      }
    }
    if (javas.size() == 1 && label(javas.getFirst()) != null) {
      throw new UsageException(
          "--jvm '"
              + javas.getFirst()
              + "': one JVM alone has nothing to be compared with; name a second one, or omit the"
              + " name to run on it");
    }
    if (javas.size() > 1) {
      return ofSeveral(javas, common, flags);
    }
    if (flags.size() == 1) {
      throw new UsageException(
          "--jvm-args '"
              + args.stream()
                  .filter(each -> NAMED_FLAGS.matcher(each).matches())
                  .toList()
                  .getFirst()
              + "': one set of flags alone has nothing to be compared with; name a second one, such"
              + " as --jvm-args usual=, or omit the name to run with it");
    }
    Path java = Plans.java(javas.isEmpty() ? null : Path.of(javas.getFirst()));
    List<NamedJvm> named = new ArrayList<>();
    flags.forEach((label, own) -> named.add(new NamedJvm(label, java.toString(), own)));
    return new Jvms(java, common, named);
  }

  private static Jvms ofSeveral(
      List<String> javas, List<String> common, Map<String, List<String>> flags)
      throws UsageException {
    Map<String, Path> paths = new LinkedHashMap<>();
    for (String word : javas) {
      String label = label(word);
      Path path = Path.of(label == null ? word : word.substring(label.length() + 1));
      put(paths, "--jvm", label == null ? jdk(path) : label, Plans.java(path));
    }
    for (String label : flags.keySet()) {
      if (!paths.containsKey(label)) {
        throw new UsageException(
            "--jvm-args '"
                + label
                + "=…': no --jvm is called '"
                + label
                + "'; where several JVMs are compared, flags are for all, without a name, or for"
                + " one of "
                + String.join(", ", paths.keySet()));
      }
    }
    List<NamedJvm> named = new ArrayList<>();
    paths.forEach((label, path) ->
        named.add(new NamedJvm(label, path.toString(), flags.getOrDefault(label, List.of()))));
    return new Jvms(Path.of(named.getFirst().java()), common, named);
  }

  private static <T> void put(Map<String, T> all, String option, String label, T value)
      throws UsageException {
    if (label.isBlank() || label.matches(".*[,\\[\\]=].*")) {
      throw new UsageException(
          option + ": a JVM cannot be called '" + label + "'; name it without , = [ and ]");
    }
    if (all.put(label, value) != null) {
      throw new UsageException(
          option
              + ": two JVMs are called '"
              + label
              + "'; name them apart, as in "
              + (option.equals("--jvm")
                  ? "--jvm old=PATH --jvm new=PATH"
                  : "--jvm-args zgc=-XX:+UseZGC --jvm-args g1=-XX:+UseG1GC"));
    }
  }

  /** The name in {@code old=PATH}; null where there is none. */
  private static @Nullable String label(String word) {
    int equals = word.indexOf('=');
    return equals < 0 || Files.exists(Path.of(word)) ? null : word.substring(0, equals);
  }

  /** What the folder of the JDK is called. */
  private static String jdk(Path path) {
    Path java = path.toAbsolutePath().normalize();
    Path folder = java.endsWith("bin/java") ? java.resolve("../..").normalize() : java;
    return folder.getFileName() == null ? java.toString() : folder.getFileName().toString();
  }

  /** Each of {@code rows} on each JVM. */
  List<PlannedRow> times(List<PlannedRow> rows) {
    return named.isEmpty()
        ? rows
        : spread(rows, Params.JVM, named.stream().map(NamedJvm::label).toList());
  }

  /** Each of {@code rows} with each of the values of one more parameter. */
  static List<PlannedRow> spread(List<PlannedRow> rows, String param, List<String> values) {
    List<PlannedRow> all = new ArrayList<>();
    for (PlannedRow planned : rows) {
      RowId row = planned.row();
      for (String value : values) {
        Map<String, String> params = new TreeMap<>(row.params());
        params.put(param, value);
        all.add(planned.with(RowId.of(row.benchmark(), row.mode(), row.threads(), params)));
      }
    }
    return all;
  }

  /** Refuses benchmarks that have a parameter of their own by the name that an axis takes. */
  static void requireFree(List<Benchmark> benchmarks, String param) throws PlanException {
    for (Benchmark each : benchmarks) {
      if (each.params().containsKey(param)) {
        throw new PlanException(
            "%s: has a parameter '%s' of its own, which names the %ss here; select others, or rename it"
                .formatted(each.method(), param, param.equals(Params.JVM) ? "JVM" : param));
      }
    }
  }
}
