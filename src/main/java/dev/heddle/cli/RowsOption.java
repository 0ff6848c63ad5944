package dev.heddle.cli;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows, by what is found in their names. */
final class RowsOption {

  @Option(
      names = "--rows",
      paramLabel = "REGEX",
      description = "Only rows in whose name (in tables, or 'a.B.c param=value …') this is found.")
  private @Nullable String rows;

  /** Which names it is found in; without one, all. */
  Predicate<String> found() throws UsageException {
    if (rows == null) {
      return _ -> true;
    }
    try {
      return Pattern.compile(rows).asPredicate();
    } catch (PatternSyntaxException e) {
      throw new UsageException(ResultOptionWords.noExpression(rows, e.getDescription()));
    }
  }

  /** Refuses one that no row has in its name, where {@code none} is left of them. */
  void require(boolean none) throws UsageException {
    if (rows != null && none) {
      throw new UsageException(ResultOptionWords.noRow(rows));
    }
  }
}
