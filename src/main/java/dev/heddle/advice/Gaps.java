package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.PlannedRow;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run did not measure, and the commands that would.
 *
 * @param path where the run is
 * @param run what it was
 * @param ids how a person names the benchmark of each workload
 */
record Gaps(String path, RunInfo run, Map<RowId, String> ids) {

  private static final String MODELS = "--models";

  /** How a person may write that. */
  private static final List<String> SPELT = List.of(MODELS, "--model");

  /** The parameter that tells the JVMs of one run apart, which no benchmark knows. */
  private static final String JVM = "jvm";

  /** The parameter that names a person's own task. */
  private static final String TASK = "task";

  /** What stands for words that are kept from files. */
  private static final String MASK = "***";

  static Gaps of(String path, RunInfo run) {
    Map<RowId, String> ids = new HashMap<>();
    run.plan().rows().forEach(each -> ids.putIfAbsent(Workload.family(each.row()), each.id()));
    return new Gaps(path, run, ids);
  }

  /** Which rows of {@code workload} lack forks. */
  Optional<Advice> missing(Workload workload) {
    Set<RowId> there = workload.rows().stream().map(Standing::id).collect(Collectors.toSet());
    List<RowId> failed =
        run.failures().stream()
            .map(RunInfo.Failure::row)
            .distinct()
            .filter(row -> Workload.family(row).equals(workload.id()))
            .toList();
    List<String> words = new ArrayList<>();
    add(words, "a row failed: ", "rows failed: ", failed, row -> !there.contains(row));
    add(words, "a fork failed of ", "rows lack forks that failed: ", failed, there::contains);
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Advice.Missing(String.join("; ", words)));
  }

  private static void add(
      List<String> words, String one, String several, List<RowId> rows, Predicate<RowId> which) {
    List<String> names = rows.stream().filter(which).map(Labels::of).toList();
    if (!names.isEmpty()) {
      words.add(
          (names.size() == 1 ? one : names.size() + " " + several) + String.join(", ", names));
    }
  }

  /** The planned workloads none of whose rows has a value. */
  List<WorkloadAdvice> unmeasured(List<Workload> measured) {
    Set<RowId> there = measured.stream().map(Workload::id).collect(Collectors.toSet());
    Map<RowId, String> others = new LinkedHashMap<>();
    for (PlannedRow planned : run.plan().rows()) {
      RowId family = Workload.family(planned.row());
      if (!Labels.model(planned.row()).isEmpty() && !there.contains(family)) {
        others.putIfAbsent(family, planned.id());
      }
    }
    return others.entrySet().stream()
        .map(each ->
            new WorkloadAdvice(
                each.getValue(),
                each.getKey().params(),
                List.of(new Advice.Missing("none of its rows has a value"))))
        .toList();
  }

  /** What was not measured, and how it can be, where that can be said. */
  Optional<Advice> more(Workload workload) {
    List<String> alone =
        workload.choices().stream().filter(row -> row.forks() < 2).map(Labels::of).toList();
    if (!alone.isEmpty()) {
      String whose = alone.size() == workload.choices().size() ? "" : " of " + names(alone);
      return Optional.of(
          new Advice.More(
              "one fork" + whose + " shows no difference",
              "heddle run --resume " + word(path) + " --more-rounds 2"));
    }
    boolean numbers = workload.models().stream().anyMatch(m -> !workload.numbered(m).isEmpty());
    String command = numbers && !workload.swept() ? sweep(workload) : null;
    return command == null
        ? Optional.empty()
        : Optional.of(new Advice.More("how many workers are best was not measured", command));
  }

  private static String names(List<String> rows) {
    return rows.size() > 1 ? rows.size() + " rows" : rows.getFirst();
  }

  /** The command that sweeps; null where it would measure something else than this run did. */
  private @Nullable String sweep(Workload workload) {
    String id = ids.get(workload.id());
    String models = models();
    if (id == null
        || models.contains(MASK)
        || !run.plan().urls().isEmpty()
        || !run.plan().builds().isEmpty()
        || run.plan().commands() != null
        || run.plan().own().size() > 1) {
      return null;
    }
    String task = run.plan().own().isEmpty() ? null : workload.id().params().get(TASK);
    StringBuilder command = new StringBuilder("heddle run ");
    if (task == null) {
      command.append(word(id));
    } else {
      String path = String.join(File.pathSeparator, run.plan().own().getFirst().classPath());
      command.append("--task ").append(word(task)).append(" --class-path ").append(word(path));
    }
    workload
        .id()
        .params()
        .forEach((name, value) -> {
          boolean said = task != null && name.equals(TASK);
          if (!said && (run.plan().jvms().isEmpty() || !name.equals(JVM))) {
            command.append(" -p ").append(word(name + "=" + value));
          }
        });
    if (!models.isEmpty()) {
      command.append(' ').append(MODELS).append(' ').append(word(models));
    }
    return command.append(" --workers sweep").toString();
  }

  /** The models that a person chose; empty where it was all of them. */
  private String models() {
    List<String> said = run.commandLine();
    for (int i = 0; i < said.size(); i++) {
      String[] parts = said.get(i).split("=", 2);
      if (SPELT.contains(parts[0])) {
        return parts.length > 1 ? parts[1] : i + 1 < said.size() ? said.get(i + 1) : "";
      }
    }
    return "";
  }

  /** As a shell reads it as one word. */
  private static String word(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
