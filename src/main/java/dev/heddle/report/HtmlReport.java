package dev.heddle.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A document as a page: one file that asks for nothing else, and runs nothing but its own. */
public final class HtmlReport {

  /** What a small page has beside its tables, in characters. */
  private static final int REST = 100_000;

  /** What HTML adds to a cell. */
  private static final int TAG = 6;

  private HtmlReport() {}

  /** The whole page. */
  public static String of(Document document) {
    LeanOutput text = new LeanOutput(REST + cells(document.parts()));
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("page.jte", HtmlPage.of(document), text);
    return text.toString();
  }

  /** About how many characters the tables take. */
  private static int cells(List<DocumentPart> parts) {
    int cells = 0;
    for (DocumentPart part : parts) {
      if (part instanceof DocumentPart.Chapter chapter) {
        cells += cells(chapter.parts());
      } else if (part instanceof DocumentPart.Figures figures) {
        for (List<String> row : figures.sheet().rows()) {
          cells += row.stream().mapToInt(cell -> cell.length() + TAG).sum();
        }
      }
    }
    return cells;
  }

  /** A file beside this class. */
  static String resource(String name) {
    try (InputStream file =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " is in the jar", e);
    }
  }

  /** What a policy calls a script or a sheet of styles that stands in a page to the letter. */
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
