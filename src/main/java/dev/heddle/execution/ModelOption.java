package dev.heddle.execution;

import dev.heddle.id.UnknownIdException;
import java.util.List;
import java.util.function.Function;

/**
 * Something that can be set of a model, written {@code id=value} in brackets after the model's
 * name, and how it is set in one.
 *
 * @param id the word that a person types
 * @param description what it sets and which values it takes
 * @param usual its value where nobody says otherwise
 * @param value its value in the model that it is an option of
 * @param set the same model with another value; refuses one that it does not take with an {@link
 *     IllegalArgumentException}
 * @param pointless why it may not be set in that model, as it is set otherwise; empty where it may
 */
public record ModelOption(
    String id,
    String description,
    String usual,
    String value,
    Function<String, ExecutionModel> set,
    String pointless) {

  /** One that may be set. */
  public static ModelOption of(
      String id,
      String description,
      String usual,
      String value,
      Function<String, ExecutionModel> set) {
    return new ModelOption(id, description, usual, value, set, "");
  }

  /** The same, which may not be set unless {@code useful}. */
  ModelOption onlyIf(boolean useful, String why) {
    return useful ? this : new ModelOption(id, description, usual, value, set, why);
  }

  /** Whether it is as usual. */
  public boolean asUsual() {
    return value.equals(usual);
  }

  /**
   * The text itself.
   *
   * @throws UnknownIdException if it is none of those that {@code option} takes
   */
  static String requireOneOf(List<String> known, String option, String value) {
    if (!known.contains(value)) {
      throw new UnknownIdException("value of " + option, value, known);
    }
    return value;
  }
}
