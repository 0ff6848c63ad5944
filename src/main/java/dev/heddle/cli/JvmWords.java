package dev.heddle.cli;

import dev.heddle.campaign.Jvms;
import dev.heddle.fork.IterationMarks;
import dev.heddle.jvm.Jvm;
import dev.heddle.result.NamedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which JVMs forks are to run on. */
final class JvmWords {

  /** A name before flags, which begin with a sign. */
  private static final Pattern NAMED_FLAGS = Pattern.compile("(?s)([^-@\"'\\s=][^=\\s\"']*)=(.*)");

  private JvmWords() {}

  /**
   * What was said of them, an entry for each time that an option was given; null for nothing.
   *
   * @param costs whether it is found out what their forks cost
   */
  static @Nullable Jvms of(List<String> javas, List<String> args, boolean costs)
      throws UsageException {
    if (javas.isEmpty() && args.isEmpty() && costs) {
      return null;
    }
    List<String> common = new ArrayList<>();
    if (!costs) {
      common.add("-D" + IterationMarks.PROPERTY + "=off");
    }
    Map<String, List<String>> flags = new LinkedHashMap<>();
    for (String word : args) {
      Matcher named = NAMED_FLAGS.matcher(word);
      if (named.matches()) {
        put(flags, "--jvm-args", named.group(1), Flags.of("--jvm-args", named.group(2)));
      } else if (args.stream().filter(each -> !NAMED_FLAGS.matcher(each).matches()).count() > 1) {
        throw new UsageException(RunOptionWords.FLAGS_SEVERAL_TIMES);
      } else {
        common.addAll(Flags.of("--jvm-args", word));
      }
    }
    if (javas.size() == 1 && label(javas.getFirst()) != null) {
      throw new UsageException(RunOptionWords.jvmAlone(javas.getFirst()));
    }
    if (javas.size() > 1) {
      return ofSeveral(javas, common, flags);
    }
    if (flags.size() == 1) {
      throw new UsageException(
          RunOptionWords.flagsAlone(
              args.stream()
                  .filter(each -> NAMED_FLAGS.matcher(each).matches())
                  .toList()
                  .getFirst()));
    }
    Path java = java(javas.isEmpty() ? null : Path.of(javas.getFirst()));
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
      put(paths, "--jvm", label == null ? jdk(path) : label, java(path));
    }
    for (String label : flags.keySet()) {
      if (!paths.containsKey(label)) {
        throw new UsageException(RunOptionWords.flagsOfNoJvm(label, paths.keySet()));
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
      throw new UsageException(RunOptionWords.jvmCannotBeCalled(option, label));
    }
    if (all.put(label, value) != null) {
      throw new UsageException(RunOptionWords.jvmsCalledAlike(option, label));
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

  /** The java that a person names, by itself or by the folder of its JDK. */
  static Path java(@Nullable Path named) {
    if (named == null) {
      return Jvm.java();
    }
    Path inside = named.resolve("bin/java");
    return Files.isDirectory(named) && Files.isExecutable(inside) ? inside : named;
  }
}
