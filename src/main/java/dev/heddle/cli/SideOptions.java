package dev.heddle.cli;

import dev.heddle.campaign.Explaining;
import dev.heddle.campaign.Judging;
import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Side;
import dev.heddle.compare.Threads;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.compare.Within;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.ToldMetrics;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which sides are compared. */
final class SideOptions {

  /** {@code param=a,b}; the values may have commas in brackets. */
  private static final Path STANDARD_INPUT = Path.of("-");

  private static final Pattern WITHIN =
      Pattern.compile("([^=]+)=((?:[^,\\[]|\\[[^\\]]*\\])+),((?:[^,\\[]|\\[[^\\]]*\\])+)");

  @Parameters(
      paramLabel = "BASE CANDIDATE",
      arity = "0..2",
      description =
          "A run's folder, a JMH JSON file or a folder of those; several runs of a side with"
              + " commas.")
  private List<String> positional = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "RUN[,RUN…]",
      description = "The base: several runs tell what runs differ by.")
  private @Nullable String base;

  @Option(names = "--candidate", paramLabel = "RUN[,RUN…]", description = "The candidate.")
  private @Nullable String candidate;

  @Option(
      names = "--within",
      paramLabel = "PARAM=A,B",
      description =
          "Compares two values of a parameter inside one run, round by round, as in"
              + " --within model=fixed-pool,process-pool.")
  private @Nullable String within;

  @Mixin private MatchOption match = new MatchOption();

  /** Something that must be so of all runs before they are compared. */
  interface Condition {
    void require(List<ResultSet> sets) throws UsageException;
  }

  /** Whether both sides are in one run. */
  boolean areWithin() {
    return within != null;
  }

  /** The runs in which a row of the comparison lies, the base's first; of several runs the last. */
  List<Explaining.Side> both(RowId row) throws UsageException {
    if (within != null) {
      Path run = Path.of(positional.getFirst());
      Matcher words = WITHIN.matcher(within);
      if (!words.matches()) {
        throw new UsageException(ResultOptionWords.noValues(within));
      }
      return List.of(
          new Explaining.Side(run, with(row, words.group(1), words.group(2))),
          new Explaining.Side(run, with(row, words.group(1), words.group(3))));
    }
    Deque<String> left = new ArrayDeque<>(positional);
    String one = base != null ? base : left.poll();
    String other = candidate != null ? candidate : left.poll();
    return List.of(
        new Explaining.Side(paths(String.valueOf(one)).getLast(), row),
        new Explaining.Side(paths(String.valueOf(other)).getLast(), row));
  }

  private static RowId with(RowId row, String param, String value) {
    Map<String, String> params = new TreeMap<>(row.params());
    params.put(param, value);
    return RowId.of(row.benchmark(), row.mode(), row.threads(), params);
  }

  /** All that is read. */
  List<Path> inputs() throws UsageException {
    List<Path> inputs = new ArrayList<>();
    for (String side : positional) {
      inputs.addAll(paths(side));
    }
    inputs.addAll(base == null ? List.of() : paths(base));
    inputs.addAll(candidate == null ? List.of() : paths(candidate));
    return inputs;
  }

  /**
   * Reads the sides, once, and compares them in each of some ways.
   *
   * @throws UsageException where it is not clear what to compare
   */
  List<Comparison> compare(List<Comparing> comparings, Condition condition)
      throws UsageException, UnreadableException, UnknownMetricException, UnknownNameException {
    Deque<String> left = new ArrayDeque<>(positional);
    if (within != null) {
      if (left.size() != 1 || base != null || candidate != null) {
        throw new UsageException(ResultOptionWords.aboutOneRun(within));
      }
      Path path = Path.of(left.pop());
      List<ResultSet> runs = Reading.all(List.of(path), read(comparings));
      if (runs.size() > 1) {
        throw new UsageException(ResultOptionWords.holdsSeveralRuns(path, runs.size()));
      }
      ResultSet run = runs.getFirst();
      boolean looked = run.run() != null && Judging.lookedTwice(run.run());
      Within values = within(within, run);
      List<Comparison> all = new ArrayList<>();
      for (Comparing each : comparings) {
        all.add((looked ? each.untilVerdict() : each).compare(run, values));
      }
      return all;
    }
    String one = base != null ? base : left.poll();
    String other = candidate != null ? candidate : left.poll();
    if (one == null || other == null) {
      throw new UsageException(ResultOptionWords.TWO_SIDES);
    }
    if (!left.isEmpty()) {
      throw new UsageException(ResultOptionWords.sideTooMany(left.pop()));
    }
    List<Path> ofBase = paths(one);
    List<Path> ofCandidate = paths(other);
    if (ofBase.contains(STANDARD_INPUT) && ofCandidate.contains(STANDARD_INPUT)) {
      throw new UsageException(ResultOptionWords.ON_BOTH_SIDES);
    }
    List<Path> all = new ArrayList<>(ofBase);
    all.addAll(ofCandidate);
    List<List<ResultSet>> read = ResultSet.readEach(all, read(comparings));
    condition.require(flat(read));
    Side first = new Side(flat(read.subList(0, ofBase.size())));
    Side second = new Side(flat(read.subList(ofBase.size(), read.size())));
    if (match.anyThreads()) {
      second = Threads.aligned(first, second);
    }
    List<Comparison> compared = new ArrayList<>();
    for (Comparing each : comparings) {
      compared.add(each.compare(first, second));
    }
    return compared;
  }

  /** The secondary metrics whose values any of {@code comparings} looks at. */
  private static Predicate<String> read(List<Comparing> comparings) {
    Set<String> read = new HashSet<>();
    comparings.forEach(each -> read.addAll(each.reads()));
    return name -> read.contains(name) || ToldMetrics.isNamed(name);
  }

  private static List<ResultSet> flat(List<List<ResultSet>> sets) {
    return sets.stream().flatMap(List::stream).toList();
  }

  /** The paths in a list with commas; a comma may be in the name of one that is there. */
  static List<Path> paths(String text) throws UsageException {
    if (!text.isBlank() && Files.exists(Path.of(text))) {
      return List.of(Path.of(text));
    }
    List<Path> paths =
        Arrays.stream(text.split(",", -1)).filter(part -> !part.isBlank()).map(Path::of).toList();
    if (paths.isEmpty()) {
      throw new UsageException(ResultOptionWords.emptySide(text));
    }
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      if (!seen.add(path.toAbsolutePath().normalize())) {
        throw new UsageException(ResultOptionWords.twiceOnOneSide(path));
      }
    }
    return paths;
  }

  private static Within within(String text, ResultSet run) throws UsageException {
    Matcher words = WITHIN.matcher(text);
    if (!words.matches()) {
      throw new UsageException(ResultOptionWords.noValues(text));
    }
    String param = words.group(1);
    if (words.group(2).equals(words.group(3))) {
      throw new UsageException(ResultOptionWords.sameValues(text));
    }
    Set<String> params = new TreeSet<>();
    Set<String> values = new TreeSet<>();
    run.rows()
        .forEach(row -> {
          params.addAll(row.id().params().keySet());
          String value = row.id().params().get(param);
          if (value != null) {
            values.add(value);
          }
        });
    if (!params.contains(param)) {
      throw new UsageException(
          ResultOptionWords.noParameter(param, Complaint.choices(param, List.copyOf(params))));
    }
    for (String value : List.of(words.group(2), words.group(3))) {
      if (!values.contains(value)) {
        throw new UsageException(
            ResultOptionWords.noValue(param, value, Complaint.choices(value, List.copyOf(values))));
      }
    }
    return new Within(param, words.group(2), words.group(3));
  }
}
