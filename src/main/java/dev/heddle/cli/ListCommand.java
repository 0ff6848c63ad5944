package dev.heddle.cli;

import dev.heddle.execution.ModelKind;
import dev.heddle.execution.ModelOption;
import dev.heddle.run.Benchmark;
import dev.heddle.run.Catalog;
import dev.heddle.run.Preset;
import dev.heddle.run.Schedule;
import dev.heddle.run.UnknownNameException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle list}: shows what there is. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the benchmarks with their questions, the execution models, the presets.")
final class ListCommand implements Callable<Integer> {

  private static final List<String> KINDS = List.of("benchmarks", "models", "presets");

  @Parameters(arity = "0..1", paramLabel = "WHAT", description = "benchmarks, models or presets.")
  private @Nullable String what;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws UnknownNameException {
    if (what != null && !KINDS.contains(what)) {
      throw new UnknownNameException("list", what, KINDS);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (String kind : what == null ? KINDS : List.of(what)) {
      if (what == null) {
        out.printf("%s%s:%n", kind.equals(KINDS.getFirst()) ? "" : System.lineSeparator(), kind);
      }
      switch (kind) {
        case "benchmarks" -> benchmarks(out);
        case "models" -> models(out);
        default -> presets(out);
      }
    }
    return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private static void benchmarks(PrintWriter out) {
    for (Benchmark benchmark : Catalog.read().benchmarks()) {
      out.printf("  %-14s%s%n", benchmark.id(), benchmark.question());
      benchmark
          .params()
          .forEach((name, values) -> {
            if (!name.equals("model")) {
              out.printf("  %-14s  -p %s=%s%n", "", name, String.join(",", values));
            }
          });
    }
  }

  private static void models(PrintWriter out) {
    for (ModelKind kind : ModelKind.values()) {
      out.printf("  %-18s%s%n", kind.id(), kind.description());
      for (ModelOption option : kind.options()) {
        out.printf("  %-18s  [%s=…]: %s%n", "", option.id(), option.description());
      }
    }
  }

  private static void presets(PrintWriter out) {
    for (Preset preset : Arrays.asList(Preset.values())) {
      Schedule schedule = preset.schedule();
      out.printf(
          Locale.ROOT,
          "  %-10s%2d rounds, a fork %d x %s warm-up and %d x %s measured: %s%n",
          preset.id(),
          schedule.rounds(),
          schedule.warmupIterations(),
          Durations.words(schedule.warmupSeconds()),
          schedule.iterations(),
          Durations.words(schedule.iterationSeconds()),
          preset.use());
    }
  }
}
