package dev.heddle.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the runs of commands as hyperfine does with {@code --export-json}: a result for each row,
 * times in seconds. Its mean and its standard deviation are those of all runs, and so without what
 * rounds differ by.
 */
final class HyperfineWriter {

  private static final String MODEL = "model";
  private static final String WORKERS = "workers";

  private HyperfineWriter() {}

  /** The page of all rows that {@code forks} are of, in the order in which they come. */
  static String write(CommandPlan commands, List<Fork> forks) {
    Map<RowId, List<Fork>> byRow = new LinkedHashMap<>();
    forks.forEach(fork -> byRow.computeIfAbsent(fork.row(), _ -> new ArrayList<>()).add(fork));
    List<Object> results = new ArrayList<>();
    byRow.entrySet().stream()
        .sorted(Comparator.comparingInt(each -> place(commands, each.getKey())))
        .forEach(each -> results.add(result(commands, each.getKey(), each.getValue())));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("results", results);
    return Json.writeWithNulls(page);
  }

  /** In which order commands were given; rows of one in the order of their numbers. */
  private static int place(CommandPlan commands, RowId row) {
    List<String> names = commands.each().stream().map(CommandPlan.Named::name).toList();
    int command = names.indexOf(row.params().getOrDefault(CommandPlan.COMMAND, ""));
    String number = row.params().getOrDefault(CommandPlan.NUMBER, "");
    return commands.swept() && number.matches("\\d{1,9}") ? Integer.parseInt(number) : command;
  }

  private static Map<String, @Nullable Object> result(
      CommandPlan commands, RowId row, List<Fork> forks) {
    double[] times = times(forks);
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("command", name(commands, row));
    double mean = Arrays.stream(times).average().orElse(0);
    result.put("mean", mean);
    result.put("stddev", deviation(times, mean));
    result.put("median", median(times));
    result.put("user", cpu(forks, true));
    result.put("system", cpu(forks, false));
    result.put("min", times.length == 0 ? 0 : times[0]);
    result.put("max", times.length == 0 ? 0 : times[times.length - 1]);
    result.put("times", inOrder(forks));
    result.put("exit_codes", Collections.nCopies(times.length, 0));
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String name : List.of(CommandPlan.NUMBER, MODEL, WORKERS)) {
      String value = row.params().get(name);
      if (value != null) {
        parameters.put(name, value);
      }
    }
    if (!parameters.isEmpty()) {
      result.put("parameters", parameters);
    }
    return result;
  }

  private static String name(CommandPlan commands, RowId row) {
    String text = commands.text(row).orElse(row.params().getOrDefault(CommandPlan.COMMAND, ""));
    String model = row.params().get(MODEL);
    return model == null
        ? text
        : "%s (%s, workers %s)".formatted(text, model, row.params().getOrDefault(WORKERS, "1"));
  }

  /** The time of each run, from the shortest on. */
  private static double[] times(List<Fork> forks) {
    double[] times = inOrder(forks).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(times);
    return times;
  }

  /** The time of each run: of an iteration those that it counted, of which the order is lost. */
  private static List<Double> inOrder(List<Fork> forks) {
    List<Double> times = new ArrayList<>();
    for (Fork fork : forks) {
      double second = seconds(fork.primary().unit());
      if (fork.primary().histograms().isEmpty()) {
        fork.primary().iterations().forEach(time -> times.add(rounded(time * second)));
      }
      for (List<List<Double>> histogram : fork.primary().histograms()) {
        for (List<Double> bucket : histogram) {
          for (long i = 0; i < bucket.get(1); i++) {
            times.add(rounded(bucket.get(0) * second));
          }
        }
      }
    }
    return times;
  }

  /** To nanoseconds: there are no others in it. */
  private static double rounded(double seconds) {
    return Math.rint(seconds * 1e9) / 1e9;
  }

  private static double seconds(String unit) {
    return switch (unit) {
      case "ns/op" -> 1e-9;
      case "us/op" -> 1e-6;
      case "ms/op" -> 1e-3;
      default -> 1;
    };
  }

  private static @Nullable Double deviation(double[] times, double mean) {
    if (times.length < 2) {
      return null;
    }
    double squares = Arrays.stream(times).map(time -> (time - mean) * (time - mean)).sum();
    return Math.sqrt(squares / (times.length - 1));
  }

  private static double median(double[] times) {
    int half = times.length / 2;
    return times.length == 0
        ? 0
        : times.length % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2;
  }

  /** The processor time of an operation's commands in seconds, over all runs. */
  private static double cpu(List<Fork> forks, boolean user) {
    double seconds = 0;
    double operations = 0;
    for (Fork fork : forks) {
      Optional<Told.CommandRuns> told = fork.told(Told.CommandRuns.class);
      if (told.isPresent()) {
        seconds += (user ? told.get().user() : told.get().system()).toNanos() / 1e9;
        operations += (double) told.get().runs() / told.get().each();
      }
    }
    return operations == 0 ? 0 : seconds / operations;
  }
}
