package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import dev.heddle.memory.PrivateFolder;
import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers, busy or idle, and what they started end when their parent is killed. */
@Timeout(120)
class OrphanTest {

  @TempDir Path folder;

  /** Writes its process and a child's into a folder; then returns or stays busy. */
  record Spawn(String folder, String name, boolean stay) implements Task<Integer> {
    @Override
    public Integer call() throws Exception {
      Process child = new ProcessBuilder("sleep", "300").start();
      Path file = Path.of(folder, name);
      Path temporary = Path.of(folder, name + ".tmp");
      Files.writeString(temporary, Processes.ownPid() + "\n" + child.pid());
      Files.move(temporary, file);
      while (stay) {
        Thread.onSpinWait();
      }
      return 0;
    }
  }

  /** A parent that is to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      try (ProcessPool pool = ProcessPool.open(Pools.small(2))) {
        pool.submit(new Spawn(args[0], "idle", false)).get();
        Future<Integer> busy = pool.submit(new Spawn(args[0], "busy-1", true));
        pool.submit(new Spawn(args[0], "busy-2", args[1].equals("busy"))).get();
        Files.writeString(Path.of(args[0], "waits"), "");
        busy.get();
      }
    }
  }

  @Test
  void workersThatAreBusyEnd() throws Exception {
    killParent("busy", "busy-2");
  }

  @Tag("contract")
  @Test
  void workersThatAreIdleEnd() throws Exception {
    killParent("idle", "waits");
  }

  private void killParent(String how, String whenThereIs) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(
        List.of("-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Parent.class.getName(), folder.toString(), how));
    Process parent =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    List<Long> pids = new ArrayList<>();
    try {
      for (String name : List.of("idle", "busy-1", "busy-2", whenThereIs)) {
        Eventually.isTrue(name + " has come", () -> Files.exists(folder.resolve(name)));
      }
      for (String name : List.of("idle", "busy-1", "busy-2")) {
        for (String pid : Files.readAllLines(folder.resolve(name))) {
          pids.add(Long.valueOf(pid));
        }
      }
      assertThat(pids).hasSize(6).allMatch(Processes::isAlive);
    } finally {
      parent.destroyForcibly().waitFor();
    }
    for (long pid : pids) {
      Eventually.isTrue("process " + pid + " is gone", () -> !Processes.isAlive(pid));
    }
    removeWhatTheDeadLeft();
  }

  /** The folder of a killed pool is the next one's to remove. */
  private void removeWhatTheDeadLeft() throws Exception {
    List<Path> left;
    try (Stream<Path> all = Files.list(folder)) {
      left = all.filter(path -> path.getFileName().toString().startsWith("heddle-")).toList();
    }
    assertThat(left).hasSize(1);
    PrivateFolder.makeIn(folder).close();
    assertThat(left).allSatisfy(path -> assertThat(path).doesNotExist());
  }
}
