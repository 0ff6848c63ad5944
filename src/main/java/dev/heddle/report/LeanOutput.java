package dev.heddle.report;

import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
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

  private final StringOutput text;

  /** One with room for about so many characters, as one that grows takes twice the memory. */
  LeanOutput(int room) {
    text = new StringOutput(room);
  }

  @Override
  public void writeContent(String content) {
    text.writeContent(INSTEAD.getOrDefault(content, content));
  }

  @Override
  public void writeContent(String content, int from, int to) {
    text.writeContent(content, from, to);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
