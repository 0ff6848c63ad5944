package dev.heddle.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What all names of a table's rows have in common, which then stands once, in the heading.
 *
 * @param heading the common words, with an ellipsis where each row has words of its own
 * @param names the words of each row's own
 */
record SharedWords(String heading, List<String> names) {

  private static final String OWN = "…";

  /** What {@code names} share; all of each where that is nothing. */
  static SharedWords of(String heading, List<String> names) {
    List<List<String>> words =
        names.stream()
            .map(name -> (List<String>) new ArrayList<>(List.of(name.split(" "))))
            .toList();
    if (words.size() < 2) {
      return new SharedWords(heading, names);
    }
    List<String> first = new ArrayList<>();
    while (words.stream().allMatch(each -> each.size() > 1)
        && words.stream().map(List::getFirst).distinct().count() == 1) {
      first.add(words.getFirst().getFirst());
      words.forEach(List::removeFirst);
    }
    String type = type(words.stream().map(List::getFirst).toList());
    words.forEach(each -> each.set(0, each.getFirst().substring(type.length())));
    List<String> last = new ArrayList<>();
    for (String word : List.copyOf(words.getFirst())) {
      if (word.contains("=") && words.stream().allMatch(each -> each.indexOf(word) > 0)) {
        last.add(word);
        words.forEach(each -> each.remove(word));
      }
    }
    if (first.isEmpty() && type.isEmpty() && last.isEmpty()) {
      return new SharedWords(heading, names);
    }
    List<String> all = new ArrayList<>(first);
    all.add(type + OWN);
    all.addAll(last);
    return new SharedWords(
        heading + ": " + String.join(" ", all),
        words.stream().map(each -> String.join(" ", each)).toList());
  }

  /** The classes' names that all begin with, to the last point. */
  private static String type(List<String> words) {
    String common = words.getFirst();
    for (String word : words) {
      int end = 0;
      while (end < Math.min(common.length(), word.length())
          && common.charAt(end) == word.charAt(end)) {
        end++;
      }
      common = common.substring(0, end);
    }
    int point = common.lastIndexOf('.');
    String type = common.substring(0, point + 1);
    return words.stream().allMatch(word -> word.length() > type.length()) ? type : "";
  }
}
