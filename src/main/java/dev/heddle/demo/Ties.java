package dev.heddle.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What processes share with each other: memory, pipes and sockets.
 *
 * @param processes all of them
 * @param connections whose sockets belong together
 */
record Ties(List<SeenProcess> processes, Connections connections) {

  /** Those of one process, a line each. */
  List<Leaf> of(SeenProcess process) {
    List<Leaf> ties = new ArrayList<>(memory(process));
    ties.addAll(pipes(process));
    ties.addAll(sockets(process));
    return ties;
  }

  private List<Leaf> memory(SeenProcess process) {
    Map<String, List<String>> files = new TreeMap<>();
    for (String file : process.memory()) {
      String others = others(process, other -> other.memory().contains(file));
      files.computeIfAbsent(others, _ -> new ArrayList<>()).add(fileName(file));
    }
    files.remove("");
    List<Leaf> lines = new ArrayList<>();
    files.forEach((others, shared) ->
        lines.add(
            Leaf.of(
                process,
                "memory",
                "memory with %s: %s".formatted(others, String.join(", ", shared)))));
    return lines;
  }

  private List<Leaf> pipes(SeenProcess process) {
    Map<String, Integer> pipes = new TreeMap<>();
    for (String pipe : process.pipes()) {
      pipes.merge(others(process, other -> other.pipes().contains(pipe)), 1, Integer::sum);
    }
    pipes.remove("");
    List<Leaf> lines = new ArrayList<>();
    pipes.forEach((others, count) ->
        lines.add(Leaf.of(process, "pipe", "pipes with %s: %s".formatted(others, count))));
    return lines;
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
            .map(peer -> others(process, other -> other.sockets().contains(peer)))
            .filter(others -> !others.isEmpty())
            .ifPresent(others -> lines.add("TCP connection with " + others));
      } else if (path != null && path.contains("/heddle-")) {
        lines.add("Unix-domain socket " + fileName(path));
      }
    }
    return lines.stream().map(line -> Leaf.of(process, "socket", line)).toList();
  }

  /** The numbers of the other processes that have something. */
  private String others(SeenProcess process, Predicate<SeenProcess> has) {
    return processes.stream()
        .filter(other -> other.pid() != process.pid() && has.test(other))
        .map(other -> String.valueOf(other.pid()))
        .collect(Collectors.joining(", "));
  }

  private static String fileName(String file) {
    return Path.of(file).getFileName().toString();
  }
}
