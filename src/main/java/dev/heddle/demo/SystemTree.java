package dev.heddle.demo;

import dev.heddle.demo.SeenProcess.SeenThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Processes below their parents, with their threads and what they share. */
final class SystemTree {

  /** What a terminal obeys instead of showing it. */
  private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

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
   * @param act "process", "thread", "jvm", "memory", "pipe" or "socket"
   * @param text the line, with the branches before it
   * @param facts the numbers in it, by name
   */
  record Leaf(
      long pid, long threadId, String thread, String act, String text, Map<String, Long> facts) {

    /** What others have named, made harmless for a terminal. */
    Leaf {
      thread = STEERS.matcher(thread).replaceAll("?");
      text = STEERS.matcher(text).replaceAll("?");
    }

    Leaf after(String branches) {
      return new Leaf(pid, threadId, thread, act, branches + text, facts);
    }
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
            "%sprocess %d, %s%s".formatted(before, process.pid(), process.name(), looks),
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
    List<Leaf> own = new ArrayList<>();
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
        own.add(
            new Leaf(
                process.pid(),
                threads.getFirst().id(),
                name,
                "thread",
                threads(threads),
                Map.of("threads", (long) threads.size()))));
    if (ofJvm > 0) {
      own.add(of(process, "jvm", ofJvm + " threads of the JVM itself: compilers, collector, …"));
    }
    Map<String, List<String>> memory = new TreeMap<>();
    for (String file : process.memory()) {
      String others = pids(process, other -> other.memory().contains(file));
      memory.computeIfAbsent(others, _ -> new ArrayList<>()).add(fileName(file));
    }
    memory.remove("");
    memory.forEach((others, files) ->
        own.add(
            of(
                process,
                "memory",
                "memory with %s: %s".formatted(others, String.join(", ", files)))));
    Map<String, Integer> pipes = new TreeMap<>();
    for (String pipe : process.pipes()) {
      pipes.merge(pids(process, other -> other.pipes().contains(pipe)), 1, Integer::sum);
    }
    pipes.remove("");
    pipes.forEach((others, count) ->
        own.add(of(process, "pipe", "pipes with %s: %d".formatted(others, count))));
    own.addAll(sockets(process));
    return own;
  }

  /** Such as "a thread, waits" or "3 threads, 1 runs". */
  private static String threads(List<SeenThread> threads) {
    long running = threads.stream().filter(SeenThread::runs).count();
    if (threads.size() == 1) {
      return running == 1 ? "a thread, runs" : "a thread, waits";
    }
    return "%d threads, %s"
        .formatted(threads.size(), running == 0 ? "all wait" : running + " of them run");
  }

  private List<Leaf> sockets(SeenProcess process) {
    Set<String> lines = new TreeSet<>();
    for (String socket : process.sockets()) {
      Connections.Ends ends = connections.tcp().get(socket);
      String path = connections.unix().get(socket);
      if (ends != null && ends.listens()) {
        lines.add("TCP socket, listens at port " + ends.port());
      } else if (ends != null) {
        connections
            .peer(socket)
            .map(peer -> pids(process, other -> other.sockets().contains(peer)))
            .filter(others -> !others.isEmpty())
            .ifPresent(others -> lines.add("TCP connection with " + others));
      } else if (path != null && path.contains("/heddle-")) {
        lines.add("Unix-domain socket " + fileName(path));
      }
    }
    return lines.stream().map(line -> of(process, "socket", line)).toList();
  }

  private static Leaf of(SeenProcess process, String act, String text) {
    return new Leaf(process.pid(), 0, "", act, text, Map.of());
  }

  private String pids(SeenProcess process, Function<SeenProcess, Boolean> has) {
    return processes.stream()
        .filter(other -> other.pid() != process.pid() && has.apply(other))
        .map(other -> String.valueOf(other.pid()))
        .collect(Collectors.joining(", "));
  }

  private static String fileName(String file) {
    return Path.of(file).getFileName().toString();
  }
}
