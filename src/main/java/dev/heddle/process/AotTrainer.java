package dev.heddle.process;

import dev.heddle.jvm.TimeLimit;
import dev.heddle.memory.PrivateFolder;
import dev.heddle.process.aot.AotCache;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The main class of a process that makes an ahead-of-time cache of workers while nobody waits for
 * it: one at a time for each cache, and within some minutes.
 *
 * <p>Should it be killed, its workers end, the next pool removes its folder, and for ten minutes no
 * other one begins.
 */
final class AotTrainer {

  /** It is of the lowest priority, and the machine may have much to do. */
  private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private AotTrainer() {}

  /** What it is told of workers of {@code options}, beside their class path and environment. */
  static List<String> arguments(PoolOptions options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Integer.toString(options.payloadLimit()));
    arguments.add(Integer.toString(options.environment().size()));
    // their values may be secrets, and are in its own environment
    arguments.addAll(options.environment().keySet());
    arguments.addAll(WorkerCommand.flags(options));
    return arguments;
  }

  /** Called with {@link #arguments}, on the class path of the workers. */
  static void main(String[] args) throws IOException {
    try (TimeLimit _ =
            TimeLimit.start("heddle-aot-limit", LIMIT, () -> Runtime.getRuntime().halt(1));
        PrivateFolder folder = PrivateFolder.make()) {
      int variables = Integer.parseInt(args[1]);
      Map<String, String> environment = new HashMap<>();
      for (String name : List.of(args).subList(2, 2 + variables)) {
        environment.put(name, System.getenv().getOrDefault(name, ""));
      }
      List<String> flags = List.of(args).subList(2 + variables, args.length);
      String classPath = System.getProperty("java.class.path");
      PoolOptions options =
          PoolOptions.of(1)
              .withPayloadLimit(Integer.parseInt(args[0]))
              .withEnvironment(environment)
              .withClassPath(classPath)
              .withJvmFlags(beside(flags));
      AotCache.ready(
          new AotCache.Users(classPath, flags, environment),
          folder.path(),
          TRAINING_LIMIT,
          (output, limit) -> AotTraining.run(options, output, limit));
    }
  }

  /** What of {@code flags} workers do not get anyway. */
  private static List<String> beside(List<String> flags) {
    List<String> beside = new ArrayList<>(flags);
    WorkerCommand.flags(PoolOptions.of(1)).forEach(beside::remove);
    return beside;
  }
}
