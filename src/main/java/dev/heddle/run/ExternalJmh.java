package dev.heddle.run;

import dev.heddle.fork.Params;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.memory.PrivateFile;
import dev.heddle.result.Measured;
import dev.heddle.result.Plan;
import dev.heddle.result.ResultRow;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Times;
import dev.heddle.result.Samples;
import dev.heddle.result.Setup;
import dev.heddle.result.UnreadableException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JMH that lies in the jar of a build, whichever version that is: its own main class, in a JVM
 * of its own, which starts the fork. All builds of a run are measured in this way, so that nothing
 * but the build differs.
 */
final class ExternalJmh implements Jmh {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String NO_LOCK = "-Djmh.ignoreLock=true";

  private final Plan plan;
  private final ForkCommands commands;
  private final Path folder;
  private final PrintStream log;
  private final Map<String, Build> builds = new LinkedHashMap<>();

  ExternalJmh(Plan plan, ForkCommands commands, Path folder, PrintStream log) {
    this.plan = plan;
    this.commands = commands;
    this.folder = folder.toAbsolutePath();
    this.log = log;
    plan.builds().forEach(build -> builds.put(build.label(), build));
  }

  @Override
  public Values measure(RowId row, IterationListener listener)
      throws ForkFailedException, IOException {
    Build build = build(row);
    ForkCommand command = commands.of(row);
    Path result = folder.resolve(".jmh-fork.json");
    PrivateFile.write(result, ""); // JMH writes all flags into it, also those with a secret
    try {
      JarOutput output = new JarOutput(log, listener);
      int code = run(words(row, build, command, result), output);
      if (code != 0 || Files.size(result) == 0) {
        throw new ForkFailedException(output.cause(ForkWords.jmhEnded(code)));
      }
      List<ResultRow> rows = ResultSet.read(result).rows();
      if (rows.size() != 1 || rows.getFirst().primary().forks().size() != 1) {
        throw new ForkFailedException(output.cause(ForkWords.NO_RESULT_OF_ONE_FORK));
      }
      int threads = rows.getFirst().id().threads();
      if (row.threads() > 0 && threads != row.threads()) {
        throw new ForkFailedException(ForkWords.otherThreads(threads, row.threads()));
      }
      return values(rows.getFirst(), build, command, output.warmup());
    } catch (UnreadableException e) {
      throw new ForkFailedException(ForkWords.unreadable(String.valueOf(e.getMessage())));
    } finally {
      Files.deleteIfExists(result);
    }
  }

  /** The one that the row names, or the only one. */
  private Build build(RowId row) throws ForkFailedException {
    Build named = builds.get(row.params().get(Params.BUILD));
    if (named == null && plan.builds().size() != 1) {
      throw new ForkFailedException("the plan has no build of this row");
    }
    return named == null ? plan.builds().getFirst() : named;
  }

  private int run(List<String> words, JarOutput output) throws IOException, ForkFailedException {
    try (Child host =
            Child.start(
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(host.output(), Charset.defaultCharset()))) {
      // its standard input stays open: where that ends, the guard takes us for dead
      // the fork's time limit, or a stop of the run, kills the host and so ends this
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.line(line);
      }
      if (!host.await(LIMIT)) {
        throw new ForkFailedException(ForkWords.DID_NOT_END);
      }
      return host.exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ForkFailedException(ForkWords.INTERRUPTED);
    }
  }

  private List<String> words(RowId row, Build build, ForkCommand command, Path result) {
    Times times = plan.times(row);
    List<String> words = new ArrayList<>();
    words.add(command.jdk().java());
    // a fork takes these over from its host, but where its class asks for flags of its own
    words.add(command.guard());
    words.add(NO_LOCK);
    words.add("-cp");
    words.add(classPath(build));
    words.add("org.openjdk.jmh.Main");
    if (!plan.jvms().isEmpty() || !command.jdk().java().equals(Jvm.java().toString())) {
      // before one that its class asks for
      words.addAll(List.of("-jvm", command.jdk().java()));
    }
    words.add("^" + Pattern.quote(row.benchmark()) + "$");
    words.addAll(List.of("-bm", row.mode()));
    words.addAll(List.of("-t", row.threads() == -1 ? "max" : String.valueOf(row.threads())));
    words.addAll(List.of("-f", "1", "-wf", "0", "-foe", "true"));
    words.addAll(List.of("-wi", String.valueOf(times.warmupIterations())));
    words.addAll(List.of("-w", time(times.warmupSeconds())));
    words.addAll(List.of("-i", String.valueOf(times.iterations())));
    words.addAll(List.of("-r", time(times.iterationSeconds())));
    words.addAll(List.of("-rf", "json", "-rff", result.toString()));
    List<String> flags = build.ours() ? command.flags(times) : command.others();
    if (!flags.isEmpty()) {
      words.addAll(List.of(build.ours() ? "-jvmArgs" : "-jvmArgsAppend", quoted(flags)));
    }
    if (build.ours() && row.params().containsKey(Params.OPERATIONS)) {
      words.addAll(List.of("-opi", row.params().getOrDefault(Params.OPERATIONS, "1")));
    }
    row.params()
        .forEach((name, value) -> {
          boolean ours =
              (name.equals(Params.BUILD) && plan.builds().size() > 1)
                  || (name.equals(Params.JVM) && !plan.jvms().isEmpty());
          if (!ours && !BuildJar.mustBeUntold(value)) {
            words.addAll(List.of("-p", name + "=" + value));
          }
        });
    return words;
  }

  /** The jar and, where it is ours, what this program has beside its own: models of other jars. */
  private String classPath(Build build) {
    String jar = BuildJar.path(folder, build).toString();
    return build.ours()
        ? Stream.concat(Stream.of(jar), Jvm.beside().stream())
            .collect(Collectors.joining(File.pathSeparator))
        : jar;
  }

  private static String time(double seconds) {
    return Math.round(seconds * 1e3) + "ms";
  }

  /** In one word, as JMH's command line takes several flags. */
  private static String quoted(List<String> flags) {
    return String.join(
        " ", flags.stream().map(flag -> flag.indexOf(' ') < 0 ? flag : '"' + flag + '"').toList());
  }

  /** Those that the project's benchmarks ask for, and those of the plan. */
  private static List<String> flags(Setup said, ForkCommand command) {
    return Secrets.mask(
        said.jvmArgs().stream()
            .filter(flag -> !flag.equals(command.guard()) && !flag.equals(NO_LOCK))
            .toList());
  }

  private static Values values(
      ResultRow row, Build build, ForkCommand command, List<Double> warmup) {
    Setup said = row.setup();
    Setup setup =
        new Setup(
            said.jmhVersion(),
            said.jvm(),
            build.ours() ? command.jdk().flags() : flags(said, command),
            said.jdkVersion(),
            said.vmName(),
            said.vmVersion(),
            said.warmupIterations(),
            said.warmupTime(),
            said.warmupBatchSize(),
            said.measurementIterations(),
            said.measurementTime(),
            said.measurementBatchSize());
    Map<String, Samples> secondary = new TreeMap<>();
    row.secondary()
        .forEach((name, metric) -> {
          List<Measured.Taken> forks = metric.forks();
          if (forks.size() == 1) {
            secondary.put(name, forks.getFirst().samples());
          }
        });
    return new Values(setup, warmup, row.primary().forks().getFirst().samples(), secondary);
  }
}
