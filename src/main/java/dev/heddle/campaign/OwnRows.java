package dev.heddle.campaign;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.result.OwnJars;
import dev.heddle.result.Plan;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.AskedTask;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.PlanException;
import dev.heddle.run.UnknownNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows about a person's own task: what there is to measure, and under which models it can be.
 *
 * @param task what was found, where it lies last
 * @param builds where it lies; several where it is measured in several builds
 */
record OwnRows(AskedTask task, List<OwnJars> builds) {

  /**
   * Looks for the task that is asked for.
   *
   * @throws PlanException where it is not there
   */
  static OwnRows of(TaskRequest said) throws PlanException {
    if (said.classPaths().isEmpty()) {
      throw new PlanException(OwnPlanWords.taskWithoutJars(said.word()));
    }
    List<OwnJars> builds = new ArrayList<>();
    AskedTask last = null;
    for (String text : said.classPaths()) {
      String label = label(text);
      if (said.classPaths().size() > 1 && label == null) {
        throw new PlanException(OwnPlanWords.classPathsWithoutNames(text));
      }
      if (builds.stream().anyMatch(each -> each.label().equals(label))) {
        throw new PlanException(OwnPlanWords.classPathsCalledAlike(String.valueOf(label)));
      }
      last = AskedTask.ask(said.word(), path(text));
      builds.add(last.jars(label == null ? "" : label));
    }
    if (last == null) {
      throw new IllegalStateException(OwnPlanWords.ONE_AT_LEAST);
    }
    return new OwnRows(last, List.copyOf(builds));
  }

  /** The class path in {@code old=a.jar}, and in {@code a.jar}. */
  static String path(String text) {
    String label = label(text);
    return label == null ? text : text.substring(label.length() + 1);
  }

  /** The name in {@code old=a.jar}; null where there is none. */
  private static @Nullable String label(String text) {
    int equals = text.indexOf('=');
    String label = equals < 1 ? "" : text.substring(0, equals);
    return label.matches("[A-Za-z0-9_.-]+") && !Files.exists(Path.of(text)) ? label : null;
  }

  /**
   * What its rows are measured by: by how long many of them take, or by how late each is done where
   * they come at a rate.
   *
   * @param selectors empty, or naming the latter
   * @throws PlanException where they name what measures tasks of ours alone
   */
  Benchmark benchmark(List<String> selectors) throws UnknownNameException, PlanException {
    Catalog catalog = Catalog.read();
    if (!catalog.select(selectors).stream().allMatch(each -> each.id().equals(Catalog.LATENCY))) {
      throw new PlanException(
          OwnPlanWords.taskAlone(task.found().word(), String.join(" ", selectors)));
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    task.found().parameters().forEach((name, value) -> values.put(name, List.of(value)));
    values.put(Params.TASK, List.of(task.found().word()));
    boolean late = !selectors.isEmpty();
    return catalog
        .select(List.of(late ? Catalog.LATENCY : Catalog.OWN))
        .getFirst()
        .about(late ? Catalog.LATENCY : task.found().label(), values)
        .lookedAt(Params.TASK);
  }

  /**
   * As {@link Rows#canonical}.
   *
   * @throws NoRowException for a model that sends to other JVMs what cannot be sent
   */
  SortedMap<String, String> canonical(SortedMap<String, String> params) {
    SortedMap<String, String> canonical = Rows.canonical(params);
    String stays = task.found().staysHere();
    String id = canonical.get(Params.MODEL);
    if (stays != null && id != null) {
      ExecutionModel model = ExecutionModel.of(id);
      if (model.has(Trait.CROSSES_PROCESSES)) {
        throw new NoRowException(OwnPlanWords.sendsWhatStays(model.id(), stays));
      }
    }
    return canonical;
  }

  /** The plan about it, with a row of each build. */
  Plan in(Plan plan) {
    List<PlannedRow> rows =
        builds.size() < 2
            ? plan.rows()
            : Jvms.spread(plan.rows(), Params.BUILD, builds.stream().map(OwnJars::label).toList());
    return plan.withRows(rows).withOwn(builds);
  }
}
