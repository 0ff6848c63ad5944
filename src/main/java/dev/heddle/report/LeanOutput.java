package dev.heddle.report;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/**
 * A page without the ends of elements that HTML lets go, which would be a fifth of a large table.
 *
 * <p>What comes from outside has no mark of HTML any more when it gets here, so it is never taken
 * for one of these.
 */
final class LeanOutput implements TemplateOutput {

  private static final Map<String, String> INSTEAD =
      Map.of(
          "<tbody>\n", "\n<tbody>",
          "<tr>\n", "\n<tr>",
          "</th>\n", "",
          "</td>\n", "",
          "</tr>\n", "",
          "</tbody>\n", "",
          "</tr>\n</thead>\n", "",
          "</table>\n</div>\n", "\n</table>\n</div>\n",
          "</li>\n", "\n");

  private final Writer text;
  private long bytes;

  /** What it writes goes to {@code text}; where that fails, as an unchecked exception. */
  LeanOutput(Writer text) {
    this.text = text;
  }

  @Override
  public void writeContent(String content) {
    String lean = INSTEAD.getOrDefault(content, content);
    try {
      text.write(lean);
      count(lean, 0, lean.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void writeContent(String content, int from, int to) {
    try {
      text.write(content, from, to - from);
      count(content, from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How long all that was written is in UTF-8. */
  long bytes() {
    return bytes;
  }

  private void count(String content, int from, int to) {
    for (int i = from; i < to; i++) {
      char letter = content.charAt(i);
      bytes += letter < 0x80 ? 1 : letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
    }
  }
}
