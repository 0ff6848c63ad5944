package dev.heddle.cli;

import dev.heddle.id.Identified;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * What {@code --also FORMAT=FILE} asks for.
 *
 * @param formats the format of each file
 */
record AlsoFiles<F extends Enum<F> & Identified>(Map<OutputFile, F> formats) {

  /** Reads {@code words}, each FORMAT=FILE. */
  static <F extends Enum<F> & Identified> AlsoFiles<F> of(List<String> words, Class<F> known)
      throws UsageException {
    Map<OutputFile, F> files = new LinkedHashMap<>();
    for (String each : words) {
      int equals = each.indexOf('=');
      if (equals < 1 || equals == each.length() - 1) {
        throw new UsageException(OutputOptionWords.noFormatAndFile(each));
      }
      OutputFile file = new OutputFile(Path.of(each.substring(equals + 1)));
      if (files.put(file, Identified.of(known, "format", each.substring(0, equals))) != null) {
        throw new UsageException(OutputOptionWords.fileGivenTwice(file.path()));
      }
    }
    return new AlsoFiles<>(files);
  }

  /** Refuses to write over {@code kept}, which is {@code what}. */
  void refuse(Collection<Path> kept, String what) throws UsageException {
    for (OutputFile file : formats.keySet()) {
      if (file.isOneOf(kept)) {
        throw new UsageException(OutputOptionWords.fileTaken(file.path(), what));
      }
    }
  }

  /**
   * Writes every file; what cannot be written is told, with {@code advice}.
   *
   * @return whether all of it could be written
   */
  boolean write(CommandLine command, Function<F, String> text, String advice) {
    boolean written = true;
    for (Map.Entry<OutputFile, F> each : formats.entrySet()) {
      try {
        each.getKey().write(text.apply(each.getValue()));
      } catch (IOException e) {
        Complaint.print(
            command, OutcomeWords.cannotBeWritten(each.getKey().path(), OutputFile.why(e), advice));
        written = false;
      }
    }
    return written;
  }
}
