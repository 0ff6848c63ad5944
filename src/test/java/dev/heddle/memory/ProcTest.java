package dev.heddle.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is read of processes: of real ones, and of a made-up folder where a system tells less. */
@EnabledOnOs(OS.LINUX)
class ProcTest {

  private final long self = ProcessHandle.current().pid();

  @TempDir Path made;

  private void write(String file, String text) throws IOException {
    Path path = made.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  @Test
  void aProcessIsReadAsTheJdkSeesIt() throws IOException {
    Proc.Stat stat = Proc.HERE.stat(self);

    assertThat(stat.parent())
        .isEqualTo(ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
    assertThat(stat.ended()).isFalse();
    assertThat(stat.threads()).isPositive();
    assertThat(Proc.HERE.ownStat().started()).isEqualTo(stat.started());
    assertThat(Proc.HERE.processes()).contains(self).isSorted();
    assertThat(Proc.HERE.command(self).getFirst()).endsWith("java");
    assertThat(Proc.HERE.residentBytes(self))
        .isLessThanOrEqualTo(Proc.HERE.size(self).mostResidentBytes());
    assertThat(Proc.HERE.proportionalBytes(self)).isPositive();
    assertThat(Proc.HERE.threads(self)).hasSizeGreaterThan(5).contains(self);
    assertThat(Proc.HERE.switches(self, self).voluntary()).isPositive();
  }

  @Test
  void whoIsGoneIsToldFromWhatCannotBeRead() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    long gone = process.pid();
    write("7/task/7/x", "");

    assertThat(Proc.HERE.isGone(gone)).isTrue();
    assertThatIOException().isThrownBy(() -> Proc.HERE.stat(gone));
    Proc other = new Proc(made);
    assertThat(other.isGone(7)).isFalse();
    assertThatIOException().isThrownBy(() -> other.stat(7)).withMessageContaining("7/stat");
    assertThatIOException().isThrownBy(() -> other.io(7));
    assertThatIOException().isThrownBy(() -> other.switches(7, 7));
  }

  @Test
  void whereTheSystemTellsNothingNobodyIsGone() {
    Proc nowhere = new Proc(made.resolve("nowhere"));

    assertThat(nowhere.isGone(ProcessHandle.current().pid())).isFalse();
    assertThat(nowhere.isGone(7, 7)).isFalse();
  }

  @Test
  void whatMayNotBeReadIsUnknown() throws IOException {
    // root may read everything, but no folder
    write("7/stat", "");
    Files.createDirectory(made.resolve("7/io"));

    assertThatIOException().isThrownBy(() -> new Proc(made).io(7)).withMessageContaining("7/io");
  }

  @Test
  void aNameMayBeAnything() throws IOException {
    write("7/stat", "7 (a) R 1 (b) S 42 1 1 0 -1 4 0 0 0 0 11 12 13 14 20 0 3 0 99 5 6\n");

    assertThat(new Proc(made).stat(7)).isEqualTo(new Proc.Stat('S', 42, 11, 12, 13, 14, 3, 99));
  }

  @Test
  void whatIsNotThereIsNotZero() throws IOException {
    write("7/status", "Name:\tx\nThreads:\t3\n");
    write("7/stat", "7 (x) S 1\n");
    write("8/status", "Name:\tx\nThreads:\tmany\nVmHWM:\t 10 kB\n");

    Proc proc = new Proc(made);
    assertThatIOException().isThrownBy(() -> proc.size(7)).withMessage("no VmHWM");
    assertThatIOException().isThrownBy(() -> proc.stat(7)).withMessageContaining("not the stat");
    assertThatIOException().isThrownBy(() -> proc.size(8)).withMessageContaining("not a number");
    assertThatIOException().isThrownBy(() -> new Proc(made.resolve("none")).processes());
    assertThat(new Proc(made.resolve("none")).isThere()).isFalse();
  }

  @Test
  void whoMayHaveChildrenIsToldInTime() throws Exception {
    Process child = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(Proc.HERE.mayHaveChildren()).isTrue();
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
    assertThat(new Proc(made).mayHaveChildren()).isTrue(); // nobody knows
    write("self/task/7/children", "");
    assertThat(new Proc(made).mayHaveChildren()).isFalse();
  }
}
