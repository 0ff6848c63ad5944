package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program as a person starts it: a process of its own, from its jar. */
final class Heddle implements AutoCloseable {

  private static final Path HOME =
      Path.of(System.getProperty("heddle.basedir", ".")).toAbsolutePath();
  private static final Path JAR = HOME.resolve("target/heddle.jar");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Much longer than what is told to end takes to, so that a busy machine is no failure. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Path folder;
  private final List<String> prefix = new ArrayList<>();
  private final List<Path> jars = new ArrayList<>();
  private final List<String> heap = new ArrayList<>();
  private @Nullable Session session;
  private int columns;

  /** The program in the current folder {@code folder}, with temporary files of its own below it. */
  Heddle(Path folder) {
    this.folder = folder;
  }

  /** What a command printed and how it ended. */
  record Answer(int exitCode, String out, String err) {
    /** The lines that begin with the program's name. */
    List<String> complaints() {
      return err.lines().filter(line -> line.startsWith("heddle: ")).toList();
    }

    /** What stands behind each mark of a footnote, as one line however it is wrapped. */
    List<String> footnotes() {
      return Arrays.asList(out.replaceAll("\\s+", " ").split("(?=[¹²³⁴⁵⁶⁷⁸⁹] )"));
    }
  }

  /** As this, but started by {@code words}, such as a shell that sets a limit. */
  Heddle startedBy(String... words) {
    Heddle other = new Heddle(folder);
    other.prefix.addAll(Arrays.asList(words));
    return other;
  }

  /** As this, but with more jars on the class path. */
  Heddle with(Path... more) {
    Heddle other = new Heddle(folder);
    other.jars.addAll(Arrays.asList(more));
    return other;
  }

  /** As this, but with a heap of {@code most}, such as {@code 256m}, and no more. */
  Heddle withHeap(String most) {
    Heddle other = new Heddle(folder);
    other.heap.add("-Xmx" + most);
    return other;
  }

  /** As this, but on a terminal of its own, which has so many columns. */
  Heddle onTerminal(int wide) {
    Heddle other = new Heddle(folder);
    other.columns = wide;
    return other;
  }

  /** The words of a run that takes no longer than it must. */
  static String[] shortRun(String... more) {
    List<String> words =
        new ArrayList<>(List.of("run", "squares", "--preset", "smoke", "-p", "n=1000"));
    words.addAll(List.of("--workers", "2"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  /** No process is left that was started from this folder, but for the one of a session. */
  void assertNothingRuns() throws Exception {
    String mark = folder.toString();
    Eventually.isTrue(
        "no process with " + mark,
        () ->
            ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> session == null || process.pid() != session.process().pid())
                .noneMatch(process -> names(process.pid(), mark)));
  }

  /** Whether the command line has a word; the JDK knows its first 4096 characters alone. */
  private static boolean names(long pid, String word) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      return new String(line, StandardCharsets.UTF_8).contains(word);
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }

  /** The folder of the sources. */
  static Path home() {
    return HOME;
  }

  /** Runs a command to its end. */
  Answer run(String... words) throws IOException, InterruptedException {
    return new Started(start(words)).await(LIMIT);
  }

  /** Runs a command to its end in the process that ran the last one, so that none has to start. */
  Answer inSession(String... words) throws IOException {
    Session going = session;
    if (going == null) {
      going = session();
      session = going;
    }
    return going.run(words);
  }

  /** Ends the process of a session. */
  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }

  /** Starts a command that the test ends, or waits for. */
  Started begin(String... words) throws IOException {
    return new Started(start(words));
  }

  /** Starts a process that runs one command after the other. */
  Session session() throws IOException {
    List<String> command = java();
    command.add("-cp");
    command.add(classPath(Stream.of(HOME.resolve("target/test-classes"))));
    command.add(Session.Loop.class.getName());
    Process process =
        builder(command).redirectError(folder.resolve("session.txt").toFile()).start();
    process
        .onExit()
        .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly());
    return Session.of(process);
  }

  private static List<String> launched() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + HOME.resolve("scripts/jvm.flags"),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData");
  }

  /** A JVM as the launcher starts it, with a temporary folder of its own. */
  private List<String> java() throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>(launched());
    command.addAll(ClassArchive.flags(JAR, launched()));
    command.addAll(heap);
    command.add("-Djava.io.tmpdir=" + temporary);
    return command;
  }

  /** Its jar, those beside it, and more. */
  private String classPath(Stream<Path> more) {
    return Stream.of(Stream.of(JAR), jars.stream(), more)
        .flatMap(each -> each)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    // tests that run in the background would hand on that they ignore Ctrl-C
    command.addAll(List.of("env", "--default-signal=INT"));
    command.addAll(java());
    if (jars.isEmpty()) {
      command.add("-jar");
      command.add(JAR.toString());
    } else {
      command.add("-cp");
      command.add(classPath(Stream.of()));
      command.add(Main.class.getName());
    }
    command.addAll(Arrays.asList(words));
    if (columns > 0) {
      // what the launcher says of a terminal
      command.add(command.indexOf("-jar"), "-Dheddle.columns=" + columns);
      String line =
          command.stream().map(Heddle::quoted).collect(Collectors.joining(" ", "exec ", ""));
      command = List.of("script", "-qec", line, "/dev/null");
    }
    return builder(command)
        .redirectInput(
            columns > 0
                ? ProcessBuilder.Redirect.PIPE
                : ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(out().toFile())
        .redirectError(err().toFile())
        .start();
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // caches of workers are as old as the jars at most, and no business of the user's folder
    builder.environment().put("XDG_CACHE_HOME", HOME.resolve("target/caches").toString());
    return builder;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private Path out() {
    return folder.resolve("out.txt");
  }

  private Path err() {
    return folder.resolve("err.txt");
  }

  /** A command that goes on. */
  final class Started {
    private final Process process;

    private Started(Process process) {
      this.process = process;
    }

    Process process() {
      return process;
    }

    /** Types on its terminal. */
    void type(String keys) throws IOException {
      process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    }

    void signal(String name) throws Exception {
      int code =
          new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
      assertThat(code).isZero();
    }

    /** What it has printed to standard error so far. */
    String errSoFar() {
      return soFar(err());
    }

    /** What it has printed to standard output, or on its terminal, so far. */
    String outSoFar() {
      return soFar(out());
    }

    private String soFar(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        return "";
      }
    }

    /** Waits for the end of what was told to end. */
    Answer await() throws IOException, InterruptedException {
      return await(SOON);
    }

    private Answer await(Duration limit) throws IOException, InterruptedException {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("heddle did not end within " + limit + ": " + errSoFar());
      }
      return new Answer(
          process.exitValue(),
          Files.readString(out(), StandardCharsets.UTF_8),
          Files.readString(err(), StandardCharsets.UTF_8));
    }
  }
}
