package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the memory of idle workers. */
class IdleNotesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("memory", "a.Memory.processes");
  private final RowId row = run.row("process-pool", 4);

  @Test
  void whatOneMoreTakesIsToldWithItsInterval() throws Exception {
    run.takes(row, 80).note(row, "idle.worker.bytes", "44040192");
    assertThat(notes()).containsExactly("one more idle worker takes 42 MiB (42 – 42) of memory");
  }

  @Test
  void aThreadIsToldInKibibytesAndOneForkWithoutAnInterval() throws Exception {
    run.rounds(1).takes(row, 80).note(row, "idle.worker.bytes", "50000");
    assertThat(notes()).containsExactly("one more idle worker takes 48.8 KiB of memory");
  }

  @Test
  void whereNothingIsToldNothingIsSaid() throws Exception {
    run.takes(row, 80).note(row, "idle.worker.bytes", "some");
    assertThat(notes()).isEmpty();
  }

  private List<String> notes() throws Exception {
    return RowNotes.of(run, place.resolve("run"), Footnote.Kind.IDLE_MEMORY);
  }
}
