package dev.heddle.result;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How workers lie in the notes of their fork: once for people, and each part by itself. */
final class WorkerNotes {

  private static final String WORDS = "model.workers";
  private static final String KIND = ".kind";
  private static final String START = ".start";
  private static final String PIDS = ".pids";

  private static final String SEVERAL = "(?:(?<count>\\d{1,5}) x )?";
  private static final Pattern PID = Pattern.compile(SEVERAL + "(?<pid>\\d{1,18})");

  private static final Pattern COMMA = Pattern.compile(", ");

  /** What earlier versions wrote for people alone. */
  private static final Pattern ALIKE =
      Pattern.compile(
          SEVERAL
              + "(?<kind>caller|platform thread|virtual thread|process): "
              + "(?<start>.*?)(?=; (?:\\d{1,5} x )?(?:caller|[a-z]+ thread|process): |$)");

  private record Alike(String kind, String start) {}

  private WorkerNotes() {}

  static void write(Told.Workers workers, Map<String, String> notes) {
    Map<Alike, List<Told.Worker>> groups =
        workers.each().stream()
            .collect(
                groupingBy(
                    worker -> new Alike(worker.kind(), worker.start()),
                    LinkedHashMap::new,
                    toList()));
    notes.put(
        WORDS,
        groups.entrySet().stream()
            .map(group ->
                several(
                    count(group.getValue()), group.getKey().kind() + ": " + group.getKey().start()))
            .collect(joining("; ")));
    int place = 0;
    for (Map.Entry<Alike, List<Told.Worker>> group : groups.entrySet()) {
      place++;
      notes.put(name(place, KIND), group.getKey().kind());
      notes.put(name(place, START), group.getKey().start());
      notes.put(
          name(place, PIDS),
          group.getValue().stream()
              .map(one -> several(one.count(), Long.toString(one.pid())))
              .collect(joining(", ")));
    }
  }

  /** What a part of those at one place is called. */
  private static String name(int place, String part) {
    return WORDS + "." + place + part;
  }

  private static String several(int count, String words) {
    return count > 1 ? count + " x " + words : words;
  }

  static Optional<Told> read(Map<String, String> notes) {
    List<Told.Worker> workers = new ArrayList<>();
    for (int place = 1; notes.containsKey(name(place, KIND)); place++) {
      String kind = notes.getOrDefault(name(place, KIND), "");
      String start = notes.getOrDefault(name(place, START), "");
      COMMA
          .splitAsStream(notes.getOrDefault(name(place, PIDS), ""))
          .map(PID::matcher)
          .filter(Matcher::matches)
          .map(pid -> new Told.Worker(count(pid), kind, Long.parseLong(pid.group("pid")), start))
          .forEach(workers::add);
    }
    if (workers.isEmpty()) {
      Matcher alike = ALIKE.matcher(notes.getOrDefault(WORDS, ""));
      while (alike.find()) {
        workers.add(new Told.Worker(count(alike), alike.group("kind"), 0, alike.group("start")));
      }
    }
    return workers.isEmpty() ? Optional.empty() : Optional.of(new Told.Workers(workers));
  }

  private static int count(List<Told.Worker> alike) {
    return alike.stream().mapToInt(Told.Worker::count).sum();
  }

  private static int count(Matcher counted) {
    String count = counted.group("count");
    return count == null ? 1 : Integer.parseInt(count);
  }
}
