package dev.heddle.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command as a person wrote it, with places for an input and a number.
 *
 * @param text the command
 * @param shell whether a shell reads it, to whom inputs are handed as {@code $1} and on
 */
public record OwnCommand(String text, boolean shell) {

  /** The place of a number. */
  static final String NUMBER = "{n}";

  /** The places of an input, in the order in which a shell gets them from {@code $1} on. */
  static final List<String> OF_INPUT = List.of("{}", "{/}", "{.}", "{//}", "{/.}");

  private static final Pattern PLACE = Pattern.compile("\\{(?:|/|\\.|//|/\\.|n)}");

  /**
   * Looks at a command.
   *
   * @throws IllegalArgumentException where it has no words, or a quote of it is not closed
   */
  public OwnCommand {
    if (text.isBlank()) {
      throw new IllegalArgumentException(CommandWords.EMPTY);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(CommandWords.hasNul(text.replace('\0', ' ')));
    }
    if (!shell && CommandSplit.words(text).getFirst().isEmpty()) {
      throw new IllegalArgumentException(CommandWords.EMPTY);
    }
  }

  /** Whether an input has a place in it; a shell may have one as {@code $1} or {@code $@}. */
  public boolean takesInput() {
    return OF_INPUT.stream().anyMatch(text::contains)
        || (shell && Pattern.compile("\\$\\{?[1-5@*]").matcher(text).find());
  }

  /** Whether one of the places of an input is in it. */
  public boolean hasPlace() {
    return OF_INPUT.stream().anyMatch(text::contains);
  }

  /** Whether a number has a place in it. */
  public boolean takesNumber() {
    return text.contains(NUMBER);
  }

  /** The same with the number in its place. */
  public OwnCommand with(String number) {
    return new OwnCommand(text.replace(NUMBER, number), shell);
  }

  /** Its first word: the program, where no shell reads it. */
  public String program() {
    return parted().getFirst();
  }

  /** Its words as they are; of a shell's command as far as blanks part it. */
  List<String> parted() {
    return shell ? List.of(text.strip().split("\\s+")) : CommandSplit.words(text);
  }

  /**
   * The words to start it by. What an input is stands as one word, or as a part of one, and nobody
   * looks into it.
   *
   * @param input the input; null where there are none
   * @param number the number; empty where there is none
   */
  public List<String> words(@Nullable CommandInput input, String number) {
    if (shell) {
      return ShellCommand.words(with(number).text(), input);
    }
    List<String> words = new ArrayList<>();
    for (String word : CommandSplit.words(text)) {
      words.add(
          PLACE
              .matcher(word)
              .replaceAll(place -> Matcher.quoteReplacement(in(place.group(), input, number))));
    }
    return words;
  }

  private static String in(String place, @Nullable CommandInput input, String number) {
    if (place.equals(NUMBER)) {
      return number.isEmpty() ? place : number;
    }
    return input == null ? place : input.in(place);
  }
}
