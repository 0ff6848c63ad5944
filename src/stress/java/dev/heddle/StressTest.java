package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.CheckerRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What two threads see of each other in mapped memory, by jcstress. */
@Tag("contract")
@Timeout(300)
class StressTest {

  /** Five rounds of a second for each test; fewer states at once than there are places. */
  private static final String HOW =
      "-f 1 -iters 5 -time 1000 -strideSize 64 -strideCount 2 -af NONE -sc false -t";

  @TempDir Path folder;

  @Test
  void theEventCountTheRingAndTheStartRegisterHold() throws Exception {
    CheckerRun run = stress("\\.(?!Planted)\\w+$");
    assertThat(run.output()).contains("7 planned; 7 passed, 0 failed, 0 soft errs, 0 hard errs");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void whatWasPutInOnPurposeIsFound() throws Exception {
    CheckerRun run = stress("\\.Planted\\w+$");
    assertThat(run.output())
        .contains("3 planned; 0 passed, 3 failed, 0 soft errs, 0 hard errs")
        .containsPattern("PlantedEventCountStress .*: Observed forbidden state: false, false")
        .containsPattern("PlantedClaim .*: Observed forbidden state")
        .containsPattern("PlantedRevocation .*: Observed forbidden state: true, true");
    assertThat(run.exitCode()).isNotZero();
  }

  private CheckerRun stress(String tests) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add("-jvmArgs");
    arguments.add("-Xmx256m --enable-native-access=ALL-UNNAMED");
    arguments.addAll(List.of(HOW.split(" ")));
    arguments.add(tests);
    return CheckerRun.of(folder, List.of("-Xmx128m"), "org.openjdk.jcstress.Main", arguments);
  }
}
