package dev.heddle;

import dev.heddle.process.PoolOptions;
import dev.heddle.process.ProcessPool;
import dev.heddle.process.StartedFrom;
import dev.heddle.process.Transport;
import dev.heddle.process.WorkerCrashedException;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.UnreadableException;
import dev.heddle.shared.Channel;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.LockKind;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.SharedLock.Hold;
import dev.heddle.shared.Sharing;
import dev.heddle.testing.Hardship;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A JVM in hard times: uses a part of ours before, while and after it is so, and says what came of
 * it, and what is left.
 */
final class HardTimes {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private HardTimes() {}

  /** What is opened, used again and again, and closed. */
  interface Use extends Closeable {

    /** Does what it is for; whatever is wrong is an {@link AssertionError}. */
    void use() throws Exception;
  }

  /** What is used. */
  enum Part {
    POOL,
    LOCKS,
    CHANNELS,
    CACHE,
    RUN_FOLDER;

    Use open(Path folder) throws Exception {
      return switch (this) {
        case POOL -> new PoolUse(options());
        case LOCKS -> new LocksUse();
        case CHANNELS -> new ChannelsUse();
        case CACHE -> new CacheUse();
        case RUN_FOLDER -> new RunFolderUse(folder);
      };
    }
  }

  /** Called with the hardship, the part and a folder. */
  public static void main(String[] args) throws Exception {
    Hardship hardship = Hardship.valueOf(args[0]);
    Part part = Part.valueOf(args[1]);
    Path folder = Path.of(args[2]);
    Step newly =
        () -> {
          try (Use late = part.open(folder)) {
            late.use();
          }
        };
    if (hardship == Hardship.SMALL_FILES) {
      // there is no time before it
      for (String when : List.of("before", "meanwhile", "anew", "after")) {
        tell(when, newly);
      }
      System.out.println("left: " + leftAtLast(folder));
      return;
    }
    try (Use early = part.open(folder)) {
      tell("before", early::use);
      try (AutoCloseable _ = hardship.begin(folder)) {
        tell("meanwhile", early::use);
        tell("anew", newly);
      }
      tell("after", early::use);
    }
    System.out.println("left: " + leftAtLast(folder));
  }

  /** What may go wrong, but not in any way. */
  private interface Step {
    void run() throws Exception;
  }

  private static void tell(String when, Step step) {
    String how;
    try {
      step.run();
      how = "right";
    } catch (IOException | UncheckedIOException | UnreadableException e) {
      how = "message: " + e;
    } catch (ExecutionException e) {
      how = (e.getCause() instanceof IOException ? "message: " : "wrong: ") + e.getCause();
    } catch (Throwable e) {
      how = "wrong: " + e + " at " + List.of(e.getStackTrace());
    }
    System.out.println(when + ": " + how.lines().findFirst().orElse(""));
  }

  /** What is still there after a while: the thread that ends a pool is itself the last to go. */
  private static String leftAtLast(Path folder) throws IOException {
    long begin = System.nanoTime();
    String left = left(folder);
    while (!left.equals("nothing") && System.nanoTime() - begin < LIMIT.toNanos()) {
      LockSupport.parkNanos(2_000_000);
      left = left(folder);
    }
    return left;
  }

  private static String left(Path folder) throws IOException {
    List<String> left = new ArrayList<>();
    ProcessHandle.current().descendants().forEach(each -> left.add("process " + each.pid()));
    String own = "heddle-" + ProcessHandle.current().pid() + "-";
    for (Path where : List.of(folder, Path.of("/dev/shm"))) {
      try (Stream<Path> all = Files.list(where)) {
        all.map(path -> path.getFileName().toString())
            .filter(name -> name.startsWith(own))
            .forEach(left::add);
      }
    }
    Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("heddle-"))
        .forEach(left::add);
    return left.isEmpty() ? "nothing" : String.join(", ", left);
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new AssertionError(what);
    }
  }

  private static PoolOptions options() {
    return PoolOptions.of(1)
        .withTransport(Transport.SHARED_MEMORY)
        .withCloseLimit(LIMIT)
        .withStartLimit(LIMIT)
        .withJvmFlags(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }

  /** Adds up what it was given. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Sum(byte[] bytes) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      int sum = 0;
      for (byte each : bytes) {
        sum += each;
      }
      return sum;
    }
  }

  /** Ends its worker. */
  private record Dies() implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      Runtime.getRuntime().halt(7);
      return 0;
    }
  }

  private static byte[] ones(int number) {
    byte[] ones = new byte[number];
    java.util.Arrays.fill(ones, (byte) 1);
    return ones;
  }

  /** Answers, also after a crash; no task is lost, and no worker. */
  private static class PoolUse implements Use {
    final ProcessPool pool;

    PoolUse(PoolOptions options) throws IOException {
      pool = ProcessPool.open(options);
    }

    @Override
    public void use() throws Exception {
      check(result(new Sum(ones(42))) == 42, "a small task");
      check(result(new Sum(ones(1 << 20))) == 1 << 20, "a large task");
      try {
        check(result(new Dies()) == 1, "a crash gave a result");
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof WorkerCrashedException)) {
          throw e;
        }
        check(
            Objects.requireNonNull(e.getCause().getMessage()).contains("exited with code 7"),
            "a crash: " + e.getCause().getMessage());
      }
      check(result(new Sum(ones(42))) == 42, "a task after a crash");
    }

    private int result(Callable<Integer> task) throws Exception {
      Future<Integer> future = pool.submit(task);
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  /** The same with workers that start from a cache, if there is one. */
  private static final class CacheUse extends PoolUse {
    CacheUse() throws IOException {
      super(options().withAot(true));
    }

    @Override
    public void use() throws Exception {
      super.use();
      check(pool.starts().keySet().stream().noneMatch(StartedFrom.CLASS_FILES::equals), "archive");
    }
  }

  /** Nobody takes a lock that another one has, and all get it afterwards. */
  private static final class LocksUse implements Use {
    private final Sharing sharing = Sharing.open(true);
    private final List<SharedLock> locks = new ArrayList<>();

    LocksUse() throws IOException {
      try {
        for (LockKind kind : LockKind.values()) {
          if (kind.crossesProcesses() && kind.available()) {
            locks.add(sharing.lock(kind));
          }
        }
      } catch (IOException | RuntimeException | Error e) {
        sharing.close();
        throw e;
      }
    }

    @Override
    public void use() throws Exception {
      for (SharedLock lock : locks) {
        CompletableFuture<String> other = new CompletableFuture<>();
        Hold hold = lock.acquire(LIMIT);
        try {
          Thread waiter = Thread.ofPlatform().start(() -> other.complete(tries(lock, SHORT)));
          check(waiter.join(LIMIT), "a waiter hangs");
          check(other.get().equals("held"), "a held lock was " + other.get());
        } finally {
          hold.close();
        }
        CompletableFuture<String> next = new CompletableFuture<>();
        Thread heir = Thread.ofPlatform().start(() -> next.complete(tries(lock, LIMIT)));
        check(heir.join(LIMIT), "an heir hangs");
        check(next.get().equals("taken"), lock.kind() + ": a free lock was " + next.get());
      }
    }

    private static String tries(SharedLock lock, Duration limit) {
      try (Hold hold = lock.acquire(limit)) {
        return hold.previousHolderDied() ? "taken from the dead" : "taken";
      } catch (TimeoutException e) {
        return "held";
      } catch (Exception e) {
        return e.toString();
      }
    }

    @Override
    public void close() throws IOException {
      sharing.close();
    }
  }

  /** What is sent comes, small and large, to who has the channel by another way. */
  private static final class ChannelsUse implements Use {
    private static final int ITEMS = 200;
    private static final String STOP = "stop";

    private final Sharing sharing = Sharing.open(true);
    private final Channel<String> to;
    private final Channel<String> from;

    ChannelsUse() throws IOException {
      try {
        to = sharing.channel(ChannelOptions.of(8));
        from = copy(to);
      } catch (IOException | RuntimeException | Error e) {
        sharing.close();
        throw e;
      }
    }

    @Override
    public void use() throws Exception {
      CompletableFuture<List<String>> received = new CompletableFuture<>();
      Thread receiver = Thread.ofPlatform().start(() -> receive(received));
      List<String> sent = new ArrayList<>();
      try {
        for (int i = 0; i < ITEMS; i++) {
          to.send(item(i), LIMIT);
          sent.add(item(i));
        }
      } finally {
        // whatever could not be sent, small items can
        to.send(STOP, LIMIT);
        check(receiver.join(LIMIT), "the receiver hangs");
        check(received.get().equals(sent), "what came is not what was sent");
      }
    }

    private void receive(CompletableFuture<List<String>> all) {
      List<String> received = new ArrayList<>();
      try {
        for (String item = from.receive(LIMIT); !STOP.equals(item); item = from.receive(LIMIT)) {
          received.add(item);
        }
        all.complete(received);
      } catch (Exception e) {
        all.completeExceptionally(e);
      }
    }

    private static String item(int i) {
      return (i + " ").repeat(i % 20 == 0 ? 2000 : 2);
    }

    @SuppressWarnings("unchecked") // it is what was written
    private static Channel<String> copy(Channel<String> channel) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(channel);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (Channel<String>) in.readObject();
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException {
      sharing.close();
    }
  }

  /** Whatever fails when a fork is kept, those before it stay, and so does the description. */
  private static final class RunFolderUse implements Use {
    private final RunFolder folder;
    private final List<Fork> forks;
    private final RunInfo info;
    private final List<Fork> kept = new ArrayList<>();

    RunFolderUse(Path folder) throws Exception {
      ExampleRun example = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
      example.takes(example.row("fixed-pool", 2), 1.5).rounds(20);
      RunFolder written =
          RunFolder.open(example.write(Files.createTempDirectory(folder, "example")));
      forks = written.forks();
      info = written.info();
      this.folder = RunFolder.create(Files.createTempDirectory(folder, "run"));
      this.folder.write(info);
    }

    @Override
    public void use() throws Exception {
      try {
        for (Fork fork : forks) {
          folder.append(fork);
          kept.add(fork);
        }
        folder.write(info);
      } finally {
        // an exception of the reading is one to tell as well, but nothing that was kept is lost
        check(folder.forks().equals(kept), "not all forks are there");
        check(folder.info().equals(info), "the description");
      }
      String text = Files.readString(folder.path().resolve("forks.jsonl"));
      check(text.chars().noneMatch(c -> c > '9' && Character.isDigit(c)), "other digits");
    }

    @Override
    public void close() {
      // a folder of a run stays
    }
  }
}
