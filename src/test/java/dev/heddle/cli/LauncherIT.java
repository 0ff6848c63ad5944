package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.ModelJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/heddle} on machines of several kinds. */
class LauncherIT {

  private static final Path SCRIPT = Heddle.home().resolve("scripts/heddle");

  private static final Path JMH = Heddle.home().resolve("src/test/resources/jmh");

  @TempDir Path folder;

  private record Answer(int exitCode, String out, String err) {}

  @Test
  void withoutAnyJdkOneLineSaysHowToGetOne() throws Exception {
    Answer answer =
        run(
            SCRIPT,
            Map.of("JAVA_HOME", "", "HEDDLE_JDK_FOLDERS", folder.toString()),
            tools(),
            "list");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err().lines()).singleElement().asString().startsWith("heddle: no JDK 25");
    assertThat(answer.err()).contains("install one");
  }

  @Test
  void aJdkBesideAnOlderDefaultIsFoundAndTheScriptWorksFromAnyFolderAndThroughALink()
      throws Exception {
    Path old = fakeJdk("old", "17.0.15");
    Path link = Files.createSymbolicLink(folder.resolve("heddle"), SCRIPT);
    Path jdks = Files.createDirectory(folder.resolve("jdks"));
    Files.createSymbolicLink(jdks.resolve("jdk-25"), Path.of(System.getProperty("java.home")));
    Files.createSymbolicLink(jdks.resolve("older"), old);

    Answer answer =
        run(
            link,
            Map.of("JAVA_HOME", old.toString(), "HEDDLE_JDK_FOLDERS", jdks.toString()),
            tools() + ":" + old.resolve("bin"),
            "--version");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).startsWith("heddle ").contains("on Java 2");
  }

  @Tag("contract")
  @Test
  void jarsThatBringModelsAreNamedInTheEnvironment() throws Exception {
    Path jar = ModelJar.make(folder, "provided", ModelJar.SOURCE);
    String source =
        ModelJar.SOURCE.replace("package other;", "package second;").replace("provided", "second");
    Path other = ModelJar.make(folder, "second", source, "second.Provider");

    Answer answer = listModels(other + ":" + jar);

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("\n  provided          A pool of another jar.\n")
        .contains("\n  second            A pool of another jar.\n");
  }

  @Test
  void aJarThatIsNotThereIsNotPassedOver() throws Exception {
    Path none = folder.resolve("none.jar");

    Answer answer = listModels(none + ":");

    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).startsWith("heddle: HEDDLE_JARS: " + none + ": there is no such file");
    assertThat(answer.out()).isEmpty();
  }

  private Answer listModels(String jars) throws Exception {
    return run(
        SCRIPT,
        Map.of("JAVA_HOME", System.getProperty("java.home"), "HEDDLE_JARS", jars),
        System.getenv("PATH"),
        "list",
        "models");
  }

  /** The names are made by a shell, so that this test's own locale does not matter. */
  @Tag("contract")
  @Test
  void namesWithLettersBeyondAsciiWorkInTheLocaleThatKnowsNone() throws Exception {
    Path script = folder.resolve("in-other-letters");
    Files.writeString(
        script,
        """
        #!/bin/sh
        set -eu
        place=$(printf 'p\\303\\244th')
        mkdir -p "$place/scripts" "$place/target"
        cp %1$s/scripts/heddle %1$s/scripts/jvm.flags "$place/scripts"
        cp %1$s/target/heddle.jar %1$s/target/heddle-thin.jar "$place/target"
        cp %1$s/src/test/resources/jmh/fs2-5forks.json "$place"
        exec "$place/scripts/heddle" table "$place/fs2-5forks.json"
        """
            .formatted(Heddle.home()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    Answer answer =
        run(
            script,
            Map.of("LC_ALL", "C", "JAVA_HOME", System.getProperty("java.home")),
            System.getenv("PATH"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).startsWith("fs2-5forks.json: ");
  }

  @Tag("contract")
  @Test
  void theArchiveOfClassesIsMadeForTheJarAndMayGoBad() throws Exception {
    Path home = copiedHome();
    Path jar = home.resolve("target/heddle.jar");
    Path archive = home.resolve("target/heddle.jsa");
    Path script = home.resolve("scripts/heddle");
    Path summary = folder.resolve("summary.md");
    Map<String, String> jdk =
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "GITHUB_STEP_SUMMARY",
            summary.toString());

    assertThat(run(script, jdk, System.getenv("PATH"), "list", "demos").out())
        .contains("isolation");
    assertThat(summary).doesNotExist();
    assertThat(archive).isNotEmptyFile();
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(Files.getLastModifiedTime(jar));
    try (Stream<Path> made = Files.list(jar.resolveSibling("."))) {
      assertThat(made.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("heddle.jar", "heddle.jsa", "heddle.list", "heddle.help");
    }

    byte[] bad = Files.readAllBytes(archive);
    Arrays.fill(bad, bad.length / 3, bad.length / 2, (byte) 0x55);
    Files.write(archive, bad);
    Files.setLastModifiedTime(archive, Files.getLastModifiedTime(jar));
    Answer answer = run(script, jdk, System.getenv("PATH"), "list", "demos");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
  }

  @Tag("contract")
  @Test
  void whatTheListAndTheHelpSayIsKeptForTheJarAndForNoOther() throws Exception {
    Path home = copiedHome();
    Path jar = home.resolve("target/heddle.jar");
    Map<String, String> asked = Map.of("COLUMNS", "100");
    Map<String, String> plain = Map.of("COLUMNS", "");

    for (String word : List.of("list", "--help")) {
      String foundOut = said(home, asked, word);
      assertThat(said(home, plain, word)).isEqualTo(foundOut);
    }
    Path kept = home.resolve("target/heddle.list");
    Files.writeString(kept, "of the jar\n");
    Files.setLastModifiedTime(kept, Files.getLastModifiedTime(jar));
    assertThat(said(home, plain, "list")).isEqualTo("of the jar\n");
    assertThat(said(home, asked, "list")).contains("process-pool");
    assertThat(said(home, Map.of("HEDDLE_JARS", jar.toString()), "list")).contains("process-pool");

    Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    assertThat(said(home, plain, "list")).contains("process-pool");
    assertThat(kept).content().contains("process-pool");
  }

  /** What a launcher says that has all it needs. */
  private String said(Path home, Map<String, String> environment, String word) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_HOME", System.getProperty("java.home"));
    Answer answer = run(home.resolve("scripts/heddle"), all, System.getenv("PATH"), word);
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out();
  }

  /** A folder with a launcher and its jar, and nothing that these were made of. */
  private Path copiedHome() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    for (String file : List.of("scripts/heddle", "scripts/jvm.flags", "target/heddle.jar")) {
      Files.createDirectories(home.resolve(file).resolveSibling("."));
      Files.copy(
          Heddle.home().resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return home;
  }

  /** A job that has a folder of its own may find an earlier one's files there. */
  @Tag("contract")
  @Test
  void theGateOfAJobWritesReportsOfItsOwnOrNone() throws Exception {
    Path gate = SCRIPT.resolveSibling("ci-gate");
    String old = JMH.resolve("fs2-5forks.json").toString();
    Map<String, String> jdk = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Path reports = folder.resolve("reports");

    assertThat(run(gate, jdk, System.getenv("PATH"), old, old))
        .satisfies(done -> assertThat(done.exitCode()).isZero())
        .extracting(Object::toString)
        .asString()
        .contains(
            "ci-gate: no regression found; 7 of 9 rows could not be judged: a slowdown of up to")
        .contains(" would pass");
    assertThat(reports.resolve("heddle.md")).content().contains("9 rows");
    assertThat(reports.resolve("heddle.html"))
        .content()
        .startsWith("<!doctype html>")
        .contains("fs2-5forks.json", "</svg>")
        .endsWith("</html>\n");
    assertThat(reports.resolve("heddle.json")).isNotEmptyFile();
    assertThat(reports.resolve("heddle.xml")).isNotEmptyFile();

    assertThat(run(gate, jdk, System.getenv("PATH"), old, "nowhere.json").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(reports).isEmptyDirectory();

    assertThat(run(gate, jdk, System.getenv("PATH"), "--help"))
        .satisfies(done -> assertThat(done.exitCode()).isZero())
        .extracting(Object::toString)
        .asString()
        .contains("ci-gate BASE CANDIDATE", "HEDDLE_REPORTS", "3 a regression");
  }

  /** A JVM can have one, and rows that say which would not be what they say. */
  @Tag("contract")
  @Test
  void aCollectorThatTheEnvironmentChoosesIsThatOfEveryJvmAndRowsThatNameAnotherSayWhyTheyFail()
      throws Exception {
    Answer answer =
        run(
            SCRIPT,
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_TOOL_OPTIONS",
                // and a temporary folder where no other run holds the lock
                "-XX:+UseParallelGC -Djava.io.tmpdir="
                    + Files.createDirectories(folder.resolve("tmp"))),
            System.getenv("PATH"),
            "run",
            "start.firstFetch",
            "-p",
            "worker=jvm-aot,thread",
            "--preset",
            "smoke",
            "--no-costs",
            "--out",
            "out");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.out()).containsPattern("(?m)^  start.firstFetch .* thread ");
    assertThat(folder.resolve("out/run.json"))
        .content()
        .containsOnlyOnce("Multiple garbage collectors selected")
        .contains("unset JAVA_TOOL_OPTIONS");
  }

  private Path fakeJdk(String name, String version) throws Exception {
    Path jdk = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String tool : Set.of("java", "javac")) {
      Files.createFile(
          jdk.resolve("bin").resolve(tool),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    return jdk;
  }

  /** A folder with the plain tools that the script uses, and no java. */
  private String tools() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool :
        List.of("sh", "readlink", "find", "cat", "sed", "sort", "touch", "mv", "rm")) {
      Path link = bin.resolve(tool);
      if (!Files.exists(link)) {
        Path usr = Path.of("/usr/bin", tool);
        Files.createSymbolicLink(link, Files.exists(usr) ? usr : Path.of("/bin", tool));
      }
    }
    return bin.toString();
  }

  private Answer run(Path script, Map<String, String> environment, String path, String... words)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(words));
    builder.environment().putAll(environment);
    builder.environment().put("PATH", path);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Answer(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
