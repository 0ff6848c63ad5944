package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.fork.ForkAgent;
import dev.heddle.fork.IterationMarks;
import dev.heddle.jvm.Jvm;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent of forks, where it lies, and what it brings along. */
class GuardJarTest {

  @TempDir Path folder;

  @Test
  void aJvmFindsItAlsoForARunWhoseFolderIsNamedAfterAValue() throws Exception {
    Path run = Files.createDirectory(folder.resolve("workers=4"));
    Path jar = GuardJar.place(run);
    try {
      GuardJar.write(jar, Map.of(IterationMarks.RESOURCE, new byte[0]));
      Process jvm =
          new ProcessBuilder(Jvm.java().toString(), "-javaagent:" + jar, "-version")
              .redirectErrorStream(true)
              .start();
      String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(jvm.waitFor()).as(said).isZero();
      assertThat(said).doesNotContain("Error", "Exception");
    } finally {
      Files.deleteIfExists(jar);
    }
    assertThat(GuardJar.place(folder)).hasParentRaw(folder.toAbsolutePath());
  }

  @Test
  void aJmhThatHasNotWhatIsMarkedIsLeftAsItIs() throws Exception {
    byte[] other = ClassFile.of().build(ClassDesc.ofInternalName(ForkAgent.CONTROL), _ -> {});
    Path jar = folder.resolve("other.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(ForkAgent.CONTROL + ".class"));
      out.write(other);
    }

    assertThat(MarkedJmh.of(List.of(jar)))
        .hasSize(3)
        .doesNotContainKey(ForkAgent.CHANGED + ForkAgent.CONTROL + "-" + ForkAgent.checksum(other));
  }

  @Test
  void aJarThatCannotBeReadIsNamed() throws Exception {
    Path jar = Files.writeString(folder.resolve("torn.jar"), "no jar");

    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> MarkedJmh.of(List.of(jar)))
        .withMessageStartingWith(jar + ": cannot be read: ");
  }

  @Test
  void theThreadsOfAJmhThatHasNoSuchMethodsGoOn() {
    Object unknown = new Object();

    IterationMarks.come(unknown);
    IterationMarks.time();
    IterationMarks.begin(unknown);
    IterationMarks.end(unknown);
    IterationMarks.operations(1);
    assertThat(ClassLoader.getSystemResource(IterationMarks.RESOURCE)).isNull();
  }
}
