package dev.heddle.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A file that a project gets, with names between {@code @} signs in the place of what differs.
 *
 * @param text it
 */
record Template(String text) {

  /** The one of that name in the resources of this package. */
  static Template of(String name) {
    try (InputStream file = Template.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new Template(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This with {@code words} for {@code @name@}. */
  Template with(String name, String words) {
    return new Template(text.replace("@" + name + "@", words));
  }

  /** {@code words} as XML has them in an element. */
  static String xml(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
