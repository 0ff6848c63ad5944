package dev.heddle.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.RowId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row of virtual threads says where fewer of them could be at a file than there are workers. */
class FileNotesTest {

  @TempDir Path place;

  private final ExampleRun run = ExampleRun.of("files", "a.Files.writeAndRead");
  private final RowId row = run.row("virtual-threads", 4, "files", "16");

  @Test
  void fewerCarriersThanWorkersAreTold() throws Exception {
    assertThat(notes("4", "2"))
        .containsExactly("files hold the carriers of virtual threads (at most 2 at once, not 4)");
  }

  @Test
  void asManyCarriersAsWorkersAreNotWorthAWord() throws Exception {
    assertThat(notes("4", "4")).isEmpty();
  }

  @Test
  void whatIsNotANumberIsNoNote() throws Exception {
    assertThat(notes("4", "two")).isEmpty();
  }

  private List<String> notes(String atOnce, String carriers) throws Exception {
    run.takes(row, 80).note(row, "files.at-once", atOnce).note(row, "files.carriers", carriers);
    return RowNotes.of(run, place.resolve("run")).stream().map(Footnote::sentence).toList();
  }
}
