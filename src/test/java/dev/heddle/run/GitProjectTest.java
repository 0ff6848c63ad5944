package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.testing.GitFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person calls a state of a project. */
@Timeout(60)
class GitProjectTest {

  @TempDir Path place;

  @Test
  void aBranchIsItsCommit() throws Exception {
    GitProject project = project();

    assertThat(project.commit("main")).matches("[0-9a-f]{40}").isEqualTo(project.commit("HEAD"));
  }

  /** Git would take it for one of its options. */
  @ParameterizedTest
  @ValueSource(strings = {"-x", "--all", "--default=main", "--branches=main --default=HEAD"})
  void whatBeginsLikeAnOptionIsNoState(String ref) throws Exception {
    GitProject project = project();

    assertThatThrownBy(() -> project.commit(ref))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageStartingWith("unknown git ref '" + ref + "'");
  }

  private GitProject project() throws Exception {
    GitFolder.init(place).commit("a");
    return new GitProject(place);
  }
}
