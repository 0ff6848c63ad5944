package dev.heddle.process;

import dev.heddle.jvm.Jvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of a worker JVM. */
final class WorkerCommand {

  private final List<String> start;
  private final Map<String, String> environment;

  private WorkerCommand(List<String> start, Map<String, String> environment) {
    this.start = start;
    this.environment = environment;
  }

  /** For workers of a pool with {@code options} whose own files are in {@code folder}. */
  static WorkerCommand of(PoolOptions options, Path folder) {
    List<String> start = new ArrayList<>();
    start.add(Jvm.java().toString());
    start.addAll(Jvm.flags());
    // what a JVM leaves behind when it is killed must not outlive the pool
    start.add("-XX:-UsePerfData");
    start.add("-XX:-CreateCoredumpOnCrash");
    start.add("-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
    start.addAll(options.jvmFlags());
    start.add("-cp");
    start.add(options.classPath());
    start.add(WorkerMain.class.getName());
    start.add(Integer.toString(options.payloadLimit()));
    return new WorkerCommand(List.copyOf(start), options.environment());
  }

  /** The variables that it gets beside ours. */
  Map<String, String> environment() {
    return environment;
  }

  /** For one worker with its door and its word; {@link WorkerMain} reads them in this order. */
  List<String> with(Path door, Path word) {
    List<String> command = new ArrayList<>(start);
    command.add(door.toString());
    command.add(word.toString());
    return command;
  }
}
