package dev.heddle.report;

import dev.heddle.plot.ProcessMap;
import dev.heddle.plot.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What pictures show, as tables: a row a mark. */
final class PictureSheets {

  private PictureSheets() {}

  /** A row for each process, for each line of threads in it, and for each thing that is shared. */
  static Sheet of(ProcessMap map) {
    List<List<String>> rows = new ArrayList<>();
    String parent = "";
    for (ProcessMap.House house : map.processes()) {
      boolean child = house.depth() > 0;
      parent = child ? parent : house.name();
      String name = child ? parent + ": " + house.name() : house.name();
      rows.add(List.of(name, PictureWords.PROCESS, house.what()));
      for (ProcessMap.Threads threads : house.threads()) {
        String what = threads.name() + (threads.what().isEmpty() ? "" : ": " + threads.what());
        rows.add(List.of(name, PictureWords.threads(threads.count()), what));
      }
    }
    int shared = rows.size();
    for (ProcessMap.Shared each : map.shared()) {
      String users =
          each.users().stream()
              .map(user -> map.processes().get(user).name())
              .collect(Collectors.joining(", "));
      rows.add(
          List.of(
              each.name() + (each.what().isEmpty() ? "" : " " + each.what()),
              PictureWords.SHARED,
              PictureWords.usedBy(users)));
    }
    return new Sheet(
        map.title(),
        List.of(
            new Sheet.Column(PictureWords.PROCESS, false),
            new Sheet.Column(PictureWords.KIND, false),
            new Sheet.Column(PictureWords.WHAT, false)),
        rows,
        shared,
        List.of());
  }

  /** A row for each span. */
  static Sheet of(Timeline timeline) {
    List<List<String>> rows = new ArrayList<>();
    for (Timeline.Group group : timeline.groups()) {
      for (Timeline.Lane lane : group.lanes()) {
        for (Timeline.Span span : lane.spans()) {
          rows.add(
              List.of(
                  lane.name(),
                  group.name(),
                  span.kind(),
                  PictureWords.time(span.from(), timeline.unit()),
                  PictureWords.time(span.to(), timeline.unit())));
        }
      }
    }
    return new Sheet(
        timeline.title(),
        List.of(
            new Sheet.Column(PictureWords.LANE, false),
            new Sheet.Column(PictureWords.GROUP, false),
            new Sheet.Column(PictureWords.WHAT, false),
            new Sheet.Column(PictureWords.FROM, true),
            new Sheet.Column(PictureWords.TO, true)),
        rows,
        rows.size(),
        List.of());
  }
}
