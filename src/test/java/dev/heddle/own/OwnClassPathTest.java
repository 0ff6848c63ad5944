package dev.heddle.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClassPathTest {

  @TempDir Path folder;

  private Path jar(String name) throws IOException {
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.resolveSibling("."));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("a"));
    }
    return jar;
  }

  @Test
  void aStarStandsForTheJarsOfAFolderInTheirOrder() throws Exception {
    Path b = jar("lib/b.jar");
    Path a = jar("lib/a.JAR");
    Files.writeString(folder.resolve("lib/notes.txt"), "no jar");
    Path acme = jar("acme.jar");

    OwnClassPath path = OwnClassPath.of(acme + ":" + folder + "/lib/*::" + folder);

    assertThat(path.entries()).containsExactly(acme, a, b, folder);
    assertThat(path.text()).isEqualTo(acme + ":" + a + ":" + b + ":" + folder);
  }

  @Test
  void whatIsNotThereOrHoldsNoClassesIsRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("a.jar"), "no jar");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OwnClassPath.of(text.toString()))
        .withMessage(
            "--class-path " + text + ": is no jar, and no folder of classes; name one of these");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OwnClassPath.of(folder + "/gone/*"))
        .withMessageContaining("no such folder");
    assertThatIllegalArgumentException().isThrownBy(() -> OwnClassPath.of(":"));
  }

  @Test
  void itIsKnownAgainByWhatIsInIt() throws Exception {
    Path acme = jar("acme.jar");
    OwnClassPath path = OwnClassPath.of(acme + ":" + folder);
    String then = path.sha256();

    assertThat(path.sha256()).isEqualTo(then);
    Files.writeString(folder.resolve("more.txt"), "more");
    assertThat(path.sha256()).isNotEqualTo(then);
  }
}
