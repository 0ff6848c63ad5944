package dev.heddle.report;

import java.util.List;

/**
 * What is told to people, part by part, before it is laid out as text, Markdown or a page. What
 * programs read is written of the values themselves.
 *
 * @param title what it is about, in a few words; may be empty where no page is made of it
 * @param parts the parts, in the order in which they are read
 */
public record Document(String title, List<DocumentPart> parts) {

  /** Copies the list. */
  public Document {
    parts = List.copyOf(parts);
  }
}
