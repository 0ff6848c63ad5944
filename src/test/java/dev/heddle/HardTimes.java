package dev.heddle;

import dev.heddle.result.UnreadableException;
import dev.heddle.testing.Hardship;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A JVM in hard times: uses a part of ours before, while and after it is so, and says what came of
 * it, and what is left.
 */
final class HardTimes {

  private HardTimes() {}

  /** Called with the hardship, the part and a folder. */
  public static void main(String[] args) throws Exception {
    Hardship hardship = Hardship.valueOf(args[0]);
    HardPart part = HardPart.valueOf(args[1]);
    Path folder = Path.of(args[2]);
    Step newly =
        () -> {
          try (HardPart.Use late = part.open(folder)) {
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
    try (HardPart.Use early = part.open(folder)) {
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
    while (!left.equals("nothing") && System.nanoTime() - begin < HardPart.LIMIT.toNanos()) {
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
}
