package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.id.Identified;
import dev.heddle.report.Colours;
import dev.heddle.report.ComparisonFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where a comparison goes, and in which formats. */
final class ComparisonOutputs {

  private static final String FORMATS =
      "text, markdown, comment (Markdown that fits into one on GitHub), csv, json, html, junit, svg"
          + " (a plot), github-action-benchmark, bencher";

  @Option(names = "--format", paramLabel = "FORMAT", description = FORMATS + ". Default: text.")
  private String format = ComparisonFormat.TEXT.id();

  @Option(
      names = "--also",
      paramLabel = "FORMAT=FILE",
      description = "Writes it into a file too, in another format; may be given several times.")
  private List<String> also = new ArrayList<>();

  /** Says what is wrong with the words before any of {@code inputs} is read. */
  void check(List<Path> inputs) throws UsageException {
    format();
    files().refuse(inputs, "what is compared");
  }

  /**
   * Prints and writes everything.
   *
   * @return whether all of it could be written
   */
  boolean write(List<Comparison> comparisons, CommandLine command) throws UsageException {
    boolean written = print(comparisons, command);
    AlsoFiles<ComparisonFormat> files = files();
    List<ComparisonFormat> formats = new ArrayList<>(files.formats().values());
    formats.addFirst(format());
    LeftOut.tell(formats, comparisons, command);
    written &= files.write(command, each -> each.write(comparisons), "name another file");
    written &= GitHubJob.tell(comparisons, command);
    return written;
  }

  private boolean print(List<Comparison> comparisons, CommandLine command) {
    ComparisonFormat chosen = format();
    String text = chosen.write(comparisons);
    PrintWriter out = command.getOut();
    out.print(chosen == ComparisonFormat.TEXT && Terminal.colours() ? Colours.in(text) : text);
    return !out.checkError();
  }

  private AlsoFiles<ComparisonFormat> files() throws UsageException {
    return AlsoFiles.of(also, ComparisonFormat.class);
  }

  private ComparisonFormat format() {
    return Identified.of(ComparisonFormat.class, "format", format);
  }
}
