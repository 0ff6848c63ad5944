package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.cluster.ClusterModel;
import dev.heddle.execution.ExecutionModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a file says of a cluster that stands. */
class ClusterFileTest {

  @TempDir Path folder;

  private Path file(String... lines) throws Exception {
    return Files.write(folder.resolve("hosts"), List.of(lines));
  }

  private String joined(ExecutionModel model, String... lines) throws Exception {
    return ClusterFile.read(file(lines)).joinedBy(model).map(ExecutionModel::id).orElse("as it is");
  }

  @Test
  void aModelThatIsNotToldWhomToJoinJoinsItsMembers() throws Exception {
    assertThat(joined(new ClusterModel(), "# mine", "", "127.0.0.1:5701", "localhost:5702"))
        .isEqualTo("cluster[join=127.0.0.1:5701+localhost:5702]");
    assertThat(joined(new ClusterModel(2, "member", "none", "heddle"), "127.0.0.1:5701"))
        .isEqualTo("cluster[caller=member,join=127.0.0.1:5701]");
    assertThat(joined(new ClusterModel(2, "lite", "127.0.0.1:1", "heddle"), "127.0.0.1:5701"))
        .isEqualTo("as it is");
    assertThat(joined(ExecutionModel.of("fixed-pool"), "127.0.0.1:5701")).isEqualTo("as it is");
  }

  @Test
  void membersBeyondThisMachineAreJoinedByAClient() throws Exception {
    assertThat(joined(new ClusterModel(), "name=lab", "10.0.0.2:5701", "10.0.0.3:5701"))
        .isEqualTo("cluster[caller=client,join=10.0.0.2:5701+10.0.0.3:5701,name=lab]");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.2, \"line 1: '10.0.0.2' is no member; write HOST:PORT, one a line, or name=NAME\"",
    "'10.0.0.2:1,10.0.0.3:1', is no member",
    "name=, is no member",
    "name=lab, 'there is no address in it; write HOST:PORT, one a line'",
    "#, there is no address in it"
  })
  void aLineThatSaysSomethingElseIsTold(String line, String why) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClusterFile.read(file(line)))
        .withMessageStartingWith("--cluster " + folder.resolve("hosts") + ": ")
        .withMessageContaining(why.replace("\"", ""));
  }

  @Test
  void aFileWithoutARowOfAClusterIsToldInOneLine() throws Exception {
    StringWriter err = new StringWriter();
    CommandLine heddle = Main.commandLine().setErr(new PrintWriter(err));
    int code =
        heddle.execute(
            "run", "squares", "--dry-run", "--cluster", file("127.0.0.1:5701").toString());
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("heddle: --cluster: no model is a cluster")
        .contains("write --models cluster")
        .hasLineCount(1);
  }
}
