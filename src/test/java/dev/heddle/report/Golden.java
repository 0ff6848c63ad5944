package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What output should be, in files. With {@code -Dheddle.golden=write} they are written anew, to be
 * read before they are committed.
 */
public final class Golden {

  private Golden() {}

  /**
   * {@code text} must be what is in the file called {@code name}; of a page without its style, its
   * script, its pictures and what it carries to be downloaded, which have tests of their own.
   */
  public static void check(String name, String whole) throws IOException {
    String text = whole.startsWith("<!doctype html>") ? bare(whole) : whole;
    Path file = Path.of("src/test/resources/golden", name + ".golden");
    if ("write".equals(System.getProperty("heddle.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static String bare(String page) {
    return page.replaceAll("(?s)(<(script|style|svg)[^>]*>).*?</\\2>", "$1</$2>")
        .replaceAll("<svg[^>]*>", "<svg>")
        .replaceAll("charset=utf-8,[^\"]*", "charset=utf-8,")
        .replaceAll("sha256-[^&'\" ;]*", "sha256-");
  }
}
