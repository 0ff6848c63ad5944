package dev.heddle.run;

import dev.heddle.result.Plan;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hides what looks like a secret in words that go into a file. */
public final class Secrets {

  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  /** Words that name a secret in whatever word they end: {@code dbpassword}. */
  private static final String PLAIN = "(?i:passw(?:or)?d|passphrase|secret)s?(?![a-z])";

  /** Words that name a secret only where they are whole: {@code sig}, and not {@code signal}. */
  private static final List<String> WHOLE =
      List.of(
          "pass",
          "token",
          "api[-_.]?key",
          "access[-_.]?key",
          "credential",
          "credentials",
          "auth",
          "authorization",
          "sig",
          "signature");

  /** Before a word: no letter, but for that of {@code -D}. */
  private static final String BEGIN = "(?:(?<![A-Za-z])|(?<=-D))";

  private static final String NAME = "(?:" + PLAIN + "|" + whole() + ")";

  /** A word, or what stands in quotes. */
  private static final String VALUE = "(?:'[^']*'|\"[^\"]*\"|\\S+)";

  /** A flag of one word, {@code -Dname=value}: all after the sign is the value. */
  private static final Pattern FLAG = Pattern.compile("(?s)(-[\\w.-]*" + NAME + "[\\w.-]*[=:]).+");

  /** {@code ?name=value&} in an address. */
  private static final Pattern QUERY =
      Pattern.compile("([?&][\\w.-]*" + NAME + "[\\w.-]*=)[^\\s&#]+");

  /** {@code name=value} in running text; the value ends at white space, or with its quotes. */
  private static final Pattern PAIR =
      Pattern.compile(
          "((?<![?&\\w.-])[\\w.-]*"
              + NAME
              + "[\\w.-]*\\s*[=:]\\s*)(?:(?i:basic|bearer|digest)\\s+)?"
              + VALUE);

  /** {@code --name value} as two words. */
  private static final Pattern OPTION = Pattern.compile("--?[\\w.-]*" + NAME + "[\\w.-]*");

  /** The same within a command that is one word. */
  private static final Pattern OPTION_INSIDE =
      Pattern.compile("((?:^|\\s)--?[\\w.-]*" + NAME + "[\\w.-]*\\s+)(?!-)" + VALUE);

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

  private Secrets() {}

  /** Each as {@code token}, {@code TOKEN}, or with a capital where it begins in a longer name. */
  private static String whole() {
    return WHOLE.stream()
        .map(word -> {
          String tail = word.substring(1).replace("key", "[kK]ey");
          char first = word.charAt(0);
          return "%s%s%s(?![a-z])|%s%s(?![a-z])|%s%s(?![A-Za-z])"
              .formatted(
                  BEGIN,
                  first,
                  tail,
                  Character.toUpperCase(first),
                  tail,
                  BEGIN,
                  word.toUpperCase(Locale.ROOT).replace("KEY", "(?:KEY|Key)"));
        })
        .collect(Collectors.joining("|"));
  }

  /** {@code text} with secrets masked. */
  public static String mask(String text) {
    String masked = USER_INFO.matcher(text).replaceAll(MASK);
    masked = QUERY.matcher(masked).replaceAll("$1***");
    return PAIR.matcher(masked).replaceAll("$1***");
  }

  private static String maskWord(String word) {
    Matcher flag = FLAG.matcher(word);
    return flag.matches() && !word.contains(" -")
        ? flag.group(1) + MASK
        : OPTION_INSIDE.matcher(mask(word)).replaceAll("$1***");
  }

  /** {@code plan} with secrets masked. */
  public static Plan mask(Plan plan) {
    return plan.said(Secrets::mask);
  }

  /** {@code words} with secrets masked, also where a word names and the next one tells a secret. */
  public static List<String> mask(List<String> words) {
    return IntStream.range(0, words.size())
        .mapToObj(i ->
            i > 0 && OPTION.matcher(words.get(i - 1)).matches() ? MASK : maskWord(words.get(i)))
        .toList();
  }
}
