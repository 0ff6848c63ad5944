package dev.heddle.id;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A constant of an enum that a person names by its id. */
public interface Identified {

  /** What it is called in the code. */
  String name();

  /** The word that a person types: lower case, with hyphens. */
  default String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one of {@code type} called {@code id}.
   *
   * @param kind what it is, as in "lock"
   * @throws UnknownIdException if there is none; tells which there are
   */
  static <E extends Enum<E> & Identified> E of(Class<E> type, String kind, String id) {
    return find(type, id).orElseThrow(() -> new UnknownIdException(kind, id, ids(type)));
  }

  /** The one of {@code type} called {@code id}, if there is one. */
  static <E extends Enum<E> & Identified> Optional<E> find(Class<E> type, String id) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** The ids of all of {@code type}, in their order. */
  static <E extends Enum<E> & Identified> List<String> ids(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Identified::id).toList();
  }
}
