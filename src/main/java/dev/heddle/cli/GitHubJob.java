package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.report.Annotations;
import dev.heddle.report.ComparisonFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** A job of GitHub Actions: its summary and its annotations. */
record GitHubJob(Map<String, String> environment) {

  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  /** GitHub refuses a summary of more bytes. */
  private static final int LIMIT = 1024 * 1024;

  private static final String CUT = "\n- the rest is left out: a job's summary has a limit\n";

  /** Appends the comparison to the summary, and annotates regressed rows; elsewhere nothing. */
  void report(List<Comparison> comparisons, PrintWriter log) throws IOException {
    String summary = environment.getOrDefault(SUMMARY, "");
    if (summary.isEmpty()) {
      return;
    }
    List<JudgedRow> failed =
        comparisons.stream().flatMap(comparison -> comparison.failed().stream()).toList();
    Annotations.of(failed).forEach(log::println);
    log.flush();
    append(Path.of(summary), ComparisonFormat.MARKDOWN.write(comparisons));
  }

  /** The same for what {@code command} compared; whether all of it could be written. */
  static boolean tell(List<Comparison> comparisons, CommandLine command) {
    try {
      new GitHubJob(System.getenv()).report(comparisons, command.getErr());
      return true;
    } catch (IOException e) {
      Complaint.print(command, OutcomeWords.summaryCannotBeWritten(OutputFile.why(e)));
      return false;
    }
  }

  private static void append(Path file, String markdown) throws IOException {
    long there = Files.exists(file) ? Files.size(file) : 0;
    String text = markdown + "\n";
    long room = LIMIT - 1 - there;
    if (text.getBytes(StandardCharsets.UTF_8).length > room) {
      text = cut(text, room);
    }
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Whole lines only, so that a table stays a table. */
  private static String cut(String text, long room) {
    StringBuilder kept = new StringBuilder();
    long used = CUT.getBytes(StandardCharsets.UTF_8).length;
    for (String line : text.lines().toList()) {
      used += line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (used > room) {
        return kept.isEmpty() ? "" : kept + CUT;
      }
      kept.append(line).append('\n');
    }
    return kept.toString();
  }
}
