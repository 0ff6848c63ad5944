package dev.heddle.result;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The role of a row of which nothing says it, by the ids of models and locks.
 *
 * <p>Only runs of earlier versions and JMH's own files are read so: what is measured now has its
 * role in {@code run.json}. The rows of other projects, whatever their parameters are called, are
 * all contenders.
 */
final class InferredRole {

  private static final String OURS = "dev.heddle.";

  /** The methods of this class are rulers, wherever they were measured. */
  private static final String RULERS = OURS + "benchmarks.RulerBenchmark.";

  private static final Pattern UNBOUNDED = Pattern.compile("[\\[,]\\s*bound\\s*=\\s*none\\b");

  /** The parameters besides the model that say what is measured. */
  private static final List<String> KINDS = List.of("through", "worker", "queue", "lock");

  private InferredRole() {}

  static Role of(RowId row) {
    if (!row.benchmark().startsWith(OURS)) {
      return Role.CONTENDER;
    }
    if (row.benchmark().startsWith(RULERS)) {
      return Role.RULER;
    }
    if ("none".equals(row.params().get("lock"))) {
      return Role.NO_LOCK;
    }
    if (KINDS.stream().anyMatch(kind -> isLimit(row.params().getOrDefault(kind, "")))) {
      return Role.LIMIT;
    }
    return ofModel(row.params().get("model"));
  }

  private static boolean isLimit(String kind) {
    return kind.equals("limit") || kind.startsWith("limit-");
  }

  /** Whether each task starts a JVM, so far as the ids of models tell. */
  static boolean startsAfresh(RowId row) {
    Map<String, String> params = row.params();
    return row.benchmark().startsWith(OURS)
        && params
            .getOrDefault("model", params.getOrDefault("through", ""))
            .startsWith("process-per-task");
  }

  private static Role ofModel(@Nullable String model) {
    if (model == null) {
      return Role.CONTENDER;
    }
    if (UNBOUNDED.matcher(model).find()) {
      return Role.UNBOUNDED;
    }
    PeerName peer = PeerName.of(model).orElse(null);
    if (peer != null) {
      return peer.model().equals("sequential") ? Role.PEER_BASELINE : Role.PEER;
    }
    int options = model.indexOf('[');
    return switch (options < 0 ? model : model.substring(0, options)) {
      case "sequential" -> Role.BASELINE;
      case "bare" -> Role.NO_EXECUTOR;
      case "independent" -> Role.CAPACITY;
      case "limit" -> Role.LIMIT;
      default -> Role.CONTENDER;
    };
  }
}
