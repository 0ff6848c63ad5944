package dev.heddle.compare;

import java.io.Serial;
import java.util.List;

/** A name that no row has, or that several rows of one table have. */
public final class UnknownRowException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> names;
  private final boolean several;

  UnknownRowException(String given, List<String> names, boolean several) {
    super(LackWords.unknownRow(given));
    this.names = List.copyOf(names);
    this.several = several;
  }

  /** The names of the rows that it may mean, or of all that there are. */
  public List<String> names() {
    return names;
  }

  /** Whether several rows have it. */
  public boolean several() {
    return several;
  }
}
