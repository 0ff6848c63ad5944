package dev.heddle.testing;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All descriptors that this process may still open, until they are closed. */
public final class Descriptors implements AutoCloseable {

  /** As few as a JVM with a class path of this size can begin with. */
  private static final int LIMIT = 256;

  private final List<FileInputStream> open = new ArrayList<>();

  private Descriptors() {}

  /** Takes them all. */
  public static Descriptors useUp() {
    Descriptors all = new Descriptors();
    try {
      while (true) {
        all.open.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException e) {
      return all; // there are none left
    }
  }

  /**
   * Starts a JVM that may open few.
   *
   * @param linux whether it may use what only Linux has, {@code on} or {@code off}
   */
  public static OtherJvm startWithFew(String linux, Class<?> main, Object... arguments)
      throws IOException {
    List<String> jvm = OtherJvm.command(main, arguments);
    jvm.add(1, "-Dheddle.linux=" + linux);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -n " + LIMIT + "; exec \"$@\"", "sh"));
    command.addAll(jvm);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new OtherJvm(process, process.inputReader());
  }

  @Override
  public void close() throws IOException {
    for (FileInputStream one : open) {
      one.close();
    }
  }
}
