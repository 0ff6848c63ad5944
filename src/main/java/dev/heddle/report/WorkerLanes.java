package dev.heddle.report;

import dev.heddle.plot.Timeline;
import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the threads of one fork did, in seconds since it was started. */
final class WorkerLanes {

  /** So many that are alike have a lane each; more have one together. */
  private static final int EACH = 8;

  private static final double NANOS = 1e9;

  private final String row;
  private final double end;
  private final Told.@Nullable Course course;

  WorkerLanes(String row, Fork fork) {
    this.row = row;
    end = Math.max(0, fork.seconds());
    course = fork.told(Told.Course.class).orElse(null);
  }

  /** The thread of the fork that JMH measures in: all of the fork's time, from start to end. */
  Timeline.Lane ofFork() {
    List<Timeline.Span> spans = new ArrayList<>();
    if (course == null) {
      span(spans, PictureWords.THE_FORK, 0, end, PictureWords.WHOLE);
    } else {
      double begun = course.begun().toNanos() / NANOS;
      double ended = course.ended().toNanos() / NANOS;
      span(spans, PictureWords.THE_FORK, 0, begun, PictureWords.START);
      iterations(spans, PictureWords.THE_FORK, course);
      span(spans, PictureWords.THE_FORK, ended, end, PictureWords.END);
    }
    return new Timeline.Lane(PictureWords.THE_FORK, spans);
  }

  /** Those that are alike in one process: they had tasks while iterations went on. */
  List<Timeline.Lane> of(Told.Worker worker, String process) {
    int lanes = worker.count() > EACH ? 1 : worker.count();
    List<Timeline.Lane> all = new ArrayList<>();
    for (int i = 1; i <= lanes; i++) {
      String name = PictureWords.worker(worker.kind(), i, lanes, worker.count());
      String who = PictureWords.who(name, worker.kind(), process);
      List<Timeline.Span> spans = new ArrayList<>();
      if (course == null) {
        span(spans, who, 0, end, PictureWords.WHOLE);
      } else {
        iterations(spans, who, course);
      }
      all.add(new Timeline.Lane(name, spans));
    }
    return all;
  }

  private void iterations(List<Timeline.Span> spans, String who, Told.Course of) {
    double begun = of.begun().toNanos() / NANOS;
    double measuring = of.measuring().toNanos() / NANOS;
    if (measuring > begun) {
      span(spans, who, begun, measuring, PictureWords.WARM_UP);
    }
    span(spans, who, measuring, of.ended().toNanos() / NANOS, PictureWords.MEASURED);
  }

  private void span(List<Timeline.Span> spans, String who, double from, double to, String stage) {
    spans.add(
        new Timeline.Span(
            from, Math.max(from, to), stage, PictureWords.span(row, who, stage, from, to)));
  }
}
