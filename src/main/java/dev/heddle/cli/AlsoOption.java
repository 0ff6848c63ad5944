package dev.heddle.cli;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.report.ComparisonFormat;
import dev.heddle.report.Format;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RunInfo.Plan;
import dev.heddle.run.Failures;
import dev.heddle.run.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The files that what a run prints at its end goes to as well. */
final class AlsoOption {

  /** Those in which several comparisons may stand one after the other. */
  private static final Set<ComparisonFormat> ONE_AFTER_THE_OTHER =
      Set.of(ComparisonFormat.TEXT, ComparisonFormat.MARKDOWN);

  @Option(
      names = "--also",
      paramLabel = "FORMAT=FILE",
      description = {
        "Writes what is printed into a file too; may be given several times: text, markdown, csv or"
            + " json, and where builds or JVMs are judged comment (Markdown that fits into one on"
            + " GitHub), junit, github-action-benchmark or bencher."
      })
  private List<String> also = new ArrayList<>();

  /** Says what is wrong with the words before anything is measured in {@code folder}. */
  void check(Plan plan, Path folder) throws UsageException, UnknownNameException {
    boolean judged = Judging.param(plan) != null;
    boolean several = Math.max(plan.builds().size(), plan.jvms().size()) > 2;
    for (Map.Entry<OutputFile, String> each : files().entrySet()) {
      Path file = each.getKey().path();
      Path parent = file.getParent();
      if (each.getKey().isOneOf(List.of(folder))) {
        throw new UsageException(
            "--also: " + file + " is what the run itself writes; name another file");
      }
      if (Files.isDirectory(file)
          || parent == null
          || !(Files.isDirectory(parent) || parent.equals(folder.toAbsolutePath().normalize()))) {
        throw new UsageException(
            "--also: "
                + file
                + (Files.isDirectory(file) ? " is a folder" : ": there is no such folder")
                + "; name a file in one that is there");
      }
      if (!judged) {
        format(each.getValue());
      } else if (!ONE_AFTER_THE_OTHER.contains(comparisonFormat(each.getValue())) && several) {
        throw new UsageException(
            "--also "
                + each.getValue()
                + ": more than two are measured, so there are several comparisons, and such a file"
                + " holds one; take text or markdown, or 'heddle compare --within' afterwards");
      }
    }
  }

  /** Writes the tables of {@code run}; whether all of it could be written. */
  boolean tables(CommandLine command, ResultSet run) throws UsageException, UnknownNameException {
    boolean written = true;
    for (Map.Entry<OutputFile, String> each : files().entrySet()) {
      written &= write(command, each.getKey(), format(each.getValue()).write(tables(run)));
    }
    return written;
  }

  /** Writes {@code comparisons}; whether all of it could be written. */
  boolean comparisons(CommandLine command, List<Comparison> comparisons)
      throws UsageException, UnknownNameException {
    boolean written = true;
    for (Map.Entry<OutputFile, String> each : files().entrySet()) {
      ComparisonFormat format = comparisonFormat(each.getValue());
      String text = String.join("\n", comparisons.stream().map(format::write).toList());
      written &= write(command, each.getKey(), text);
    }
    return written;
  }

  private static boolean write(CommandLine command, OutputFile file, String text) {
    try {
      file.write(text);
      return true;
    } catch (IOException e) {
      Complaint.print(
          command,
          file.path()
              + ": cannot be written: "
              + Failures.words(e)
              + "; the results are kept, 'heddle table' and 'heddle compare' write them again");
      return false;
    }
  }

  private static Tables tables(ResultSet run) {
    try {
      return Tables.of(List.of(run), Tables.SCORE);
    } catch (UnknownMetricException e) {
      throw new IllegalStateException("every run has scores", e);
    }
  }

  private Map<OutputFile, String> files() throws UsageException {
    Map<OutputFile, String> files = new LinkedHashMap<>();
    for (String each : also) {
      int equals = each.indexOf('=');
      if (equals < 1 || equals == each.length() - 1) {
        throw new UsageException(
            "--also '" + each + "': is not FORMAT=FILE; write markdown=out.md");
      }
      OutputFile file = new OutputFile(Path.of(each.substring(equals + 1)));
      if (files.put(file, each.substring(0, equals)) != null) {
        throw new UsageException("--also: " + file.path() + " is given twice; name another file");
      }
    }
    return files;
  }

  private static Format format(String word) throws UnknownNameException {
    List<String> known = Arrays.stream(Format.values()).map(Format::id).toList();
    return Arrays.stream(Format.values())
        .filter(each -> each.id().equals(word))
        .findFirst()
        .orElseThrow(() -> new UnknownNameException("format", word, known));
  }

  private static ComparisonFormat comparisonFormat(String word) throws UnknownNameException {
    List<String> known =
        Arrays.stream(ComparisonFormat.values()).map(ComparisonFormat::id).toList();
    return Arrays.stream(ComparisonFormat.values())
        .filter(each -> each.id().equals(word))
        .findFirst()
        .orElseThrow(() -> new UnknownNameException("format", word, known));
  }
}
