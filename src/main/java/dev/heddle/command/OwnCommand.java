package dev.heddle.command;

import dev.heddle.result.CommandPlan;
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

  /** The places of an input, in the order in which a shell gets them from {@code $1} on. */
  static final List<String> OF_INPUT = List.of("{}", "{/}", "{.}", "{//}", "{/.}");

  private static final Pattern PLACE = Pattern.compile("\\{(?:|/|\\.|//|/\\.|n)}");

  /**
   * The command that was given by {@code option}.
   *
   * @param input whether it is to have an input
   * @throws IllegalArgumentException where it has no words, a quote of it is not closed, or an
   *     input cannot stand where it is to
   */
  public static OwnCommand of(String option, String text, boolean shell, boolean input) {
    try {
      OwnCommand command = new OwnCommand(text, shell);
      List<String> _ = command.words(input ? new CommandInput("input") : null, "1");
      return command;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          CommandWords.wrong(option, text, String.valueOf(e.getMessage())), e);
    }
  }

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
      throw new IllegalArgumentException(CommandWords.HAS_NUL);
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

  /** Whether a word has any place in it, and is another one with what goes there. */
  static boolean hasAnyPlace(String word) {
    return PLACE.matcher(word).find();
  }

  /** Whether a number has a place in it. */
  public boolean takesNumber() {
    return text.contains(CommandPlan.PLACE);
  }

  /** The same with the number in its place. */
  public OwnCommand with(String number) {
    return new OwnCommand(text.replace(CommandPlan.PLACE, number), shell);
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
    if (place.equals(CommandPlan.PLACE)) {
      return number.isEmpty() ? place : number;
    }
    return input == null ? place : input.in(place);
  }
}
