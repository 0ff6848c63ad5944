package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.History;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of which only the number of threads differs. */
class ThreadsTest {

  @TempDir Path place;

  @Test
  void aRowOfOtherThreadsIsMatchedAndTold() throws Exception {
    Side candidate = Threads.aligned(side(8), side(16));

    assertThat(threads(candidate)).containsExactly(8);
    assertThat(candidate.sets().getFirst().remarks())
        .containsExactly("rows are matched whatever their threads: 16 for 8");
  }

  @Test
  void rowsThatMatchAsTheyAreStaySo() throws Exception {
    assertThat(threads(Threads.aligned(side(1, 8), side(1, 16)))).containsExactly(1, 8);
    assertThat(threads(Threads.aligned(side(1, 8), side(8, 1)))).containsExactly(8, 1);
  }

  @Test
  void whereItIsNotClearWhichIsWhichNoneIsMatched() throws Exception {
    assertThat(threads(Threads.aligned(side(4, 8), side(16)))).containsExactly(16);
    assertThat(threads(Threads.aligned(side(4), side(8, 16)))).containsExactly(8, 16);
  }

  @Test
  void earlierRunsHaveTheThreadsOfLaterOnes() throws Exception {
    History history =
        new History(
            List.of(run(side(4)), run(side(8)), run(side(4)), run(side(16))), List.of(), List.of());

    assertThat(Threads.aligned(history).runs())
        .allSatisfy(run -> assertThat(run.set().rows().getFirst().id().threads()).isEqualTo(16));
  }

  private static History.Run run(Side side) {
    return new History.Run(Instant.EPOCH, "", side.sets().getFirst());
  }

  private static List<Integer> threads(Side side) {
    return side.sets().getFirst().rows().stream().map(row -> row.id().threads()).toList();
  }

  private Side side(int... threads) throws Exception {
    JmhFile file = JmhFile.empty();
    for (int each : threads) {
      file.row("a.B.c", "ops/s", 1, 2).with("threads", each);
    }
    return new Side(List.of(ResultSet.read(file.write(place.resolve("r.json")))));
  }
}
