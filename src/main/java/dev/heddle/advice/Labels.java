package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.result.CommandPlan;
import dev.heddle.result.PeerName;
import dev.heddle.result.Role;
import dev.heddle.result.RowId;
import java.util.List;
import java.util.regex.Pattern;

/** What a row is called among those of its workload. */
public final class Labels {

  static final String MODEL = "model";
  static final String WORKERS = "workers";

  /** The parameters that say what does the work. */
  private static final List<String> INSTEAD_OF_MODEL = List.of(MODEL, "through", "worker");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private Labels() {}

  /** The execution model of a row; empty where it has none. */
  public static String model(RowId row) {
    return row.params().getOrDefault(MODEL, "");
  }

  /** Whether a number in a command is what the row is about. */
  static boolean numbered(RowId row) {
    return model(row).isEmpty()
        && row.params().containsKey(CommandPlan.COMMAND)
        && row.params().containsKey(CommandPlan.NUMBER);
  }

  /** {@code fixed-pool workers=2}; without a number where it has none of its own. */
  public static String of(Standing row) {
    return row.measured().role().anyWorkers() ? model(row.id()) : of(row.id());
  }

  /** The same of a row of another runtime, among those of that. */
  public static String within(Standing row) {
    String model = model(row.id());
    String name = PeerName.of(model).map(PeerName::model).orElse(model);
    return of(row).replace(model, name);
  }

  /** The same of a row that may not have been measured. */
  static String of(RowId row) {
    if (numbered(row)) {
      return CommandPlan.NUMBER + "=" + row.params().get(CommandPlan.NUMBER);
    }
    String workers = row.params().getOrDefault(WORKERS, "");
    String name =
        INSTEAD_OF_MODEL.stream()
            .map(param -> row.params().getOrDefault(param, ""))
            .filter(word -> !word.isEmpty())
            .findFirst()
            .orElse("");
    return workers.isEmpty() ? name : name + " workers=" + workers;
  }

  /**
   * How many tasks run at once, or what number stands in a command; as many as there are where
   * nothing bounds them.
   */
  static int workers(Standing row) {
    Role role = row.measured().role();
    String param = numbered(row.id()) ? CommandPlan.NUMBER : WORKERS;
    String workers = row.id().params().getOrDefault(param, "1");
    if (role == Role.UNBOUNDED) {
      return Integer.MAX_VALUE;
    }
    return role != Role.BASELINE && NUMBER.matcher(workers).matches()
        ? Integer.parseInt(workers)
        : 1;
  }
}
