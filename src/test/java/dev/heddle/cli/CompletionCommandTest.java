package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import dev.heddle.run.BuildJar;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What bash makes of the script. */
class CompletionCommandTest {

  @TempDir Path folder;

  private final StringWriter said = new StringWriter();

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    Path file = script();

    assertThat(complete(file, "heddle", "ta")).containsExactly("table");
    assertThat(complete(file, "heddle", "run", "--mod")).contains("--models");
    assertThat(complete(file, "heddle", "table", "--for")).containsExactly("--format");
  }

  @Test
  void bashCompletesBenchmarksAndModels() throws Exception {
    Path script = script();

    assertThat(complete(script, "heddle", "run", "squ")).containsExactly("squares", "squares-list");
    assertThat(complete(script, "heddle", "run", "squares", "fet")).containsExactly("fetch");
    assertThat(complete(script, "heddle", "run", "--models", "vir"))
        .containsExactly("virtual-threads");
  }

  @Test
  void bashCompletesTheBenchmarksOfAnotherJar() throws Exception {
    Path jar = jar(list());
    String id = BuildJar.open(jar).benchmarks().getLast().id();
    assertThat(id).contains(".");
    assertThat(complete(script(), "heddle", "run", id)).doesNotContain(id);
    assertThat(complete(script("--jar", jar.toString()), "heddle", "run", id)).contains(id);
  }

  @Test
  void namesThatAShellWouldRunAreLeftOut() throws Exception {
    Path made = folder.resolve("made");
    List<String> names =
        List.of(
            "$(touch " + made + ")",
            "`touch " + made + "`",
            "a';touch " + made + ";'",
            "a\");touch " + made + ";(\"",
            "a;touch " + made,
            "a b",
            "$HOME",
            "a\\");
    StringBuilder list = new StringBuilder(list());
    String line = list.substring(0, list.indexOf("\n") + 1);
    String method = line.replaceFirst("(?s).*? S (\\d+ \\w+) S \\d+ Throughput .*", "$1");
    for (String name : names) {
      list.append(line.replace(" S " + method + " ", " S " + name.length() + " " + name + " "));
    }
    Path jar = jar(list.toString());
    assertThat(BuildJar.open(jar).benchmarks()).anyMatch(each -> each.id().contains("touch"));

    Path script = script("--jar", jar.toString());

    String known = BuildJar.open(jar(list())).benchmarks().getFirst().id();
    for (String begun : List.of("\"\"", "a", known.substring(0, 3), "\\$", "'`'", "-")) {
      complete(script, "heddle", "run", begun);
    }
    assertThat(made).doesNotExist();
    assertThat(complete(script, "heddle", "run", known)).contains(known);
    assertThat(Files.readString(script)).doesNotContain("touch", "$HOME\"");
    assertThat(said.toString())
        .contains("heddle: completion: " + names.size() + " names left out, '")
        .contains("write it out in quotes");
  }

  @Test
  void bashCompletesTheRowsOfARunWhereOneIsNamed() throws Exception {
    Path run =
        JmhFile.empty()
            .row("a.B.c", Map.of("model", "pool[aot=on]", "n", "1"), "ms/op", 1, 1)
            .row("a.B.d", "ms/op", 1, 1)
            .row("a.B.e", Map.of("n", "$(touch " + folder.resolve("made") + ")"), "ms/op", 1, 1)
            .write(folder.resolve("run.json"));

    Path script = script("--run", run.toString());

    assertThat(complete(script, "heddle", "trend", "accept", "a.B.d")).containsExactly("a.B.d");
    assertThat(complete(script, "heddle", "compare", "--explain", "a.B.c"))
        .containsExactly("a.B.c\\ model=pool\\[aot=on\\]\\ n=1");
    assertThat(complete(script, "heddle", "compare", "--explain", "a")).hasSize(2);
    assertThat(folder.resolve("made")).doesNotExist();
    assertThat(said.toString()).contains("completion: 1 name left out, ");
  }

  private static String list() throws Exception {
    return Files.readString(ours().resolve("META-INF/BenchmarkList"));
  }

  private static Path ours() throws Exception {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private Path jar(String list) throws Exception {
    Path jar = folder.resolve("other.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("META-INF/BenchmarkList"));
      zip.write(list.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("org/openjdk/jmh/Main.class"));
      try (InputStream jmh = Main.class.getResourceAsStream("/org/openjdk/jmh/Main.class")) {
        zip.write(Objects.requireNonNull(jmh).readAllBytes());
      }
    }
    return jar;
  }

  private Path script(String... options) throws Exception {
    StringWriter script = new StringWriter();
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(script));
    heddle.setErr(new PrintWriter(said, true));
    List<String> words = new ArrayList<>(List.of("completion"));
    words.addAll(List.of(options));
    assertThat(heddle.execute(words.toArray(String[]::new))).isEqualTo(ExitCode.OK);
    return Files.writeString(folder.resolve("completion"), script.toString());
  }

  private static List<String> complete(Path script, String... words) throws Exception {
    String text =
        """
        source '%s'
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        _complete_heddle
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash = new ProcessBuilder("bash", "-c", text).redirectError(Redirect.DISCARD).start();
    List<String> found = bash.inputReader().readAllLines();
    assertThat(bash.waitFor(40, TimeUnit.SECONDS)).isTrue();
    return found.stream().map(String::strip).toList();
  }
}
