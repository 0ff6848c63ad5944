package dev.heddle.cli;

import dev.heddle.id.Identified;
import dev.heddle.id.UnknownIdException;
import dev.heddle.report.Format;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How tables are written. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, csv or json. Default: text.")
  private String format = Format.TEXT.id();

  /**
   * The format that was asked for, of what may be a list as well.
   *
   * @throws UnknownIdException where there is none of that name
   */
  Format chosen() {
    Format chosen = Identified.of(Format.class, "format", format);
    if (chosen == Format.SVG) {
      List<String> others = new ArrayList<>(Identified.ids(Format.class));
      others.remove(chosen.id());
      throw new UnknownIdException("format", format, others);
    }
    return chosen;
  }
}
