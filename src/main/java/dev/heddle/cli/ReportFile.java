package dev.heddle.cli;

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
  boolean write(CommandLine command, String page) {
    try {
      file.write(page);
    } catch (IOException e) {
      Complaint.print(
          command,
          OutcomeWords.cannotBeWritten(file.path(), OutputFile.why(e), "name another file"));
      return false;
    }
    command
        .getErr()
        .println(file.path() + String.format(Locale.ROOT, " (%.0f KiB)", bytes(page) / KIB));
    command.getErr().flush();
    return true;
  }

  /** How long a text is in UTF-8; to make its bytes for that would take as much memory again. */
  private static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      bytes += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
    }
    return bytes;
  }
}
