package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a task started, and what that started, ends with its worker. */
@Timeout(120)
class WholeTreeTest {

  @TempDir Path folder;

  /** Four kinds of descendants, each of which notes its process id: see the script. */
  private record Family(Tally tally) implements Task<Integer> {

    private static final String SCRIPT =
        """
        sleep 300 & echo $! >> "$0"
        sh -c 'trap "" TERM HUP INT; echo $$ >> "$0"; while :; do sleep 1; done' "$0" &
        setsid sh -c 'echo $$ >> "$0"; exec sleep 300' "$0" &
        sh -c '(sh -c "echo \\$\\$ >> \\"$0\\"; exec sleep 300" "$0" &) ; exit 0' "$0"
        echo born >> "$0"
        wait
        """;

    @Override
    public Integer call() throws Exception {
      Process _ = new ProcessBuilder("sh", "-c", SCRIPT, tally.path()).start();
      new CountDownLatch(1).await();
      return 0;
    }
  }

  private List<Long> family(Tally tally) throws Exception {
    tally.await("born");
    Eventually.isTrue("all four have told who they are", () -> tally.words().size() == 5);
    return tally.words().stream()
        .filter(word -> !word.equals("born"))
        .map(Long::parseLong)
        .toList();
  }

  private static void areGone(List<Long> pids) throws Exception {
    for (long pid : pids) {
      Eventually.isTrue(pid + " is gone", () -> !Processes.isAlive(pid));
    }
  }

  @Test
  void fourKindsOfDescendantsEndWithACancelledTask() throws Exception {
    Tally tally = Tally.in(folder);
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Future<Integer> task = Pools.submit(pool, new Family(tally));
      List<Long> pids = family(tally);
      assertThat(pids).hasSize(4).allMatch(Processes::isAlive);
      assertThat(task.cancel(true)).isTrue();
      areGone(pids);
    }
  }

  @Tag("contract")
  @Test
  void theyEndWithTheirPoolWhichSaysThatNoneIsLeft() throws Exception {
    Tally tally = Tally.in(folder);
    ProcessPool pool = ProcessPool.open(Pools.small(1));
    Future<Integer> task = Pools.submit(pool, new Family(tally));
    List<Long> pids = family(tally);
    assertThat(pool.treeEnd()).isEqualTo(TreeEnd.OPEN);
    assertThat(pool.shutdownNow()).isEmpty();
    pool.close();
    assertThat(pool.treeEnd()).isEqualTo(TreeEnd.WHOLE_TREE);
    areGone(pids);
    assertThat(task.isDone()).isTrue();
  }
}
