package dev.heddle.benchmarks;

import dev.heddle.execution.ByteSize;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.VirtualThreadsModel;
import dev.heddle.fork.Checked;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.Question;
import dev.heddle.memory.PrivateFolder;
import dev.heddle.result.Told;
import dev.heddle.workload.SmallFile;
import dev.heddle.workload.SmallFiles;
import dev.heddle.workload.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How long do several workers take to write small files and read them back?
 *
 * <p>Each task makes one file, among the temporary files, and removes it again. What is read back
 * comes from the system's cache, as it does for most programs that read what they just wrote;
 * whether a task waits for the device is what {@code sync} says.
 *
 * <p>A virtual thread holds its carrier while it reads or writes a file, and there are as many
 * carriers as processors; while it syncs, the JDK adds carriers (JDK 25.0.3: of four readers of an
 * empty pipe one, two and four began with one, two and four carriers, and of 64 writers up to 8, 12
 * and 14 were in {@code force} at once). That is how virtual threads are, so it is measured as it
 * is, and the row says so.
 */
@Question(
    id = "files",
    value = "How long do several workers take to write small files and read them back?")
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FilesBenchmark extends OfModels implements Checked {

  @Param("4")
  String workers;

  @Param("16")
  int files;

  @Param("4KiB")
  String size;

  @Param({"none", "data"})
  String sync;

  private SmallFiles smallFiles;
  private List<SmallFile> tasks;
  private List<Long> right;
  private PrivateFolder folder;
  private Contender contender;

  @Override
  public void check() {
    smallFiles();
    OneMachine.require(model, "write to a folder of this one");
  }

  private SmallFiles smallFiles() {
    return new SmallFiles(files, ByteSize.of(size).bytes(), Sync.of(sync));
  }

  @Setup
  public void open() throws IOException {
    smallFiles = smallFiles();
    right = smallFiles.right();
    folder = PrivateFolder.make();
    try {
      tasks = smallFiles.tasks(folder.path());
      contender =
          Contender.openWarm(
              model,
              workers,
              new SmallFiles(files, Math.min(smallFiles.bytes(), 1), Sync.NONE)
                  .tasks(folder.path()));
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  @Benchmark
  public long writeAndRead() throws Exception {
    return smallFiles.check(right, contender.callAll(tasks));
  }

  private static int carriers() {
    return Integer.getInteger(
        "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
  }

  @TearDown
  public void close() throws IOException {
    try (PrivateFolder used = folder;
        Contender _ = contender) {
      ForkNotes.tell(new Told.FileSystem(Files.getFileStore(used.path()).type()));
      if (ExecutionModel.of(model) instanceof VirtualThreadsModel) {
        ForkNotes.tell(new Told.Carriers(contender.atOnce(files), carriers()));
      }
    }
  }
}
