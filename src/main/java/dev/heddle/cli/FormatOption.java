package dev.heddle.cli;

import dev.heddle.id.Identified;
import dev.heddle.report.Format;
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
   * @throws dev.heddle.id.UnknownIdException where there is none of that name
   */
  Format chosen() {
    return Identified.of(Format.class, "format", format);
  }
}
