package dev.heddle.result;

import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the files of a history are named, as in {@code build-{number}.json}. */
public final class NamePattern {

  private static final String COMMIT = "[0-9a-fA-F]{7,64}";

  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("time", Moment.PATTERN);
    PARTS.put("commit", COMMIT);
    PARTS.put("number", "\\d+");
    PARTS.put("tag", "[^/]+?");
    PARTS.put("any", "[^/]*?");
  }

  /** Time, and a commit and anything else behind it. */
  static final NamePattern USUAL =
      new NamePattern(
          Pattern.compile(
              "(?<time>" + Moment.PATTERN + ")(?:[-_.](?<commit>" + COMMIT + "))?(?:[-_.].*)?"),
          Set.of("time", "commit"),
          false);

  private static final Pattern PART = Pattern.compile("\\{([^{}]*)\\}|\\*|[^{*]+|\\{");

  private final Pattern pattern;
  private final Set<String> named;
  private final boolean ofPaths;

  private NamePattern(Pattern pattern, Set<String> named, boolean ofPaths) {
    this.pattern = pattern;
    this.named = named;
    this.ofPaths = ofPaths;
  }

  /**
   * Reads a pattern; where a slash is in it, it is one of paths below the folder.
   *
   * @throws IllegalArgumentException with the reason in words
   */
  public static NamePattern of(String text) {
    StringBuilder regex = new StringBuilder();
    Set<String> named = new LinkedHashSet<>();
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      String name = parts.group(1);
      if (name == null) {
        regex.append(parts.group().equals("*") ? PARTS.get("any") : Pattern.quote(parts.group()));
        continue;
      }
      String part = PARTS.get(name);
      if (part == null) {
        throw new IllegalArgumentException(HistoryWords.noSuchPart(name, parts()));
      }
      boolean any = name.equals("any");
      if (!any && !named.add(name)) {
        throw new IllegalArgumentException(HistoryWords.twice(name));
      }
      regex.append(any ? "(?:" : "(?<" + name + ">").append(part).append(')');
    }
    if (named.isEmpty()) {
      throw new IllegalArgumentException(HistoryWords.namesNoPart(parts()));
    }
    return new NamePattern(Pattern.compile(regex.toString()), named, text.contains("/"));
  }

  private static String parts() {
    return "{" + String.join("}, {", PARTS.keySet()) + "}";
  }

  /** Whether such a part is in it. */
  boolean has(String part) {
    return named.contains(part);
  }

  /** Whether it is enough to put runs in order. */
  public boolean orders() {
    return List.of("time", "number", "tag").stream().anyMatch(named::contains);
  }

  /** What the name of a file below a folder says; null where it is another name. */
  @Nullable RunName read(String relative) {
    String name = ofPaths ? relative : relative.substring(relative.lastIndexOf('/') + 1);
    Matcher words = pattern.matcher(name);
    if (!words.matches()) {
      words = pattern.matcher(name.replaceFirst("\\.json(?:\\.gz)?$", ""));
      if (!words.matches()) {
        return null;
      }
    }
    String time = part(words, "time");
    Instant moment = time.isEmpty() ? null : Moment.of(time);
    if (moment == null && !time.isEmpty()) {
      return null;
    }
    String number = part(words, "number");
    return new RunName(
        moment,
        part(words, "commit"),
        number.isEmpty() ? null : new BigInteger(number),
        part(words, "tag"));
  }

  private String part(Matcher words, String part) {
    String text = named.contains(part) ? words.group(part) : null;
    return text == null ? "" : text;
  }
}
