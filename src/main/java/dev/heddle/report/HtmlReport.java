package dev.heddle.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** A document as a page: one file that asks for nothing else, and runs nothing but its own. */
public final class HtmlReport {

  private HtmlReport() {}

  /** The whole page. */
  public static String of(Document document) {
    StringWriter page = new StringWriter();
    try {
      write(document, page);
    } catch (IOException e) {
      throw new IllegalStateException("there is room in memory", e);
    }
    return page.toString();
  }

  /**
   * Writes the page part by part: that of a large run is never in memory as a whole.
   *
   * @return how long it is in bytes
   * @throws IOException what {@code page} throws
   */
  public static long write(Document document, Writer page) throws IOException {
    try {
      LeanOutput lean = new LeanOutput(page);
      TemplateEngine.createPrecompiled(ContentType.Html)
          .render("page.jte", HtmlPage.of(document), lean);
      return lean.bytes();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (TemplateException e) {
      if (e.getCause() instanceof UncheckedIOException unwritten) {
        throw unwritten.getCause();
      }
      throw e;
    }
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
