package dev.heddle.demo;

import dev.heddle.result.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A demo that was played, in the <a
 * href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">Trace
 * Event Format</a> that Perfetto and chrome://tracing open: times in microseconds, complete events
 * ({@code X}) for what took time, instant ones ({@code i}) for what did not, and the names of
 * processes and threads as metadata ({@code M}).
 */
public final class TraceFile {

  private static final double NANOS_PER_MICRO = 1e3;

  private TraceFile() {}

  /** A thread of some process. */
  private record ThreadOf(long pid, long id, String name) {}

  /** All of it as one object. */
  public static String of(Story story) {
    Set<Long> pids = new LinkedHashSet<>();
    Set<ThreadOf> threads = new LinkedHashSet<>();
    List<Map<String, Object>> events = new ArrayList<>();
    for (Event event : story.events()) {
      pids.add(event.pid());
      threads.add(new ThreadOf(event.pid(), event.threadId(), event.thread()));
      events.add(timed(event));
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (long pid : pids) {
      // the demo itself tells first
      String name = all.isEmpty() ? "demo " + story.demo() : "worker";
      all.add(named("process_name", pid, 0, name));
    }
    for (ThreadOf thread : threads) {
      // some is told of a process and of no thread of it
      if (thread.name().isEmpty()) {
        continue;
      }
      all.add(named("thread_name", thread.pid(), thread.id(), thread.name()));
    }
    all.addAll(events);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("traceEvents", all);
    page.put("displayTimeUnit", "ms");
    page.put(
        "otherData", Map.of("demo", story.demo(), "model", story.model(), "shows", story.shows()));
    return Json.write(page);
  }

  private static Map<String, Object> named(String what, long pid, long thread, String name) {
    Map<String, Object> object = event(what, "M", pid, thread);
    object.put("args", Map.of("name", name));
    return object;
  }

  private static Map<String, Object> timed(Event event) {
    boolean lasts = event.nanos() > 0;
    Map<String, Object> object =
        event(event.text(), lasts ? "X" : "i", event.pid(), event.threadId());
    object.put("cat", event.act());
    object.put("ts", event.from() / NANOS_PER_MICRO);
    if (lasts) {
      object.put("dur", event.nanos() / NANOS_PER_MICRO);
    } else {
      object.put("s", "t");
    }
    object.put("args", event.facts());
    return object;
  }

  private static Map<String, Object> event(String name, String phase, long pid, long thread) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("ph", phase);
    object.put("pid", pid);
    object.put("tid", thread);
    return object;
  }
}
