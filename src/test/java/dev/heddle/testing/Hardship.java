package dev.heddle.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Circumstances in which a JVM of ours has to do its work, or to say why it does not. */
public enum Hardship {
  /** No file can be opened, for a while. */
  NO_DESCRIPTORS("", ""),
  /** Nothing can be written any more, to a disk or to memory that is a file, for a while. */
  FULL_DISK("", ""),
  /** No file may become large, as on a disk that is full for what is written now. */
  SMALL_FILES("", ""),
  /** Numbers have other digits, and letters another case. */
  ARABIC("", "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab"),
  /** What may be deserialized is said already, and is no more than is needed. */
  SERIAL_FILTER("", "-Djdk.serialFilter=maxdepth=64;java.base/*;dev.heddle.**;!*"),
  /** Nothing may be used that only Linux has. */
  NOT_LINUX("-Dheddle.linux=off", "");

  /** A disk of so many MiB has room for all that a JVM of ours writes. */
  private static final int DISK_MIB = 160;

  private static final int BLOCK = 1 << 12;

  private final String flag;
  private final String everywhere;

  Hardship(String flag, String everywhere) {
    this.flag = flag;
    this.everywhere = everywhere;
  }

  /** Whether it comes and goes while a JVM runs. */
  public boolean passes() {
    return this == NO_DESCRIPTORS || this == FULL_DISK;
  }

  /** Whether this system lets a process have disks of its own, which it may fill. */
  public static boolean canFillDisks() throws IOException, InterruptedException {
    Process mount =
        new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt").start();
    return mount.waitFor(10, TimeUnit.SECONDS) && mount.exitValue() == 0;
  }

  /**
   * Starts {@code main} from {@code classPath} in it, with {@code folder} for its temporary files.
   */
  public OtherJvm start(String classPath, Path folder, Class<?> main, Object... arguments)
      throws IOException {
    List<String> jvm = OtherJvm.command(main, arguments);
    jvm.set(jvm.indexOf("-cp") + 1, classPath);
    if (!flag.isEmpty()) {
      jvm.add(1, flag);
    }
    jvm.add(1, "-Djava.io.tmpdir=" + folder);
    List<String> command = new ArrayList<>(around(folder));
    command.addAll(jvm);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (!everywhere.isEmpty()) {
      // so that the JVMs that it starts are in it, too
      builder.environment().put("JAVA_TOOL_OPTIONS", everywhere);
    }
    Process process = builder.start();
    return new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  private List<String> around(Path folder) {
    return switch (this) {
      case NO_DESCRIPTORS -> List.of("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh");
      case FULL_DISK ->
          List.of(
              "unshare",
              "-rm",
              "sh",
              "-c",
              "for d in \"$0\" /dev/shm; do mount -t tmpfs -o mode=1777,size="
                  + DISK_MIB
                  + "m tmpfs \"$d\" || exit 9; done; exec \"$@\"",
              folder.toString());
      case SMALL_FILES -> List.of("sh", "-c", "ulimit -f 32; exec \"$@\"", "sh");
      case ARABIC, SERIAL_FILTER, NOT_LINUX -> List.of();
    };
  }

  /** Lets it begin in this JVM, which was started in it, until what this gives is closed. */
  public AutoCloseable begin(Path folder) throws IOException {
    return switch (this) {
      case NO_DESCRIPTORS -> Descriptors.useUp();
      case FULL_DISK -> fill(folder);
      case SMALL_FILES, ARABIC, SERIAL_FILTER, NOT_LINUX -> () -> {};
    };
  }

  private static AutoCloseable fill(Path folder) throws IOException {
    List<Path> fillers = List.of(folder.resolve("filler"), Path.of("/dev/shm/filler"));
    for (Path filler : fillers) {
      try (OutputStream out = Files.newOutputStream(filler)) {
        byte[] block = new byte[BLOCK];
        for (long written = 0; written <= (long) DISK_MIB << 20; written += BLOCK) {
          out.write(block);
        }
        throw new AssertionError(filler + ": the disk is larger than it was made");
      } catch (IOException e) {
        // it is full
      }
    }
    return () -> {
      for (Path filler : fillers) {
        Files.delete(filler);
      }
    };
  }
}
