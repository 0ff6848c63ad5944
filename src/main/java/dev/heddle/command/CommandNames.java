package dev.heddle.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Short names of commands for tables: the program alone or, where several run the same, with the
 * words that not all of these have.
 */
public final class CommandNames {

  private static final int LONGEST = 40;

  private CommandNames() {}

  /**
   * The names of {@code commands}, in their order; no two are the same.
   *
   * @throws IllegalArgumentException where two commands are the same
   */
  public static List<String> of(List<OwnCommand> commands) {
    for (OwnCommand each : commands) {
      if (Collections.frequency(commands, each) > 1) {
        throw new IllegalArgumentException(CommandWords.twice(each.text()));
      }
    }
    List<String> programs = commands.stream().map(CommandNames::program).toList();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      String program = programs.get(i);
      List<OwnCommand> alike = new ArrayList<>();
      for (int j = 0; j < commands.size(); j++) {
        if (programs.get(j).equals(program)) {
          alike.add(commands.get(j));
        }
      }
      names.add(alike.size() == 1 ? program : program + differing(commands.get(i), alike));
    }
    return apart(names);
  }

  private static String differing(OwnCommand command, List<OwnCommand> alike) {
    List<String> words = command.parted();
    return words.subList(1, words.size()).stream()
        .filter(word -> !alike.stream().allMatch(other -> other.parted().contains(word)))
        .map(CommandNames::plain)
        .filter(word -> !word.isEmpty())
        .map(word -> " " + word)
        .collect(Collectors.joining());
  }

  private static String program(OwnCommand command) {
    String program = command.program();
    String base = plain(program.substring(program.lastIndexOf('/') + 1));
    return base.isEmpty() ? "command" : base;
  }

  /** What stands between names in lists, and marks of a shell, would only confuse. */
  private static String plain(String word) {
    return word.replaceAll("[^\\p{L}\\p{N}._+:/@%{}-]+", "_").replaceAll("^_+|_+$", "");
  }

  private static List<String> apart(List<String> names) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean clear = name.length() <= LONGEST && Collections.frequency(names, name) == 1;
      String base = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
      all.add(clear ? name : base + " #" + (i + 1));
    }
    Set<String> different = Set.copyOf(all);
    if (different.size() < all.size()) {
      throw new IllegalStateException(String.valueOf(all));
    }
    return all;
  }
}
