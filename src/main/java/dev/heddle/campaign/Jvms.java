package dev.heddle.campaign;

import dev.heddle.fork.Params;
import dev.heddle.jvm.Jvm;
import dev.heddle.result.NamedJvm;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.run.Benchmark;
import dev.heddle.run.PlanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JVMs that a person asks for: one for all forks, or several beside each other.
 *
 * @param java the java of all forks; the first one's where there are several
 * @param flags further flags of all forks
 * @param named several, each of which measures every row; empty where there is one
 */
public record Jvms(Path java, List<String> flags, List<NamedJvm> named) {

  /** The one that runs this, for all forks. */
  public static final Jvms THIS = new Jvms(Jvm.java(), List.of(), List.of());

  /** Copies the lists. */
  public Jvms {
    flags = List.copyOf(flags);
    named = List.copyOf(named);
  }

  /** Each of {@code rows} on each JVM. */
  List<PlannedRow> times(List<PlannedRow> rows) {
    return named.isEmpty()
        ? rows
        : spread(rows, Params.JVM, named.stream().map(NamedJvm::label).toList());
  }

  /** Each of {@code rows} with each of the values of one more parameter. */
  static List<PlannedRow> spread(List<PlannedRow> rows, String param, List<String> values) {
    List<PlannedRow> all = new ArrayList<>();
    for (PlannedRow planned : rows) {
      RowId row = planned.row();
      for (String value : values) {
        Map<String, String> params = new TreeMap<>(row.params());
        params.put(param, value);
        all.add(planned.with(RowId.of(row.benchmark(), row.mode(), row.threads(), params)));
      }
    }
    return all;
  }

  /** Refuses benchmarks that have a parameter of their own by the name that an axis takes. */
  static void requireFree(List<Benchmark> benchmarks, String param) throws PlanException {
    for (Benchmark each : benchmarks) {
      if (each.params().containsKey(param)) {
        throw new PlanException(
            PlanWords.ownParameter(
                each.method(), param, (param.equals(Params.JVM) ? "JVM" : param) + "s"));
      }
    }
  }
}
