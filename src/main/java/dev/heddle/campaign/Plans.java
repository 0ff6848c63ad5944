package dev.heddle.campaign;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelProviderException;
import dev.heddle.fork.Params;
import dev.heddle.id.UnknownIdException;
import dev.heddle.result.ForkJvm;
import dev.heddle.result.Plan;
import dev.heddle.result.Role;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.ChosenBenchmarks;
import dev.heddle.run.PlanException;
import dev.heddle.run.Planner;
import dev.heddle.run.UnknownNameException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes a plan of what a person said. */
public final class Plans {

  static final List<String> HEADLINE = List.of("squares", "fetch");
  private static final double TIMEOUT_SECONDS = 300;
  private static final double LONGER = 3;

  private Plans() {}

  /**
   * The plan by what was said, for our own benchmarks.
   *
   * @param remarks hears what of it is not done as it was said, a line each
   */
  public static Plan of(PlanRequest said, Consumer<String> remarks)
      throws UnknownNameException, PlanException {
    CommandRequest command = said.command();
    if (command != null) {
      CommandRows rows = CommandRows.of(said, command);
      Plan plan = of(said, remarks, List.of(rows.benchmark()), Rows::canonical, false);
      return rows.in(plan);
    }
    TaskRequest task = said.task();
    if (task != null) {
      if (task.word().isBlank()) {
        throw new PlanException(OwnPlanWords.NO_TASK_NAMED);
      }
      return of(said, remarks, OwnRows.of(task));
    }
    List<Benchmark> benchmarks =
        Catalog.read().select(said.selectors().isEmpty() ? HEADLINE : said.selectors());
    for (Benchmark each : benchmarks) {
      switch (each.id()) {
        case Catalog.OWN -> throw new PlanException(OwnPlanWords.OWN_WITHOUT_TASK);
        case Catalog.COMMAND, Catalog.INPUTS ->
            throw new PlanException(OwnPlanWords.withoutCommand(each.id()));
        default -> {
          // one of the program's own
        }
      }
    }
    return of(said, remarks, benchmarks, Rows::canonical, false);
  }

  /** The plan by what was said, for a person's own task. */
  static Plan of(PlanRequest said, Consumer<String> remarks, OwnRows own)
      throws UnknownNameException, PlanException {
    return own.in(
        of(said, remarks, List.of(own.benchmark(said.selectors())), own::canonical, false));
  }

  /**
   * The plan by what was said, for benchmarks that are not all our own.
   *
   * @param canonical as of a {@link Planner}
   * @param others whether they are those of another project
   */
  static Plan of(
      PlanRequest said,
      Consumer<String> remarks,
      List<Benchmark> benchmarks,
      UnaryOperator<SortedMap<String, String>> canonical,
      boolean others)
      throws UnknownNameException, PlanException {
    Timing timing = Timing.of(said, benchmarks, others, remarks);
    Jvms jvms = said.jvms() == null ? Jvms.THIS : said.jvms();
    if (!jvms.named().isEmpty()) {
      Jvms.requireFree(benchmarks, Params.JVM);
    }
    List<String> urls = said.urls();
    Planner.Planned planned = planned(said, remarks, benchmarks, canonical, others);
    List<PlannedRow> rows = RealUrls.mark(timing.of(planned.rows()), urls);
    if (!others) {
      rows = rows.stream().map(Rows::planned).toList();
    }
    return new Plan(
        timing.preset(),
        timing.all(),
        said.timeoutSeconds() == null
            // a class may ask for longer forks than anybody had in mind here
            ? Math.max(TIMEOUT_SECONDS, others ? LONGER * timing.seconds() : 0)
            : said.timeoutSeconds(),
        said.seed() == null ? ThreadLocalRandom.current().nextLong(1_000_000) : said.seed(),
        new ForkJvm(jvms.java().toString(), jvms.flags(), said.workerFlags(), jvms.named()),
        urls,
        jvms.times(rows),
        List.of(),
        null,
        planned.leftOut());
  }

  private static Planner.Planned planned(
      PlanRequest said,
      Consumer<String> remarks,
      List<Benchmark> benchmarks,
      UnaryOperator<SortedMap<String, String>> canonical,
      boolean others)
      throws UnknownNameException, PlanException {
    Planner planner =
        new Planner(
            Runtime.getRuntime().availableProcessors(),
            canonical,
            others ? _ -> Role.CONTENDER : Rows::role);
    try {
      Map<String, List<String>> asked = asked(said, others);
      RealUrls.requireNoSite(asked, said.urls());
      ChosenBenchmarks selection = ChosenBenchmarks.of(benchmarks, asked.keySet());
      selection.remarks().forEach(remarks);
      tellTwice(asked, remarks);
      return planner.plan(selection.benchmarks(), asked);
    } catch (UnknownIdException | ModelProviderException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  /** The values that are asked for; models of ours by their ids. */
  private static Map<String, List<String>> asked(PlanRequest said, boolean others) {
    Map<String, List<String>> asked = new LinkedHashMap<>(said.values());
    if (!others) {
      asked.computeIfPresent(
          Params.MODEL,
          (name, models) ->
              ExecutionModel.listOf(String.join(",", models)).stream()
                  .map(ExecutionModel::id)
                  .toList());
    }
    return asked;
  }

  private static void tellTwice(Map<String, List<String>> asked, Consumer<String> remarks) {
    asked.forEach((name, values) ->
        values.stream()
            .filter(value -> Collections.frequency(values, value) > 1)
            .distinct()
            .forEach(value -> remarks.accept(PlanWords.measuredOnce(name, value))));
  }
}
