package dev.heddle.demo;

import dev.heddle.demo.SeenProcess.SeenThread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes below their parents, with their threads and what they share. */
final class SystemTree {

  private final List<SeenProcess> processes;
  private final Ties ties;
  private final List<Leaf> leaves = new ArrayList<>();

  private SystemTree(List<SeenProcess> processes, Connections connections) {
    this.processes = processes;
    this.ties = new Ties(processes, connections);
  }

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
    String looks = process.pid() == self ? ", which looks" : "";
    leaves.add(
        new Leaf(
            process.pid(),
            0,
            "",
            "process",
            "%sprocess %s, %s%s".formatted(before, process.pid(), process.name(), looks),
            Map.of("threads", (long) process.threads().size())));
    List<SeenProcess> children =
        processes.stream().filter(child -> child.parent() == process.pid()).toList();
    List<Leaf> own = own(process);
    for (int i = 0; i < own.size(); i++) {
      boolean last = i == own.size() - 1 && children.isEmpty();
      leaves.add(own.get(i).after(below + (last ? "└─ " : "├─ ")));
    }
    for (int i = 0; i < children.size(); i++) {
      boolean last = i == children.size() - 1;
      process(
          children.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "), self);
    }
  }

  private List<Leaf> own(SeenProcess process) {
    List<Leaf> own = threads(process);
    own.addAll(ties.of(process));
    return own;
  }

  private static List<Leaf> threads(SeenProcess process) {
    List<Leaf> lines = new ArrayList<>();
    int ofJvm = 0;
    Map<String, List<SeenThread>> alike = new LinkedHashMap<>();
    for (SeenThread thread : process.threads()) {
      if (thread.ofJvm()) {
        ofJvm++;
      } else {
        alike.computeIfAbsent(thread.name(), _ -> new ArrayList<>()).add(thread);
      }
    }
    alike.forEach((name, threads) ->
        lines.add(
            new Leaf(
                process.pid(),
                threads.getFirst().id(),
                name,
                "thread",
                inWords(threads),
                Map.of("threads", (long) threads.size()))));
    if (ofJvm > 0) {
      lines.add(
          Leaf.of(process, "jvm", ofJvm + " threads of the JVM itself: compilers, collector, …"));
    }
    return lines;
  }

  /** Such as "a thread, waits" or "3 threads, 1 runs". */
  private static String inWords(List<SeenThread> threads) {
    long running = threads.stream().filter(SeenThread::runs).count();
    if (threads.size() == 1) {
      return running == 1 ? "a thread, runs" : "a thread, waits";
    }
    return "%s threads, %s"
        .formatted(threads.size(), running == 0 ? "all wait" : running + " of them run");
  }
}
