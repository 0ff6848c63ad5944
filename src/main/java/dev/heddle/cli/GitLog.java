package dev.heddle.cli;

import dev.heddle.result.CommitOrder;
import dev.heddle.run.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The order in which {@code git log} has commits, which is the newest first. */
final class GitLog implements CommitOrder {

  /** A commit, when it was made, what is called so. */
  private static final String FORMAT = "%H %cI %D";

  /** A line of a log in any usual format: the commit, and perhaps a time behind it. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\W*commit )?\\W*([0-9a-f]{7,64})\\b(?:\\s+(\\d{4}-\\d{2}-\\d{2}T\\S+))?(.*)");

  private static final Pattern TAG = Pattern.compile("tag: ([^,)]+)");

  private final TreeMap<String, Place> commits = new TreeMap<>();
  private final Map<String, Place> tags = new HashMap<>();

  private GitLog(List<String> lines) {
    List<String> oldestFirst = new ArrayList<>();
    for (String line : lines) {
      if (LINE.matcher(line).matches()) {
        oldestFirst.addFirst(line);
      }
    }
    for (String line : oldestFirst) {
      add(line);
    }
  }

  private void add(String line) {
    Matcher words = LINE.matcher(line);
    if (!words.matches()) {
      return;
    }
    Place place = new Place(commits.size(), words.group(1), time(words.group(2)));
    commits.put(place.commit(), place);
    Matcher tag = TAG.matcher(words.group(3));
    while (tag.find()) {
      tags.put(tag.group(1), place);
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The log of a repository, or one that was kept in a file.
   *
   * @throws UsageException where there is none
   */
  static GitLog of(Path place) throws UsageException {
    List<String> lines;
    if (Files.isDirectory(place)) {
      try {
        lines = Git.log(place, FORMAT);
      } catch (IOException e) {
        throw new UsageException(ResultOptionWords.gitFails(place, e));
      }
    } else {
      try {
        lines = Files.readString(place).lines().toList();
      } catch (IOException e) {
        throw new UsageException(ResultOptionWords.noGitLog(place));
      }
    }
    GitLog log = new GitLog(lines);
    if (log.commits.isEmpty()) {
      throw new UsageException(ResultOptionWords.noCommit(place));
    }
    return log;
  }

  @Override
  public @Nullable Place of(String name) {
    Place tagged = tags.get(name);
    if (tagged != null) {
      return tagged;
    }
    String start = name.toLowerCase(Locale.ROOT);
    if (start.length() < 7) {
      return null;
    }
    // a log may have short names, and a file a long one
    Map.Entry<String, Place> shorter = commits.floorEntry(start);
    if (shorter != null && start.startsWith(shorter.getKey())) {
      return shorter.getValue();
    }
    Map.Entry<String, Place> next = commits.ceilingEntry(start);
    return next != null && next.getKey().startsWith(start) ? next.getValue() : null;
  }
}
