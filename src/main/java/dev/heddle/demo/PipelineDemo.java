package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that go from stage to stage, each in a worker of its own, and at last into a list.
 *
 * @param steps what is done with them between
 */
record PipelineDemo(List<DemoStep> steps) implements Scene {

  private static final int ITEMS = 10;
  private static final int CAPACITY = 4;
  private static final long PAUSE_MILLIS = 60;

  static PipelineDemo of(DemoStep... steps) {
    return new PipelineDemo(List.of(steps));
  }

  /** Makes numbers. */
  record Source(Narrator teller, Barrier meeting, Channel<Long> out) implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      meeting.meet();
      for (long item = 0; item < ITEMS; item++) {
        teller.tell("make", "makes " + item, Map.of("item", item));
        out.send(item, Narrator.LIMIT);
        Thread.sleep(PAUSE_MILLIS);
      }
      out.close();
      return true;
    }
  }

  /** Changes numbers on their way. */
  record Middle(
      Narrator teller, Barrier meeting, DemoStep step, Channel<Long> in, Channel<Long> out)
      implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      meeting.meet();
      for (@Nullable Long item = next(); item != null; item = next()) {
        long result = step.of(item);
        teller.tell(
            "change",
            "%s %s is %s".formatted(item, step.words(), result),
            Map.of("item", item, "result", result));
        out.send(result, Narrator.LIMIT);
      }
      out.close();
      return true;
    }

    private @Nullable Long next() throws InterruptedException, TimeoutException {
      return in.receive(Narrator.LIMIT);
    }
  }

  /** Collects what comes. */
  record Sink(Narrator teller, Barrier meeting, Channel<Long> in) implements Task<List<Long>> {
    @Override
    public List<Long> call() throws Exception {
      meeting.meet();
      List<Long> collected = new ArrayList<>();
      for (@Nullable Long item = next(); item != null; item = next()) {
        teller.tell("collect", "collects " + item, Map.of("item", item));
        collected.add(item);
      }
      return collected;
    }

    private @Nullable Long next() throws InterruptedException, TimeoutException {
      return in.receive(Narrator.LIMIT);
    }
  }

  @Override
  public int workers() {
    return steps.size() + 2;
  }

  @Override
  public boolean needsAllAtOnce() {
    return true;
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Barrier meeting = stage.meeting(workers());
    Channel<Long> channel = stage.channel(CAPACITY);
    List<Future<Boolean>> stages = new ArrayList<>();
    stages.add(stage.start(new Source(stage.teller(), meeting, channel)));
    for (DemoStep step : steps) {
      Channel<Long> next = stage.channel(CAPACITY);
      stages.add(stage.start(new Middle(stage.teller(), meeting, step, channel, next)));
      channel = next;
    }
    Future<List<Long>> sink = stage.start(new Sink(stage.teller(), meeting, channel));
    DemoStage.await(stages);
    List<Long> list = DemoStage.await(List.of(sink)).getFirst();
    stage.tell("list", "has the list " + list, Map.of("items", (long) list.size()));
  }

  @Override
  public String moral(Events events) {
    Events made = events.of("make");
    Events collected = events.of("collect");
    List<Long> right = made.facts("item").stream().map(this::through).toList();
    long lastMade = made.all().getLast().at();
    return "%s numbers went through %s stages in %s, %s; %s were collected before the last was made."
        .formatted(
            made.count(),
            workers(),
            events.of("make", "change", "collect").who(),
            collected.facts("item").equals(right)
                ? "and the list is right"
                : "but the list should be " + right,
            collected.where(event -> event.at() < lastMade).count());
  }

  private long through(long item) {
    long result = item;
    for (DemoStep step : steps) {
      result = step.of(result);
    }
    return result;
  }
}
