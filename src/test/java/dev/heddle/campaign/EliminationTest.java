package dev.heddle.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows have further rounds, of runs whose times are known. */
class EliminationTest {

  private static final int MOST = 9;

  @TempDir Path folder;

  private final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
  private final RowId fast = run.row("fixed-pool", 1);
  private final RowId asFast = run.row("fixed-pool", 2);
  private final RowId slow = run.row("fixed-pool", 3);

  private ResultSet ofRounds(int rounds) throws Exception {
    return ResultSet.read(run.rounds(rounds).write(folder.resolve("run" + rounds)));
  }

  private static Elimination of(ResultSet set) {
    return new Elimination(Objects.requireNonNull(set.run()).plan(), MOST);
  }

  private static List<RowId> rows(List<PlannedRow> planned) {
    return planned.stream().map(PlannedRow::row).toList();
  }

  @Test
  void whatIsShownToBeSlowerHasNoFurtherRoundAndTheOthersAllThatThereAre() throws Exception {
    run.takes(fast, 10).takes(asFast, 10).takes(slow, 40);
    Elimination elimination = of(ofRounds(3));

    assertThat(rows(elimination.rows(4, ofRounds(4)))).containsExactly(fast, asFast);
    assertThat(rows(elimination.rows(MOST, ofRounds(5)))).containsExactly(fast, asFast);
    assertThat(elimination.rows(MOST + 1, ofRounds(6))).isEmpty();
  }

  @Test
  void oneThatIsLeftAloneIsTheAnswer() throws Exception {
    run.takes(fast, 10).takes(slow, 40);
    ResultSet three = ofRounds(3);

    assertThat(of(three).rows(4, three)).isEmpty();
  }

  @Test
  void whichCannotBeToldApartGoOn() throws Exception {
    run.takes(fast, 10).takes(asFast, 10);
    ResultSet three = ofRounds(3);

    assertThat(rows(of(three).rows(4, three))).containsExactly(fast, asFast);
  }
}
