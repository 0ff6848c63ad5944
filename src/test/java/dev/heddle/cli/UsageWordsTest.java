package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that cannot be read: what, why, what to do. */
class UsageWordsTest {

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tabel x | unknown command 'tabel': did you mean 'table'?",
        "zzzzz | unknown command 'zzzzz'; choose from run, list, ",
        "run --sede 3 | unknown option '--sede': did you mean '--seed'?",
        "run --zzzzzzzz | unknown option '--zzzzzzzz'; see 'heddle run --help'",
        "list models more | 'more': is a word too many; see 'heddle list --help'",
        "run -p tasks | -p 'tasks': is not NAME=VALUE; write -p tasks=8; see 'heddle run --help'",
        "run --seed x | --seed 'x': is no whole number, or too large a one; write --seed 3; see",
        "run --rounds 99999999999 | --rounds '99999999999': is no whole number, or too large a one",
        "run --rounds | --rounds: lacks its value; write --rounds N; see 'heddle run --help'",
        "run --rounds --seed 3 | --rounds: lacks its value; write --rounds N; see",
        "run --rounds 1 --rounds 2 | --rounds: is given twice; give it once",
        "run --dry-run=x | --dry-run 'x': is a value, and this takes none; write --dry-run; see",
        "table | RUN: is missing; see 'heddle table --help'",
        "trend accept | ROW: is missing; see 'heddle trend accept --help'",
        "run -p a=1 squares | unknown parameter 'a'; choose from model, n, ",
      })
  void oneLineSaysWhatAndWhyAndWhatToDo(String words, String told) {
    int code =
        Main.commandLine().setErr(new PrintWriter(err, true)).execute(words.strip().split(" "));

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("heddle: " + told).hasLineCount(1);
  }
}
