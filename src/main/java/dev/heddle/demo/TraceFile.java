package dev.heddle.demo;

import dev.heddle.result.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A demo that was played, in the <a
 * href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">Trace
 * Event Format</a> that Perfetto and chrome://tracing open: times in microseconds, complete events
 * ({@code X}) for what took time, instant ones ({@code i}) for what did not, and the names of
 * processes and threads as metadata ({@code M}).
 */
public final class TraceFile {

  private static final double NANOS_PER_MICRO = 1e3;

  /** Threads in order of appearance: viewers want a number that no two processes share. */
  private final List<ThreadOf> threads = new ArrayList<>();

  private TraceFile() {}

  /** A thread of some process. */
  private record ThreadOf(long pid, long id, String name) {}

  /** All of it as one object. */
  public static String of(Story story) {
    return new TraceFile().write(story);
  }

  private String write(Story story) {
    List<Map<String, Object>> timed = story.events().stream().map(this::timed).toList();
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      ThreadOf thread = threads.get(i);
      if (threads.stream().limit(i).noneMatch(other -> other.pid() == thread.pid())) {
        String name =
            thread.pid() == story.pid()
                ? "demo " + story.demo()
                : thread.name().isEmpty() ? "another process" : thread.name();
        all.add(named("process_name", thread.pid(), i + 1, name));
      }
      // some is told of a process and of no thread of it
      if (!thread.name().isEmpty()) {
        all.add(named("thread_name", thread.pid(), i + 1, thread.name()));
      }
    }
    all.addAll(timed);
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("demo", story.demo());
    about.put("model", story.model());
    about.put("shows", story.shows());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("traceEvents", all);
    page.put("displayTimeUnit", "ms");
    page.put("otherData", about);
    return Json.write(page);
  }

  private static Map<String, Object> named(String what, long pid, int number, String name) {
    Map<String, Object> object = event(what, "M", pid, number);
    object.put("args", Map.of("name", name));
    return object;
  }

  private Map<String, Object> timed(Event event) {
    boolean lasts = event.nanos() > 0;
    Map<String, Object> object = event(event.text(), lasts ? "X" : "i", event.pid(), number(event));
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

  private int number(Event event) {
    ThreadOf thread = new ThreadOf(event.pid(), event.threadId(), event.thread());
    if (!threads.contains(thread)) {
      threads.add(thread);
    }
    return threads.indexOf(thread) + 1;
  }

  private static Map<String, Object> event(String name, String phase, long pid, int number) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", name);
    object.put("ph", phase);
    object.put("pid", pid);
    object.put("tid", number);
    return object;
  }
}
