package dev.heddle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.report.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a demo is written, from events that are always the same. */
class StoryFormatTest {

  private static final List<Event> EVENTS =
      List.of(
          new Event(
              0, 0, 4_000_001, 3, "main", "open", "opens an account \"A\"", Map.of("balance", 0L)),
          new Event(
              1_500_000,
              21_750_250,
              4_000_002,
              18,
              "heddle-worker",
              "deposit",
              "pays in 100",
              Map.of("balance", 100L, "amount", 100L)),
          new Event(
              1_034_567_891,
              1_034_567_891,
              4_000_003,
              18,
              "ForkJoinPool-1-worker-12",
              "look",
              "sieht ² Ж",
              Map.of()),
          new Event(1_034_567_892, 1_034_567_892, 4_000_001, 0, "", "pipe", "└─ pipes", Map.of()));

  private static final Story STORY =
      new Story("lock", "process-pool", 4_000_001, EVENTS, "1 deposit of 100 by 2 processes.");

  private static String text(boolean colours) {
    EventLines lines = new EventLines(ExecutionModel.of("process-pool"), colours);
    StringBuilder text = new StringBuilder(lines.head(Demo.LOCK));
    EVENTS.forEach(event -> text.append(lines.event(event)));
    return text.append(lines.end(STORY)).toString();
  }

  @Test
  void aPersonReadsALineAnEvent() throws Exception {
    Golden.check("demo.text", text(false));
  }

  @Test
  void onATerminalEachProcessHasItsColour() throws Exception {
    Golden.check("demo.colour", text(true));
  }

  @Test
  void aProgramReadsJson() throws Exception {
    Golden.check("demo.json", StoryJson.of(STORY));
  }

  @Test
  void perfettoReadsTheTraceEventFormat() throws Exception {
    Golden.check("demo.trace", TraceFile.of(STORY));
  }

  @Test
  void aPictureHasALaneForEachThread() throws Exception {
    Golden.check("demo.svg", StoryPicture.of(STORY));
  }

  @Test
  void aPictureOfProcessesHasTheirThreadsAndWhatTheyShareOnce() throws Exception {
    List<Event> seen =
        List.of(
            seen(4711, "", "process", "process 4711, heddle demo map, which looks", 2),
            seen(4711, "main", "thread", "├─ a thread, runs", 1),
            seen(4711, "", "jvm", "├─ 9 threads of the JVM itself: compilers, collector, …", 0),
            seen(4711, "", "memory", "├─ memory with 4712: heddle-1", 0),
            seen(4712, "", "process", "└─ process 4712, a worker JVM", 1),
            seen(4712, "heddle-worker", "thread", "   ├─ 2 threads, all wait", 2),
            seen(4712, "", "memory", "   └─ memory with 4711: heddle-1", 0));
    String svg = StoryPicture.of(new Story("map", "process-pool", 4711, seen, "2 processes."));

    Golden.check("demo-map.svg", svg);
    assertThat(svg).containsOnlyOnce(">memory: heddle-1</title>");
  }

  private static Event seen(long pid, String thread, String act, String text, long threads) {
    Map<String, Long> facts = threads == 0 ? Map.of() : Map.of("threads", threads);
    return new Event(1_000, 1_000, pid, 0, thread, act, text, facts);
  }
}
