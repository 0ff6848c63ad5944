package dev.heddle.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How tables are written. */
final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, markdown, csv or json. Default: text.")
  private String format = "text";

  void require() throws UsageException {}

  int printTables(CommandLine command, List<Path> paths) {
    command.getOut().println(format + paths);
    return 0;
  }
}
