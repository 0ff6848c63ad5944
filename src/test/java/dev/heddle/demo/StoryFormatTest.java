package dev.heddle.demo;

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
}
