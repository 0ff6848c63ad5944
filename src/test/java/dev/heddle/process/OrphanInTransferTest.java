package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers whose parent is killed while they start, or in the middle of a message, end too. */
@Timeout(120)
class OrphanInTransferTest {

  private static final String MARK = "HEDDLE_TEST_FAMILY";
  private static final int LARGE = 8 << 20;

  @TempDir Path folder;
  private final String family = UUID.randomUUID().toString();

  /** A parent that is to be killed; writes into {@code tally} how far it is. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      Tally tally = new Tally(args[1]);
      Gate gate = new Gate(args[2]);
      try (ProcessPool pool = ProcessPool.open(Pools.small(args[0].equals("starts") ? 4 : 1))) {
        if (args[0].equals("starts")) {
          tally.note("starts");
          pool.startAll();
          gate.pass();
          return;
        }
        tally.note("worker " + Pools.submit(pool, Processes::ownPid).get());
        if (args[0].equals("sends")) {
          gate.pass();
          byte[] large = new byte[LARGE];
          Future<Integer> sent = Pools.submit(pool, () -> large.length);
          tally.note("sends");
          sent.get();
        } else {
          Task<byte[]> task =
              () -> {
                tally.note("runs");
                gate.pass();
                tally.note("returns");
                return new byte[LARGE];
              };
          pool.submit(task).get();
        }
      }
    }
  }

  private Process start(String how, Tally tally, Gate gate) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Parent.class.getName()));
    command.addAll(List.of(how, tally.path(), gate.path()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(MARK, family);
    return builder.redirectOutput(folder.resolve("out").toFile()).start();
  }

  /** All processes that come from a parent of this test, itself included. */
  private List<Long> members() {
    String mark = MARK + "=" + family;
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> environment(pid).contains(mark))
        .toList();
  }

  private static String environment(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "environ");
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // gone
    }
  }

  private static long workerOf(Tally tally) throws Exception {
    Eventually.isTrue("a worker is ready", () -> !tally.words().isEmpty());
    return Long.parseLong(tally.words().getFirst().substring("worker ".length()));
  }

  @Tag("contract")
  @Test
  void workersThatAreStartingEnd() throws Exception {
    for (int members : new int[] {2, 3, 5}) {
      Tally tally = Tally.in(folder);
      Process parent = start("starts", tally, Gate.in(folder));
      try {
        tally.await("starts");
        Eventually.isTrue(members + " processes are there", () -> members().size() >= members);
      } finally {
        parent.destroyForcibly().waitFor();
      }
      Eventually.isTrue("all of them are gone", () -> members().isEmpty());
    }
  }

  @Tag("contract")
  @Test
  void aWorkerThatWasStoppedInTheMiddleOfATaskEndsWhenItGoesOn() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    Process parent = start("sends", tally, gate);
    long worker;
    try {
      worker = workerOf(tally);
      Processes.stop(worker);
      gate.open();
      tally.await("sends");
    } finally {
      parent.destroyForcibly().waitFor();
    }
    assertThat(Processes.isAlive(worker)).isTrue();
    Processes.signal("CONT", worker);
    Eventually.isTrue("the worker is gone", () -> members().isEmpty());
  }

  @Test
  void aWorkerInTheMiddleOfAResultEnds() throws Exception {
    Tally tally = Tally.in(folder);
    Gate gate = Gate.in(folder);
    Process parent = start("receives", tally, gate);
    try {
      assertThat(workerOf(tally)).isPositive();
      tally.await("runs");
      Processes.stop(parent.pid());
      gate.open();
      tally.await("returns");
    } finally {
      parent.destroyForcibly().waitFor();
    }
    Eventually.isTrue("the worker is gone", () -> members().isEmpty());
  }
}
