package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.CheckerRun;
import dev.heddle.testing.InstrumentedJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The slots, permits and windows of a pool with workers in memory, under many schedules of all its
 * threads, by Fray.
 */
@Tag("contract")
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "Fray's library is for it")
class PlayTest {

  /** Whichever comes first; a fault ends it at once. */
  private static final int SCHEDULES = 4_000;

  private static final int SECONDS = 40;

  /** One of those that were put in is rare. */
  private static final int SECONDS_FOR_PLANTS = 120;

  @TempDir static Path made;
  private static InstrumentedJdk jdk;

  @TempDir Path folder;

  @BeforeAll
  static void makeJdk() throws Exception {
    jdk = InstrumentedJdk.in(made);
  }

  private CheckerRun check(Plant plant) throws Exception {
    List<String> flags = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    flags.addAll(jdk.flags());
    List<String> arguments =
        List.of(
            plant.name(),
            "1",
            Integer.toString(SCHEDULES),
            Integer.toString(plant == Plant.NONE ? SECONDS : SECONDS_FOR_PLANTS),
            folder.resolve("report").toString());
    return CheckerRun.of(folder, jdk.java(), flags, FrayCheck.class.getName(), arguments);
  }

  @Test
  void noTaskIsLostOrRunTwiceAndNothingIsLeftWhateverHappensAtOnce() throws Exception {
    CheckerRun run = check(Plant.NONE);
    assertThat(run.output()).contains("nothing found in").doesNotContain("Error found");
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whatWasPutInOnPurposeIsFound(Plant plant) throws Exception {
    CheckerRun run = check(plant);
    assertThat(run.output()).contains("Error found").contains(plant.seenAs());
    assertThat(run.exitCode()).isNotZero();
  }
}
