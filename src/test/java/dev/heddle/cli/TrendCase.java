package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What tests of a history share: its runs, a file each, and what is said of the newest. */
abstract class TrendCase {

  @TempDir Path place;

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final Random random = new Random(16);
  int runs;

  void level(int points, double score) throws Exception {
    for (int point = 0; point < points; point++) {
      point(score * Math.exp(0.015 * Math.clamp(random.nextGaussian(), -2, 2)));
    }
  }

  void point(double score) throws Exception {
    point(score, "ns/op", commit(runs));
  }

  void point(double score, String unit, String commit) throws Exception {
    write(JmhFile.empty().row("a.B.c", unit, forks(score)), commit);
  }

  static double[] forks(double score) {
    return new double[] {0.998 * score, score, 1.002 * score};
  }

  void write(JmhFile file) throws Exception {
    write(file, commit(runs));
  }

  void write(JmhFile file, String commit) throws Exception {
    String name =
        String.format(
            Locale.ROOT, "2026-%02d-%02dT12-00-00Z-%s.json", runs / 28 + 1, runs % 28 + 1, commit);
    file.write(place.resolve(name));
    runs++;
  }

  static String commit(int run) {
    return String.format(Locale.ROOT, "%07x", 0xc0ffee0 + run);
  }

  /** The interval that the newest run's only row should lie in. */
  double[] expected() {
    out.getBuffer().setLength(0);
    assertThat(run("trend", place.toString(), "--format", "json")).isZero();
    return Stream.of("expectedLow", "expectedHigh")
        .map(name -> out.toString().replaceAll("(?s).*\"" + name + "\": ([0-9.]+).*", "$1"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  int gate(String... more) {
    out.getBuffer().setLength(0);
    return run(
        Stream.concat(
                Stream.of("trend", place.toString(), "--fail-on-regression", "--no-rerun"),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  int run(String... words) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
