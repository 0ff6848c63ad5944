package dev.heddle.demo;

import dev.heddle.shared.Channel;
import dev.heddle.workload.Collector;
import dev.heddle.workload.Generator;
import dev.heddle.workload.Stage;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Numbers that go from stage to stage, each in a worker of its own, and at last into a list.
 *
 * @param steps what is done with them between
 */
record PipelineDemo(List<Step> steps) implements Scene {

  private static final int ITEMS = 10;
  private static final int CAPACITY = 4;
  private static final long PAUSE_MILLIS = 60;

  static PipelineDemo of(Step... steps) {
    return new PipelineDemo(List.of(steps));
  }

  /** Tells of numbers that are made. */
  record Makes() implements Telling {
    @Override
    public void sends(Narrator teller, long item) throws InterruptedException, TimeoutException {
      teller.tell("make", "makes " + item, Map.of("item", item));
    }

    @Override
    public void sent() throws InterruptedException {
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** Tells of numbers that are changed on their way. */
  record Changes(Step step) implements Telling {
    @Override
    public void takes(Narrator teller, long item) throws InterruptedException, TimeoutException {
      long result = step.apply(item);
      teller.tell(
          "change",
          "%s %s is %s".formatted(item, words(step), result),
          Map.of("item", item, "result", result));
    }

    private static String words(Step step) {
      return switch (step) {
        case TIMES_2 -> "times 2";
        case PLUS_3 -> "plus 3";
        case SQUARE -> "squared";
      };
    }
  }

  /** Tells of numbers that are collected. */
  record Collects() implements Telling {
    @Override
    public void takes(Narrator teller, long item) throws InterruptedException, TimeoutException {
      teller.tell("collect", "collects " + item, Map.of("item", item));
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
    StartLine startLine = stage.startLine(workers());
    Channel<Long> channel = stage.channel(CAPACITY);
    List<Future<long[]>> stages = new ArrayList<>();
    stages.add(stage.start(startLine, new Generator(ITEMS, stage.telling(channel, new Makes()))));
    for (Step step : steps) {
      Channel<Long> next = stage.channel(CAPACITY);
      Channel<Long> end = stage.telling(channel, new Changes(step));
      stages.add(stage.start(startLine, new Stage(step, end, next)));
      channel = next;
    }
    stages.add(stage.start(startLine, new Collector(stage.telling(channel, new Collects()))));
    long[] list = DemoStage.await(stages).getLast();
    stage.tell(
        "list", "has the list " + Arrays.toString(list), Map.of("items", (long) list.length));
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
    for (Step step : steps) {
      result = step.apply(result);
    }
    return result;
  }
}
