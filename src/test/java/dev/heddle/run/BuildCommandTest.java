package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import dev.heddle.testing.OtherJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds tell how they end, and end with who began them. */
@Timeout(60)
class BuildCommandTest {

  @TempDir Path folder;

  /** Builds and says that it does. */
  static final class Builder {
    private Builder() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      var _ = new BuildCommand(args[1], folder).run(new BuildLog(folder.resolve("log")));
    }
  }

  @Test
  void itTellsTheExitCodeAndTheLastLines() throws Exception {
    BuildLog log = new BuildLog(folder.resolve("log"));
    assertThat(new BuildCommand("echo fine", folder).run(new BuildLog(log.file()))).isEmpty();
    assertThat(new BuildCommand("echo one; echo two >&2; exit 3", folder).run(log))
        .contains("exit code 3: one / two");
    assertThat(log.file()).hasContent("one\ntwo");
  }

  @Test
  void itReadsNothingFromWhoBeganIt() throws Exception {
    assertThat(
            new BuildCommand("read -r line || echo 'no input'; exit 4", folder)
                .run(new BuildLog(folder.resolve("log"))))
        .contains("exit code 4: no input");
  }

  @Tag("contract")
  @Test
  void itEndsWithAJvmThatIsKilled() throws Exception {
    Path pids = folder.resolve("pids");
    String words = "sleep 300 & echo $$ $! > pids.new; mv pids.new pids; wait";
    try (OtherJvm builder = OtherJvm.start(Builder.class, folder, words)) {
      Eventually.isTrue("it builds", () -> Files.exists(pids));
      builder.kill();
      for (String pid : Files.readString(pids).strip().split(" ", -1)) {
        Eventually.isTrue(
            "process " + pid + " has ended", () -> ProcessHandle.of(Long.parseLong(pid)).isEmpty());
      }
    }
  }
}
