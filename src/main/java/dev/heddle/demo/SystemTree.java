package dev.heddle.demo;

import dev.heddle.demo.SeenProcess.SeenThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Processes below their parents, with their threads and what they share. */
final class SystemTree {

  private final List<SeenProcess> processes;
  private final Connections connections;
  private final List<Leaf> leaves = new ArrayList<>();

  private SystemTree(List<SeenProcess> processes, Connections connections) {
    this.processes = processes;
    this.connections = connections;
  }

  /**
   * A line of the tree.
   *
   * @param pid of which process it tells
   * @param threadId of which thread, 0 for all of it
   * @param thread the thread's name
   * @param act "process", "thread", "memory", "pipe" or "socket"
   * @param text the line, with the branches before it
   */
  record Leaf(long pid, long threadId, String thread, String act, String text) {}

  /** The tree as it stands. */
  static List<Leaf> draw(long self) {
    SystemTree tree = new SystemTree(SeenProcess.all(self), Connections.now());
    List<SeenProcess> roots =
        tree.processes.stream().filter(process -> !tree.known(process.parent())).toList();
    for (SeenProcess root : roots) {
      tree.process(root, "", "", self);
    }
    return tree.leaves;
  }

  private boolean known(long pid) {
    return processes.stream().anyMatch(process -> process.pid() == pid);
  }

  /** Draws a process after {@code before}, and what belongs to it after {@code below}. */
  private void process(SeenProcess process, String before, String below, long self) {
    leaves.add(
        new Leaf(
            process.pid(),
            0,
            "",
            "process",
            "%sprocess %d, %s%s"
                .formatted(
                    before,
                    process.pid(),
                    process.name(),
                    process.pid() == self ? ", which looks" : "")));
    List<SeenProcess> children =
        processes.stream().filter(child -> child.parent() == process.pid()).toList();
    List<Leaf> own = own(process);
    for (int i = 0; i < own.size(); i++) {
      boolean last = i == own.size() - 1 && children.isEmpty();
      Leaf leaf = own.get(i);
      leaves.add(
          new Leaf(
              leaf.pid(),
              leaf.threadId(),
              leaf.thread(),
              leaf.act(),
              below + (last ? "└─ " : "├─ ") + leaf.text()));
    }
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      process(
          children.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "), self);
    }
  }

  private List<Leaf> own(SeenProcess process) {
    List<Leaf> own = new ArrayList<>();
    int ofJvm = 0;
    for (SeenThread thread : process.threads()) {
      if (thread.ofJvm()) {
        ofJvm++;
      } else {
        own.add(
            new Leaf(
                process.pid(),
                thread.id(),
                thread.name(),
                "thread",
                "thread " + (thread.runs() ? "that runs" : "that waits")));
      }
    }
    if (ofJvm > 0) {
      own.add(
          of(
              process,
              "threads-of-jvm",
              ofJvm + " threads of the JVM itself: compilers, collector, …"));
    }
    for (String file : process.memory()) {
      own.add(
          of(
              process,
              "memory",
              "memory %s%s"
                  .formatted(
                      shortened(file), with(process, other -> other.memory().contains(file)))));
    }
    sharedPipes(process)
        .forEach((others, count) ->
            own.add(of(process, "pipe", "%d pipes with %s".formatted(count, others))));
    own.addAll(sockets(process));
    return own;
  }

  /** How many pipes it shares, by with whom. */
  private TreeMap<String, Integer> sharedPipes(SeenProcess process) {
    TreeMap<String, Integer> shared = new TreeMap<>();
    for (String pipe : process.pipes()) {
      String others = pids(process, other -> other.pipes().contains(pipe));
      if (!others.isEmpty()) {
        shared.merge(others, 1, Integer::sum);
      }
    }
    return shared;
  }

  private List<Leaf> sockets(SeenProcess process) {
    Set<String> lines = new TreeSet<>();
    for (String socket : process.sockets()) {
      Connections.Ends ends = connections.tcp().get(socket);
      String path = connections.unix().get(socket);
      if (ends != null && ends.listens()) {
        lines.add("TCP socket that listens at port " + ends.port());
      } else if (ends != null) {
        connections
            .peer(socket)
            .map(peer -> pids(process, other -> other.sockets().contains(peer)))
            .filter(others -> !others.isEmpty())
            .ifPresent(others -> lines.add("TCP connection with " + others));
      } else if (path != null && path.contains("/heddle-")) {
        lines.add("Unix-domain socket " + shortened(path));
      }
    }
    return lines.stream().map(line -> of(process, "socket", line)).toList();
  }

  private static Leaf of(SeenProcess process, String act, String text) {
    return new Leaf(process.pid(), 0, "", act, text);
  }

  private String with(SeenProcess process, Function<SeenProcess, Boolean> has) {
    String others = pids(process, has);
    return others.isEmpty() ? "" : " with " + others;
  }

  private String pids(SeenProcess process, Function<SeenProcess, Boolean> has) {
    return processes.stream()
        .filter(other -> other.pid() != process.pid() && has.apply(other))
        .map(other -> String.valueOf(other.pid()))
        .collect(Collectors.joining(", "));
  }

  /** Without the random part of the folder's name. */
  private static String shortened(String file) {
    Path path = Path.of(file);
    return "…/" + path.getFileName();
  }
}
