package dev.heddle.demo;

import dev.heddle.plot.Picture;
import dev.heddle.plot.ProcessMap;
import dev.heddle.plot.SvgPlot;
import dev.heddle.plot.Timeline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A demo that was played, as a picture: a lane a thread, those of a process together; and where it
 * looked at processes, those with their threads and what they share.
 */
public final class StoryPicture {

  private static final double NANOS_PER_MILLI = 1e6;

  /** So many letters a branch of the tree has. */
  private static final int BRANCH = 3;

  private static final Set<String> SHARED = Set.of("memory", "pipe", "socket");

  private StoryPicture() {}

  /** All of it as an SVG file; ends with a newline. */
  public static String of(Story story) {
    Map<Long, Map<String, List<Timeline.Span>>> lanes = new LinkedHashMap<>();
    for (Event event : story.events()) {
      lanes
          .computeIfAbsent(event.pid(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(lane(event), _ -> new ArrayList<>())
          .add(
              new Timeline.Span(
                  event.from() / NANOS_PER_MILLI,
                  event.at() / NANOS_PER_MILLI,
                  event.act(),
                  lane(event) + ": " + event.text()));
    }
    List<Timeline.Group> groups = new ArrayList<>();
    lanes.forEach((pid, threads) -> {
      List<Timeline.Lane> own = new ArrayList<>();
      threads.forEach((name, spans) -> own.add(new Timeline.Lane(name, spans)));
      groups.add(new Timeline.Group(name(story, pid), own));
    });
    List<Picture> pictures = new ArrayList<>();
    String title = "%s on %s".formatted(story.demo(), story.model());
    ProcessMap map = map(title, story);
    if (map.marks() > 0) {
      pictures.add(map);
    }
    pictures.add(new Timeline(title + ": who did what when", story.shows(), "ms", groups));
    return SvgPlot.alone(pictures);
  }

  /** The processes that were seen, as {@link SystemTree} tells them; empty where none were. */
  private static ProcessMap map(String title, Story story) {
    List<Event> seen =
        story.events().stream().filter(event -> event.act().equals("process")).toList();
    List<ProcessMap.House> houses = new ArrayList<>();
    for (Event process : seen) {
      String text = bare(process.text());
      int depth = (process.text().length() - text.length()) / BRANCH;
      String[] parts = text.split(", ", 2);
      String what = parts.length > 1 ? parts[1] : "";
      houses.add(new ProcessMap.House(parts[0], what, depth, threads(story, process.pid())));
    }
    List<Long> pids = seen.stream().map(Event::pid).toList();
    return new ProcessMap(title, story.shows(), houses, shared(story, pids));
  }

  private static List<ProcessMap.Threads> threads(Story story, long pid) {
    List<ProcessMap.Threads> threads = new ArrayList<>();
    for (Event event : story.events()) {
      if (event.pid() == pid && event.act().equals("thread")) {
        int count = Math.toIntExact(event.facts().getOrDefault("threads", 1L));
        threads.add(new ProcessMap.Threads(count, event.thread(), bare(event.text())));
      } else if (event.pid() == pid && event.act().equals("jvm")) {
        threads.add(new ProcessMap.Threads(1, bare(event.text()), ""));
      }
    }
    return threads;
  }

  /** What the processes share, each thing once, though each of its users tells of it. */
  private static List<ProcessMap.Shared> shared(Story story, List<Long> pids) {
    Map<String, ProcessMap.Shared> shared = new LinkedHashMap<>();
    for (Event event : story.events()) {
      if (SHARED.contains(event.act())) {
        String text = bare(event.text());
        Set<String> named = new HashSet<>(List.of(text.replaceAll(":.*", "").split("\\D+", -1)));
        List<Integer> users = new ArrayList<>();
        for (int i = 0; i < pids.size(); i++) {
          if (pids.get(i) == event.pid() || named.contains(pids.get(i).toString())) {
            users.add(i);
          }
        }
        String what = text.contains(": ") ? text.substring(text.indexOf(": ") + 2) : "";
        if (users.size() > 1) {
          shared.putIfAbsent(event.act() + users, new ProcessMap.Shared(event.act(), what, users));
        }
      }
    }
    return List.copyOf(shared.values());
  }

  /** A line of the tree without the branches before it. */
  private static String bare(String text) {
    return text.replaceFirst("^[ │├└─]+", "");
  }

  private static String lane(Event event) {
    return event.thread().isEmpty() ? "the process" : event.thread();
  }

  private static String name(Story story, long pid) {
    return pid == story.pid() ? "process %s, which plays".formatted(pid) : "process " + pid;
  }
}
