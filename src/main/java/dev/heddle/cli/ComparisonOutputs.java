package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.report.Colours;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where a comparison goes, and in which formats. */
final class ComparisonOutputs {

  private static final String FORMATS =
      "text, markdown, comment (Markdown that fits into one on GitHub), csv, json, junit,"
          + " github-action-benchmark, bencher";

  @Option(names = "--format", paramLabel = "FORMAT", description = FORMATS + ". Default: text.")
  private String format = ComparisonFormat.TEXT.id();

  @Option(
      names = "--also",
      paramLabel = "FORMAT=FILE",
      description = "Writes it into a file too, in another format; may be given several times.")
  private List<String> also = new ArrayList<>();

  /** Says what is wrong with the words before any of {@code inputs} is read. */
  void check(List<Path> inputs) throws UnknownNameException, UsageException {
    format(format);
    for (OutputFile file : files().keySet()) {
      if (file.isOneOf(inputs)) {
        throw new UsageException(
            "--also: " + file.path() + " is what is compared; name another file");
      }
    }
  }

  /**
   * Prints and writes everything.
   *
   * @return whether all of it could be written
   */
  boolean write(List<Comparison> comparisons, CommandLine command)
      throws UnknownNameException, UsageException {
    boolean written = print(comparisons, command);
    tellLeftOut(format(format), comparisons, command);
    for (Map.Entry<OutputFile, ComparisonFormat> file : files().entrySet()) {
      try {
        file.getKey().write(file.getValue().write(comparisons));
        tellLeftOut(file.getValue(), comparisons, command);
      } catch (IOException e) {
        Complaint.print(
            command,
            file.getKey().path() + ": cannot be written (" + why(e) + "); name another file");
        written = false;
      }
    }
    GitHubJob job = new GitHubJob(System.getenv());
    try {
      job.report(comparisons, command.getErr());
    } catch (IOException e) {
      Complaint.print(
          command, "the job's summary cannot be written (" + why(e) + "); see GITHUB_STEP_SUMMARY");
      written = false;
    }
    return written;
  }

  /** What has no number is nowhere in the files of dashboards, and must not vanish in silence. */
  private static void tellLeftOut(
      ComparisonFormat format, List<Comparison> comparisons, CommandLine command) {
    List<String> rows =
        comparisons.stream()
            .flatMap(comparison -> format.leftOut(comparison).stream())
            .map(JudgedRow::name)
            .distinct()
            .toList();
    if (!rows.isEmpty()) {
      Complaint.print(
          command,
          "%s: %s left out, having no number that it could hold: %s; the other formats have %s"
              .formatted(
                  format.id(),
                  rows.size() == 1 ? "1 row is" : rows.size() + " rows are",
                  Outcome.names(rows),
                  rows.size() == 1 ? "it" : "them"));
    }
  }

  private boolean print(List<Comparison> comparisons, CommandLine command)
      throws UnknownNameException {
    ComparisonFormat chosen = format(format);
    String text = chosen.write(comparisons);
    PrintWriter out = command.getOut();
    out.print(chosen == ComparisonFormat.TEXT && Terminal.colours() ? Colours.in(text) : text);
    return !out.checkError();
  }

  private Map<OutputFile, ComparisonFormat> files() throws UnknownNameException, UsageException {
    Map<OutputFile, ComparisonFormat> files = new LinkedHashMap<>();
    for (String each : also) {
      int equals = each.indexOf('=');
      if (equals < 1 || equals == each.length() - 1) {
        throw new UsageException(
            "--also '" + each + "': is not FORMAT=FILE; write markdown=out.md");
      }
      OutputFile file = new OutputFile(Path.of(each.substring(equals + 1)));
      if (files.put(file, format(each.substring(0, equals))) != null) {
        throw new UsageException("--also: " + file.path() + " is given twice; name another file");
      }
    }
    return files;
  }

  private static ComparisonFormat format(String word) throws UnknownNameException {
    return Arrays.stream(ComparisonFormat.values())
        .filter(each -> each.id().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new UnknownNameException(
                "format",
                word,
                Arrays.stream(ComparisonFormat.values()).map(ComparisonFormat::id).toList()));
  }

  private static String why(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such folder"
        : String.valueOf(e.getMessage());
  }
}
