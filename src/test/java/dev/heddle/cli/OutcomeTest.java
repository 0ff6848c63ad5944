package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.result.JmhFile;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What is said to do about a comparison can be done. */
class OutcomeTest {

  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
  private static final double[] TEN = {10, 10.1, 9.9};

  @TempDir Path place;
  private int files;

  @ParameterizedTest
  @EnumSource
  void adviceNamesOnlyOptionsThatTheCommandHas(Outcome.Remedies remedies) throws Exception {
    Outcome outcome = new Outcome(false, true, true, remedies);
    List<String> complaints = new ArrayList<>();
    JmhFile base = JmhFile.empty().row("a.B.c", "ms/op", TEN).row("a.B.d", "ms/op", TEN);

    outcome.of(compare(base, JmhFile.empty().row("a.B.c", "ms/op", 10)), complaints);
    outcome.of(compare(base, JmhFile.empty().row("a.B.c", "ms/op", 10, 0, 10)), complaints);

    String said = String.join("\n", complaints);
    assertThat(said)
        .contains(
            "is missing from",
            "could be judged by",
            "one fork of",
            "not every fork is above 0",
            "without a verdict");
    CommandLine command =
        Objects.requireNonNull(
            Main.commandLine()
                .getSubcommands()
                .get(remedies == Outcome.Remedies.RUN ? "run" : "compare"));
    assertThat(OPTION.matcher(said).results().map(MatchResult::group).toList())
        .isNotEmpty()
        .allMatch(option -> command.getCommandSpec().findOption(option) != null);
  }

  private Comparison compare(JmhFile base, JmhFile candidate) throws Exception {
    return new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, KnownNoise.NOTHING)
        .compare(side(base), side(candidate));
  }

  private Side side(JmhFile file) throws Exception {
    return new Side(List.of(ResultSet.read(file.write(place.resolve(files++ + ".json")))));
  }
}
