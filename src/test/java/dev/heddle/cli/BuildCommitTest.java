package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.RunInfo.Commit;
import dev.heddle.run.BuildJar;
import dev.heddle.testing.GitFolder;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit is recorded of a build that is measured. */
class BuildCommitTest {

  @TempDir Path folder;

  private Path project;
  private Path jar;
  private Commit head;

  @BeforeEach
  void checkOut() throws Exception {
    project = Files.createDirectories(folder.resolve("project"));
    git("init", "-q");
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@localhost");
    git("commit", "-q", "--allow-empty", "-m", "a state");
    Files.writeString(project.resolve(".git/info/exclude"), "target/\nsrc/\n");
    head = new Commit(git("rev-parse", "HEAD").strip(), false);
    Path made = ForeignJar.make(folder, "work");
    jar = Files.createDirectories(project.resolve("target")).resolve("work.jar");
    Files.copy(made, jar);
  }

  @Test
  void thatOfAnotherProjectsJarIsTheCheckoutsInWhichItLies() throws Exception {
    assertThat(BuildJar.open(jar).ours()).isFalse();
    assertThat(BuildJar.open(jar).commit()).isEqualTo(head);
    assertThat(BuildJar.open(folder.resolve("work.jar")).commit()).isNull();
  }

  @Tag("contract")
  @Test
  void thatOfAJarOfOursIsNeverTheCommitOfAProjectThatOnlyUsesIt() throws Exception {
    makeItOneOfOurs();

    assertThat(BuildJar.open(jar).ours()).isTrue();
    assertThat(BuildJar.open(jar).commit()).isNull();

    Files.createDirectories(project.resolve("src/main/java/dev/heddle"));

    assertThat(BuildJar.open(jar).commit()).as("beside our sources").isEqualTo(head);
  }

  private void makeItOneOfOurs() throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path run = files.getPath("dev/heddle/run/Run.class");
      Files.createDirectories(run.getParent());
      Files.write(run, new byte[0]);
    }
  }

  private String git(String... words) throws Exception {
    return new GitFolder(project).git(words);
  }
}
