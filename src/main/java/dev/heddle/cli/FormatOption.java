package dev.heddle.cli;

import dev.heddle.report.Format;
import dev.heddle.run.UnknownNameException;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** How tables are written. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, csv or json. Default: text.")
  private String format = Format.TEXT.id();

  /**
   * The format that was asked for.
   *
   * @throws UnknownNameException where there is none of that name
   */
  Format chosen() throws UnknownNameException {
    return of(format);
  }

  /** The format that {@code word} means. */
  static Format of(String word) throws UnknownNameException {
    return Arrays.stream(Format.values())
        .filter(each -> each.id().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new UnknownNameException(
                "format", word, Arrays.stream(Format.values()).map(Format::id).toList()));
  }
}
