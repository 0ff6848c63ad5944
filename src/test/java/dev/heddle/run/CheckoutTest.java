package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.GitFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

  @TempDir Path folder;

  @BeforeEach
  void commit() throws Exception {
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@localhost");
    Files.writeString(folder.resolve("state.txt"), "a state\n");
    git("add", ".");
    git("commit", "-q", "-m", "a state");
  }

  @Test
  void itsCommitIsTheIdAlone() throws Exception {
    assertThat(Checkout.commit(folder))
        .isNotNull()
        .satisfies(commit -> {
          assertThat(commit.id()).matches("[0-9a-f]{40}");
          assertThat(commit.dirty()).isFalse();
        });

    Files.writeString(folder.resolve("state.txt"), "another\n");

    assertThat(Checkout.commit(folder))
        .isNotNull()
        .satisfies(commit -> assertThat(commit.dirty()).isTrue());
  }

  @Test
  void aWarningOfGitIsNoPartOfIt() throws Exception {
    String id = git("rev-parse", "HEAD").strip();
    // now git warns, on standard error, that HEAD may be meant in two ways
    git("update-ref", "refs/heads/HEAD", id);
    assertThat(git("rev-parse", "HEAD")).contains("warning");

    assertThat(Checkout.commit(folder))
        .isNotNull()
        .satisfies(commit -> assertThat(commit.id()).isEqualTo(id));
    assertThat(new GitProject(folder).commit("HEAD")).isEqualTo(id);
  }

  @Test
  void whereThereIsNoneThereIsNoCommit() {
    assertThat(Checkout.commit(Path.of("/proc"))).isNull();
  }

  @Test
  void theProgramsCommitIsThatOfItsOwnSourcesAndOfNobodyElsesCheckout() throws Exception {
    Path jar = folder.resolve("target/heddle.jar");
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(jar, "a jar that somebody else has in a checkout of another project\n");

    assertThat(Checkout.ofProgram(jar)).isNull();

    Files.createDirectories(folder.resolve("src/main/java/dev/heddle"));

    assertThat(Checkout.ofProgram(jar)).isNotNull().isEqualTo(Checkout.commit(folder));
    Path elsewhere = Files.createDirectories(folder.resolve("tools/lib")).resolve("heddle.jar");
    assertThat(Checkout.ofProgram(elsewhere)).isNull();
  }

  private String git(String... words) throws Exception {
    return new GitFolder(folder).git(words);
  }
}
