package dev.heddle.report;

import dev.heddle.plot.Picture;
import dev.heddle.plot.SvgPlot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a page ask for.
 *
 * @param document what is told
 * @param css the rules of style, to the letter
 * @param script the script, to the letter
 */
public record HtmlPage(Document document, String css, String script) {

  /** What stands for itself in an address and in an attribute. */
  private static final BitSet PLAIN = new BitSet();

  static {
    "-._~,;:/()*".chars().forEach(PLAIN::set);
    IntStream.range(0, Byte.MAX_VALUE).filter(HtmlPage::isWord).forEach(PLAIN::set);
  }

  private static boolean isWord(int letter) {
    return (letter >= '0' && letter <= '9')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= 'a' && letter <= 'z');
  }

  private static final Pattern SPACES = Pattern.compile("[ \u00a0]{2,}");

  /** What is longer may take several lines. */
  private static final int LONG = 48;

  static HtmlPage of(Document document) {
    String css = HtmlReport.resource("page.css") + rightRules(document.parts()) + SvgPlot.css();
    return new HtmlPage(document, css, HtmlReport.resource("page.js"));
  }

  /** What a browser may do with the page: nothing but run this script and use this style. */
  public String policy() {
    return "default-src 'none'; script-src "
        + HtmlReport.hash(script)
        + "; style-src "
        + HtmlReport.hash(css)
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  /** The chapters with the ids of their headings, in their order. */
  public List<Entry> contents() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < document.parts().size(); i++) {
      if (document.parts().get(i) instanceof DocumentPart.Chapter chapter) {
        entries.add(new Entry(id("p", i), shown(chapter.title())));
      }
    }
    return entries;
  }

  /** A line of the contents. */
  public record Entry(String id, String title) {}

  /** The id of the part at {@code place} of those below {@code id}. */
  public static String id(String id, int place) {
    return id + "-" + (place + 1);
  }

  /** The id of what the part with this one stands below. */
  public static String above(String id) {
    return id.substring(0, id.lastIndexOf('-'));
  }

  /** A text from a file, with what steers shown instead of obeyed, and spaces as they are read. */
  public static String shown(String text) {
    String stripped = text.strip();
    boolean spaced = false;
    for (int i = 1; i < stripped.length() && !spaced; i++) {
      spaced = isSpace(stripped.charAt(i)) && isSpace(stripped.charAt(i - 1));
    }
    return Inert.of(spaced ? SPACES.matcher(stripped).replaceAll(" ") : stripped);
  }

  private static boolean isSpace(char letter) {
    return letter == ' ' || letter == '\u00a0';
  }

  /** A picture as it stands in the page: it needs no more escaping. */
  public static String svg(Picture picture, String id) {
    return SvgPlot.of(picture, id);
  }

  /** The address of a file that a page carries in itself; letters that need no escaping. */
  public static String address(DocumentPart.Download file) {
    if (file.type().equals(DocumentPart.Download.GZIP)) {
      return "data:" + file.type() + ";base64," + compressed(file.text());
    }
    StringBuilder address = new StringBuilder("data:" + file.type() + ";charset=utf-8,");
    for (byte each : file.text().getBytes(StandardCharsets.UTF_8)) {
      if (each > 0 && PLAIN.get(each)) {
        address.append((char) each);
      } else {
        address.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return address.toString();
  }

  private static String compressed(String text) {
    ByteArrayOutputStream letters = new ByteArrayOutputStream();
    try (Writer gzip =
        new OutputStreamWriter(
            new GZIPOutputStream(Base64.getEncoder().wrap(letters)), StandardCharsets.UTF_8)) {
      gzip.write(text);
    } catch (IOException e) {
      throw new IllegalStateException("there is room in memory", e);
    }
    return letters.toString(StandardCharsets.ISO_8859_1);
  }

  /** How a cell is laid out where not as its column says: words that may take several lines. */
  public static @Nullable String kind(String text) {
    return text.length() > LONG ? "w" : null;
  }

  /**
   * The names of a table's columns that stand at the right, each told once and not with each cell,
   * and that of a table whose rows have several labels, which are narrow on a narrow screen.
   */
  public static @Nullable String layout(Sheet sheet, int labels) {
    String columns = (labels > 1 ? "many " : "") + right(sheet);
    return columns.isEmpty() ? null : columns.strip();
  }

  private static String right(Sheet sheet) {
    return IntStream.range(0, sheet.columns().size())
        .filter(column -> sheet.columns().get(column).right())
        .mapToObj(column -> "r" + (column + 1))
        .collect(Collectors.joining(" "));
  }

  /** The rules for those names, as many as the widest table of a document has columns. */
  private static String rightRules(List<DocumentPart> parts) {
    return IntStream.rangeClosed(1, widest(parts))
        .mapToObj(column -> ".r%1$s tr>:nth-child(%1$s)".formatted(column))
        .collect(Collectors.joining(",", "", "{text-align:right;padding-right:1.25rem}\n"));
  }

  private static int widest(List<DocumentPart> parts) {
    int widest = 1;
    for (DocumentPart part : parts) {
      int own =
          switch (part) {
            case DocumentPart.Chapter chapter -> widest(chapter.parts());
            case DocumentPart.Figures figures -> figures.sheet().columns().size();
            case DocumentPart.Drawn drawn -> drawn.sheet().columns().size();
            default -> 0;
          };
      widest = Math.max(widest, own);
    }
    return widest;
  }

  /** A sheet's rows in groups that stand apart from each other. */
  public static List<List<List<String>>> groups(Sheet sheet) {
    List<List<List<String>>> groups = new ArrayList<>();
    int from = 0;
    for (int end : List.of(sheet.apart(), sheet.last(), sheet.rows().size())) {
      if (end > from) {
        groups.add(sheet.rows().subList(from, end));
        from = end;
      }
    }
    return groups;
  }
}
