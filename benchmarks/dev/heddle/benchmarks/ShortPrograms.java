package dev.heddle.benchmarks;

import dev.heddle.fork.ForkNotes;
import dev.heddle.id.UnknownIdException;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.memory.Proc;
import dev.heddle.process.ProcessPool;
import dev.heddle.result.Told;
import dev.heddle.workload.WrongAnswerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Short programs that have a pool, each a {@link ShortMain} in a JVM of its own, one after the
 * other; tells in the end what they took.
 */
final class ShortPrograms implements AutoCloseable {

  private static final String THERE = "there";
  private static final String NONE = "none";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  /** The times of two thousands in ns, and what the workers were started from. */
  private static final Pattern TOLD = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (.*)");

  private final List<String> command = new ArrayList<>();
  private final List<Long> first = new ArrayList<>();
  private final List<Long> second = new ArrayList<>();
  private final List<Long> cpu = new ArrayList<>();
  private String startedFrom = "";
  private @Nullable Child running;
  private @Nullable BufferedReader said;
  private @Nullable OutputTail errors;
  private long ticksBefore;

  private ShortPrograms(String cache, int workers) {
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
    if (cache.equals(NONE)) {
      command.add("-Dheddle.cache=off");
    }
    command.addAll(List.of("-cp", Jvm.ownClassPath()));
    command.addAll(List.of(ShortMain.class.getName(), Integer.toString(workers)));
  }

  /**
   * Programs of so many workers each, none of which is started yet; makes the cache if there is to
   * be one.
   */
  static ShortPrograms of(String cache, int workers) throws IOException {
    requireCache(cache);
    if (cache.equals(THERE)) {
      ProcessPool.open(ShortMain.options(workers).withAot(true)).close();
    }
    return new ShortPrograms(cache, workers);
  }

  /**
   * Refuses a word that says nothing of a cache.
   *
   * @throws UnknownIdException then
   */
  static void requireCache(String cache) {
    if (!cache.equals(THERE) && !cache.equals(NONE)) {
      throw new UnknownIdException("cache", cache, List.of(THERE, NONE));
    }
  }

  /** Starts a program, and waits until it is about to open its pool. */
  void start() throws IOException {
    Child child = Child.start(new ProcessBuilder(command));
    running = child;
    errors = child.keepErrors("heddle-short-stderr");
    said = new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.US_ASCII));
    String _ = line(child);
    ticksBefore = ticks(ProcessHandle.of(child.pid()).stream().toList());
  }

  /** Lets it open its pool, and waits for its first result. */
  long firstResult() throws IOException {
    Child child = running();
    child.say("");
    String answer = line(child);
    if (!answer.equals(Long.toString(ShortMain.ANSWER))) {
      throw new WrongAnswerException("dispatch", answer + " came, right is " + ShortMain.ANSWER);
    }
    return ShortMain.ANSWER;
  }

  /** Lets it do the rest of its tasks, and ends it. */
  void goOn() throws IOException {
    try (Child child = running()) {
      running = null;
      child.say("");
      String line = line(child);
      Matcher told = TOLD.matcher(line);
      if (!told.matches()) {
        throw new IOException("short program: said " + line + " in place of its times");
      }
      first.add(Long.valueOf(told.group(1)));
      second.add(Long.valueOf(told.group(2)));
      startedFrom = told.group(3);
      List<ProcessHandle> all = new ArrayList<>(ProcessHandle.of(child.pid()).stream().toList());
      all.addAll(all.stream().flatMap(ProcessHandle::descendants).toList());
      cpu.add((ticks(all) - ticksBefore) * Proc.TICK_NANOS);
      child.say("");
      if (!child.await(END_LIMIT)) {
        throw new IOException("short program: does not end though it has done all");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends what still runs, and tells what the programs took, in the median. */
  @Override
  public void close() {
    if (running != null) {
      running.end("short program", END_LIMIT);
    }
    if (!cpu.isEmpty()) {
      ForkNotes.tell(new Told.Starts(startedFrom));
      ForkNotes.tell(new Told.Cold(median(first), median(second), median(cpu)));
    }
  }

  private Child running() {
    return Objects.requireNonNull(running, "no program was started");
  }

  private String line(Child child) throws IOException {
    try (TimeLimit _ = child.killAfter(LIMIT)) {
      String line = Objects.requireNonNull(said).readLine();
      if (line == null) {
        OutputTail tail = Objects.requireNonNull(errors);
        tail.awaitEnd(END_LIMIT.toMillis());
        throw new IOException("short program: ended too early; it said: " + tail.text().strip());
      }
      return line;
    }
  }

  private static long ticks(List<ProcessHandle> processes) throws IOException {
    long sum = 0;
    for (ProcessHandle process : processes) {
      Proc.Stat stat = Proc.HERE.stat(process.pid());
      sum += stat.userTicks() + stat.systemTicks();
    }
    return sum;
  }

  private static Duration median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return Duration.ofNanos(sorted.get(sorted.size() / 2));
  }
}
