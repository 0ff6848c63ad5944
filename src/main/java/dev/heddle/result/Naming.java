package dev.heddle.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a history are named by, and what they are put in order by.
 *
 * @param pattern how they are named; null for the usual way
 * @param commits the order of their commits; null where names tell the order
 */
public record Naming(@Nullable NamePattern pattern, @Nullable CommitOrder commits) {

  /** Files named by time and commit. */
  public static final Naming USUAL = new Naming(null, null);

  /** Where no time is known. */
  static final Instant NO_TIME = Instant.EPOCH;

  private static final Pattern HEX =
      Pattern.compile("(?<![0-9a-zA-Z])[0-9a-fA-F]{7,64}(?![0-9a-zA-Z])");
  private static final Pattern LAST_NUMBER = Pattern.compile("^(.*?)(\\d+)(\\D*)$");
  private static final Pattern TIME = Pattern.compile("(?<!\\d)(?:" + Moment.PATTERN + ")(?!\\d)");
  private static final Pattern VERSION =
      Pattern.compile("(?<=^|[-_/])[vV]?\\d+(?:\\.\\d+)+(?:[-.][0-9A-Za-z]+)*(?=$|/|\\.json)");

  /** A run's place, by name and order. */
  record Place(RunName name, int position) {

    Instant time() {
      Instant time = name.time();
      return time == null ? NO_TIME : time;
    }
  }

  /** Why a file has no place, and what to do about it. */
  static final class NoPlace extends Exception {
    private static final long serialVersionUID = 1L;

    NoPlace(String message) {
      super(message);
    }
  }

  /** The place of the file at {@code relative}, a path below the folder. */
  Place of(String relative) throws NoPlace {
    NamePattern names = pattern == null ? NamePattern.USUAL : pattern;
    RunName name = names.read(relative);
    if (commits != null) {
      return inOrder(relative, name);
    }
    if (name == null) {
      throw new NoPlace(pattern == null ? advice(relative) : HistoryWords.OTHER_NAME);
    }
    return new Place(name, 0);
  }

  /** The place of a run's folder. */
  Place of(RunInfo info) throws NoPlace {
    RunInfo.Commit commit = info.commit();
    String id = commit == null ? "" : commit.id();
    RunName name = new RunName(info.started(), id, null, "");
    if (commits != null) {
      CommitOrder.Place place = id.isEmpty() ? null : commits.of(id);
      if (place == null) {
        throw new NoPlace(HistoryWords.NOT_IN_LOG);
      }
      return new Place(name, place.position());
    }
    if (pattern != null && !pattern.has("time")) {
      throw new NoPlace(HistoryWords.RUN_WITHOUT_NUMBER);
    }
    return new Place(name, 0);
  }

  private Place inOrder(String relative, @Nullable RunName name) throws NoPlace {
    if (name == null && pattern != null) {
      throw new NoPlace(HistoryWords.OTHER_NAME);
    }
    List<String> words = new ArrayList<>();
    if (name != null) {
      words.addAll(List.of(name.commit(), name.tag()));
    }
    if (pattern == null) {
      String stem = stem(relative);
      words.add(stem);
      Matcher commit = HEX.matcher(stem);
      while (commit.find()) {
        words.add(commit.group());
      }
    }
    for (String word : words) {
      CommitOrder.Place place = word.isEmpty() || commits == null ? null : commits.of(word);
      if (place != null) {
        Instant time = name == null || name.time() == null ? place.time() : name.time();
        return new Place(new RunName(time, place.commit(), null, ""), place.position());
      }
    }
    throw new NoPlace(HistoryWords.NAME_NOT_IN_LOG);
  }

  /** By what runs are put in order. */
  Comparator<Place> order() {
    if (commits != null) {
      return Comparator.comparingInt(Place::position).thenComparing(Place::time);
    }
    if (pattern == null || pattern.has("time")) {
      return Comparator.comparing(Place::time);
    }
    return pattern.has("number")
        ? Comparator.comparing(place -> String.valueOf(place.name().number()), RunName.versions())
        : Comparator.comparing(place -> place.name().tag(), RunName.versions());
  }

  /** What a person may do about a name that says no time. */
  private static String advice(String relative) {
    String stem = stem(relative);
    if (HEX.matcher(stem).matches() && !stem.matches("\\d+")) {
      return HistoryWords.COMMIT_ALONE;
    }
    String name = relative.substring(relative.lastIndexOf('/') + 1);
    String pattern =
        Stream.of(name, relative)
            .map(Naming::guess)
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("{time}-{commit}.json");
    return HistoryWords.notNamed(pattern);
  }

  /** A pattern that fits {@code name}, where something in it says an order. */
  private static Optional<String> guess(String name) {
    Matcher time = TIME.matcher(name);
    while (time.find()) {
      if (Moment.of(time.group()) != null) {
        String behind = HEX.matcher(name.substring(time.end())).replaceFirst("{commit}");
        return Optional.of(name.substring(0, time.start()) + "{time}" + behind);
      }
    }
    Matcher version = VERSION.matcher(name.replaceFirst("\\.json(?:\\.gz)?$", ""));
    if (version.find()) {
      return Optional.of(
          name.substring(0, version.start()) + "{tag}" + name.substring(version.end()));
    }
    Matcher number = LAST_NUMBER.matcher(name);
    return number.matches()
        ? Optional.of(number.group(1) + "{number}" + number.group(3))
        : Optional.empty();
  }

  private static String stem(String relative) {
    return relative.substring(relative.lastIndexOf('/') + 1).replaceFirst("\\.json(?:\\.gz)?$", "");
  }
}
