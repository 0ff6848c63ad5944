package dev.heddle.command;

/**
 * One of many inputs of a command, a line of a file: the name of a file, or any other words.
 *
 * @param text as it stands there
 */
public record CommandInput(String text) {

  /** What comes after the last slash. */
  String base() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** All of it but its last extension: {@code a/b.tar} of {@code a/b.tar.gz}. */
  String withoutExtension() {
    int dot = text.lastIndexOf('.');
    return dot > text.lastIndexOf('/') + 1 ? text.substring(0, dot) : text;
  }

  /** What comes before the last slash; {@code .} where there is none. */
  String folder() {
    int slash = text.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : text.substring(0, slash);
  }

  /** What stands in the place of {@code placeholder}. */
  String in(String placeholder) {
    return switch (placeholder) {
      case "{}" -> text;
      case "{/}" -> base();
      case "{.}" -> withoutExtension();
      case "{//}" -> folder();
      case "{/.}" -> new CommandInput(base()).withoutExtension();
      default -> placeholder;
    };
  }
}
