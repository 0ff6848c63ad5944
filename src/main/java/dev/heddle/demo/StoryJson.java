package dev.heddle.demo;

import dev.heddle.result.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A demo that was played, for programs. */
public final class StoryJson {

  private static final double NANOS_PER_MILLI = 1e6;

  private StoryJson() {}

  /** All of it as one object; times in milliseconds since its start. */
  public static String of(Story story) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("schema", 1);
    page.put("demo", story.demo());
    page.put("model", story.model());
    page.put("pid", story.pid());
    page.put("events", story.events().stream().map(StoryJson::event).toList());
    page.put("shows", story.shows());
    return Json.write(page);
  }

  private static Map<String, Object> event(Event event) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("ms", event.at() / NANOS_PER_MILLI);
    if (event.nanos() > 0) {
      object.put("took_ms", event.nanos() / NANOS_PER_MILLI);
    }
    object.put("pid", event.pid());
    object.put("thread_id", event.threadId());
    object.put("thread", event.thread());
    object.put("act", event.act());
    object.put("text", event.text());
    if (!event.facts().isEmpty()) {
      object.put("facts", event.facts());
    }
    return object;
  }
}
