package dev.heddle.cli;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the command share: two files of rows, and what it says of them. */
abstract class CompareCase {

  static final double[] TEN = {10, 10.1, 9.9, 10.05, 9.95};
  static final double[] ELEVEN = {11, 11.1, 10.9, 11.05, 10.95};
  static final double[] WIDE = {8, 14, 11, 9, 12};

  @TempDir Path place;

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws Exception {
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", TEN).write(file("old"));
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", ELEVEN).write(file("slow"));
    JmhFile.empty().row("a.B.c", "ms/op", TEN).write(file("less"));
    JmhFile.empty().row("a.B.d", "ms/op", ELEVEN).write(file("slow-and-less"));
    JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", WIDE).write(file("wide"));
    JmhFile.empty().row("a.B.c", "ms/op", 10).row("a.B.d", "ms/op", 10).write(file("one-fork"));
    JmhFile.empty().row("x.Y.z", "ms/op", TEN).write(file("other"));
    Files.writeString(file("empty"), "[]");
    Files.writeString(file("cut"), "[{");
  }

  Path file(String name) {
    return place.resolve(name + ".json");
  }

  String path(String word) {
    return word.endsWith(".json") && !word.contains("/") ? place.resolve(word).toString() : word;
  }

  int compare(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Stream.of("compare"), Arrays.stream(args).map(this::path))
                .toArray(String[]::new));
  }
}
