package dev.heddle.cli;

import dev.heddle.report.Document;
import dev.heddle.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The file that a page goes to: never over what is there, unless that was asked for. */
record ReportFile(OutputFile file, String option, boolean force) {

  private static final double KIB = 1024;

  static ReportFile of(Path path, String option, boolean force) {
    return new ReportFile(new OutputFile(path), option, force);
  }

  /**
   * Looks at the place before there is anything to write.
   *
   * @param inputs what is read for the page, and must stay
   * @param toBe a folder that will be there when it is written; null for none
   */
  void check(Collection<Path> inputs, @Nullable Path toBe) throws UsageException {
    file.requirePlace(option, toBe);
    if (file.isOneOf(inputs)) {
      throw new UsageException(OutputOptionWords.isRead(option, file.path()));
    }
    if (!force && Files.isRegularFile(file.path())) {
      throw new UsageException(OutputOptionWords.isThere(option, file.path()));
    }
  }

  /** Writes the page and says where it is; whether it could be written. */
  boolean write(CommandLine command, Document page) {
    long[] bytes = new long[1];
    try {
      file.write(out -> bytes[0] = HtmlReport.write(page, out));
    } catch (IOException e) {
      Complaint.print(
          command,
          OutcomeWords.cannotBeWritten(file.path(), OutputFile.why(e), "name another file"));
      return false;
    }
    command
        .getErr()
        .println(file.path() + String.format(Locale.ROOT, " (%.0f KiB)", bytes[0] / KIB));
    command.getErr().flush();
    return true;
  }
}
