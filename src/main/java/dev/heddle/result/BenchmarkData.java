package dev.heddle.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The history that github-action-benchmark keeps in its {@code data.js}, or as JSON alone: for each
 * commit a value a row, without forks.
 */
final class BenchmarkData {

  private static final String NAME = "data.js";
  private static final String BEGIN = "window.BENCHMARK_DATA";

  /**
   * {@code a.B.c size=10} as we write it for that tool, {@code a.B.c ( {"size":"10"} )} as it does.
   */
  private static final Pattern OURS = Pattern.compile("(\\S+)((?: [^\\s=]+=\\S*)+)");

  private static final Pattern THEIRS = Pattern.compile("(\\S+) \\( (\\{.*\\}) \\)");

  private static final Setup UNKNOWN =
      new Setup(null, null, List.of(), null, null, null, 0, null, 0, 0, null, 0);

  private final Path file;

  private BenchmarkData(Path file) {
    this.file = file;
  }

  /** A run that was kept, before it has its place. */
  private record Kept(Instant time, String commit, BigInteger order, List<ResultRow> rows) {}

  /** Whether {@code file} is called like one. */
  static boolean isNamed(Path file) {
    return ResultSet.name(file).endsWith(".js");
  }

  /** Whether {@code file} may be one: JSON alone is what is kept outside of a page. */
  static boolean isLike(Path file) {
    if (isNamed(file) || !ResultSet.name(file).endsWith(".json")) {
      return isNamed(file);
    }
    try (InputStream bytes = Source.ofFile(file).open()) {
      return new String(bytes.readNBytes(64), StandardCharsets.UTF_8).strip().startsWith("{");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads {@code file}.
   *
   * @param commits the order of the commits; null for that of the file, which is the time of runs
   */
  static History read(Path file, @Nullable CommitOrder commits) throws UnreadableException {
    try (InputStream bytes = Source.ofFile(file).open()) {
      String text = Letters.of(bytes.readAllBytes()).strip();
      int begin = text.indexOf('{');
      int end = text.lastIndexOf('}');
      if (!(text.startsWith(BEGIN) || begin == 0) || begin < 0 || end < begin) {
        throw new Json.NotOurs(HistoryWords.noData(BEGIN));
      }
      JsonElement tree = Json.tree(text.substring(begin, end + 1));
      return new BenchmarkData(file).history(tree.getAsJsonObject(), commits);
    } catch (IOException e) {
      throw new UnreadableException(
          HistoryWords.dataCannotBeRead(file, String.valueOf(e.getMessage()), NAME), e);
    } catch (RuntimeException e) {
      throw new UnreadableException(
          HistoryWords.dataCannotBeRead(file, HistoryWords.wrongKind(), NAME), e);
    }
  }

  private History history(JsonObject page, @Nullable CommitOrder commits) {
    Map<String, JsonElement> suites = page.getAsJsonObject("entries").asMap();
    List<String> skipped = new ArrayList<>();
    List<Path> lost = new ArrayList<>();
    Map<String, Kept> runs = new LinkedHashMap<>();
    suites.forEach((suite, entries) -> {
      Map<String, Integer> seen = new TreeMap<>();
      int number = 0;
      for (JsonElement element : entries.getAsJsonArray()) {
        BenchmarkEntry entry;
        number++;
        try {
          entry = BenchmarkEntry.of(element);
        } catch (Missing e) {
          Path place = Path.of(HistoryWords.entry(file, number, suite));
          skipped.add(HistoryWords.entryLacks(place, String.valueOf(e.getMessage())));
          // the file has them in the order in which they were kept
          if (number == entries.getAsJsonArray().size()) {
            lost.add(place);
          }
          continue;
        }
        String commit = entry.commit();
        CommitOrder.Place place = commits == null ? null : commits.of(commit);
        if (commits != null && place == null) {
          skipped.add(HistoryWords.commitNotInLog(file, commit.isEmpty() ? "?" : commit));
          continue;
        }
        Instant time = entry.time();
        BigInteger order =
            BigInteger.valueOf(place == null ? time.toEpochMilli() : place.position());
        List<ResultRow> rows = rows(entry, suites.size() > 1 ? suite : "");
        // the suites of a commit are one run, and a commit that was measured again is another
        String name = commit.isEmpty() ? time.toString() : commit;
        String key = name + " " + seen.merge(name, 1, Integer::sum);
        Kept kept =
            runs.computeIfAbsent(key, _ -> new Kept(time, commit, order, new ArrayList<>()));
        kept.rows().addAll(rows);
      }
    });
    if (runs.isEmpty() && !lost.isEmpty()) {
      throw new Missing("entries");
    }
    List<History.Run> all =
        runs.values().stream()
            .sorted(Comparator.comparing(Kept::order).thenComparing(Kept::time))
            .map(kept ->
                new History.Run(
                    kept.time(),
                    kept.commit(),
                    new ResultSet(ResultSet.name(file), file.toString(), kept.rows(), null, false)))
            .toList();
    return new History(all, skipped, lost);
  }

  private static List<ResultRow> rows(BenchmarkEntry entry, String suite) {
    List<ResultRow> rows = new ArrayList<>();
    for (BenchmarkEntry.Figure figure : entry.rows()) {
      String unit = unit(figure.unit(), entry.tool());
      Measured value = new Measured(unit, figure.value(), Map.of(), List.of());
      RowId id = id(figure.name(), suite, unit);
      rows.add(
          new ResultRow(id, InferredRole.of(id), UNKNOWN, 1, value, new TreeMap<>(), List.of()));
    }
    return rows;
  }

  private static RowId id(String name, String suite, String unit) {
    Map<String, String> params = new TreeMap<>();
    String benchmark = name;
    Matcher ours = OURS.matcher(name);
    Matcher theirs = THEIRS.matcher(name);
    if (ours.matches()) {
      benchmark = ours.group(1);
      for (String param : ours.group(2).strip().split(" ", -1)) {
        params.put(param.substring(0, param.indexOf('=')), param.substring(param.indexOf('=') + 1));
      }
    } else if (theirs.matches()) {
      try {
        Json.tree(theirs.group(2))
            .getAsJsonObject()
            .entrySet()
            .forEach(param -> params.put(param.getKey(), param.getValue().getAsString()));
        benchmark = theirs.group(1);
      } catch (IOException | RuntimeException e) {
        // a name like any other
        params.clear();
      }
    }
    if (!suite.isEmpty()) {
      params.put("suite", suite);
    }
    return RowId.of(benchmark, unit.startsWith("ops/") ? "thrpt" : "avgt", 1, params);
  }

  /** Its tools' words for what JMH has words for, and what they say of better and worse. */
  private static String unit(String unit, String tool) {
    boolean more = tool.equals("customBiggerIsBetter");
    return switch (unit) {
      case "ns/iter", "us/iter", "µs/iter", "ms/iter", "s/iter" -> unit.replace("/iter", "/op");
      case "ops/sec", "iter/sec" -> "ops/s";
      case "ns", "us", "µs", "ms", "s" -> more ? unit + Measured.MORE_IS_BETTER : unit + "/op";
      default -> {
        // where the unit says it itself, that is believed
        boolean says = unit.endsWith("/op") || unit.startsWith("ops/");
        boolean less = tool.equals("customSmallerIsBetter");
        yield says || !(more || less)
            ? unit
            : unit + (more ? Measured.MORE_IS_BETTER : Measured.LESS_IS_BETTER);
      }
    };
  }
}
