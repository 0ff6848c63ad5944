package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.report.CalibrationFormat;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.report.Format;
import dev.heddle.report.TrendFormat;
import dev.heddle.result.JmhFile;
import dev.heddle.testing.OtherJvm;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the locale of the machine, all that is printed is the same, digits first. */
@Timeout(120)
class LocaleOfOutputTest {

  private static final String HISTORY = "src/test/resources/history/graphql-java";

  @TempDir Path place;

  /** Runs commands one after the other; what each prints follows its words. */
  static final class All {
    private All() {}

    public static void main(String[] args) {
      // that this JVM is one whose locale has digits of its own
      System.out.println("digits of the locale: " + "%d".formatted(12));
      for (String words : args) {
        System.out.println("$ heddle " + words.replace('\n', ' '));
        // errors are read as well
        System.setErr(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        int code =
            Main.execute(
                new StandardOutput(new FileOutputStream(FileDescriptor.out)), words.split("\n"));
        System.out.println("exit code " + code);
      }
    }
  }

  @Tag("contract")
  @Test
  void allFormatsAreTheSameInEveryLocale() throws Exception {
    double[] ten = {10, 10.1, 9.9, 10.05, 9.95};
    double[] eleven = {1234.5, 1235.6, 1236.7, 1237.8, 1238.9};
    Path old = place.resolve("old.json");
    Path slow = place.resolve("slow.json");
    JmhFile.empty().row("a.B.c", "ms/op", ten).row("a.B.d", "ms/op", ten).write(old);
    JmhFile.empty().row("a.B.c", "ms/op", ten).row("a.B.d", "ms/op", eleven).write(slow);
    List<String> commands = new ArrayList<>();
    for (Format format : Format.values()) {
      commands.add(words("table", old, slow, "--format", id(format)));
    }
    for (ComparisonFormat format : ComparisonFormat.values()) {
      commands.add(words("compare", old, slow, "--format", id(format)));
    }
    for (TrendFormat format : TrendFormat.values()) {
      commands.add(words("trend", HISTORY, "--format", id(format)));
    }
    for (CalibrationFormat format : CalibrationFormat.values()) {
      Path out = place.resolve("calibration-" + id(format));
      commands.add(
          words("calibrate", "--from", old + "," + slow, "--out", out, "--format", id(format)));
    }
    commands.add(words("run", "--dry-run", "--preset", "nonsense"));
    commands.add(words("demo", "lock", "--model", "fixed-pool"));

    List<String> english = lines(commands.subList(0, commands.size() - 1), "en", "US");
    List<String> arabic = lines(commands.subList(0, commands.size() - 1), "ar", "EG");

    assertThat(english.removeFirst()).isEqualTo("digits of the locale: 12");
    assertThat(arabic.removeFirst()).isEqualTo("digits of the locale: \u0661\u0662");
    assertThat(english).contains("exit code 0", "exit code 3", "exit code 2");
    assertThat(arabic).isEqualTo(english);
    List<String> played = lines(List.of(commands.getLast()), "ar", "EG");
    assertThat(played).contains("exit code 0");
    assertThat(played.subList(1, played.size()))
        .allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{IsArabic}"));
  }

  private List<String> lines(List<String> commands, String language, String country)
      throws Exception {
    List<String> flags =
        List.of("-Duser.language=" + language, "-Duser.country=" + country, "-Xmx256m");
    try (OtherJvm jvm = OtherJvm.startWith(flags, All.class, commands.toArray())) {
      List<String> lines = new ArrayList<>(jvm.output().lines().toList());
      assertThat(jvm.exitsWell()).isTrue();
      lines.replaceAll(line ->
          line.replaceAll("timestamp=\"[^\"]*\"|\"(time|date|made)\": *\"[^\"]*\"", "when"));
      return lines;
    }
  }

  private static String id(Enum<?> format) {
    return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(Object... words) {
    return String.join("\n", Stream.of(words).map(Object::toString).toList());
  }
}
