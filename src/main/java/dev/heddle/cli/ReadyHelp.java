package dev.heddle.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code heddle --help} prints, as it was found out when the program was built: to read the
 * annotations of all commands takes most of the time of such a start, and to open a resource of the
 * jar as long as all that is left.
 */
final class ReadyHelp {

  static final char ESCAPE = '\u001b';
  static final char PICTURE = '\u241b';

  private ReadyHelp() {}

  /** The text for {@code words}; null where it has to be found out. */
  static @Nullable String of(String... words) {
    return isFor(words) ? text(coloured()) : null;
  }

  /** Whether {@code words} ask for it, and nobody for another width. */
  static boolean isFor(String... words) {
    String columns = System.getenv("COLUMNS");
    return words.length == 1
        && (words[0].equals("--help") || words[0].equals("-h"))
        && (columns == null || columns.isEmpty());
  }

  /** What the library says, which is not asked, since that takes as long again, if it is plain. */
  private static boolean coloured() {
    boolean plain =
        "false".equals(System.getProperty("heddle.terminal"))
            && System.getProperty("picocli.ansi") == null
            && System.getenv("CLICOLOR_FORCE") == null;
    return !plain && Ansi.AUTO.enabled();
  }

  /** The text, with colours or without. */
  static String text(boolean colours) {
    String kept = ReadyHelpWords.TEXT;
    return colours ? kept.replace(PICTURE, ESCAPE) : plain(kept);
  }

  /** Without colours, each of which begins with the picture and ends with an m. */
  private static String plain(String kept) {
    StringBuilder text = new StringBuilder(kept.length());
    int done = 0;
    for (int at = kept.indexOf(PICTURE); at >= 0; at = kept.indexOf(PICTURE, done)) {
      text.append(kept, done, at);
      done = kept.indexOf('m', at) + 1;
    }
    return text.append(kept, done, kept.length()).toString();
  }
}
