package dev.heddle.process;

import dev.heddle.memory.Linux;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a dead worker's tasks started and left behind: found by a variable that they inherited,
 * since nothing else ties a process to a parent that is gone. Only where there is {@code /proc}.
 */
final class Leftovers {

  private static final Path PROC = Linux.proc();

  private Leftovers() {}

  /** Ends every process whose {@code variable} begins with {@code prefix}, but not this one. */
  static void end(String variable, String prefix) {
    if (!Files.isDirectory(PROC)) {
      return;
    }
    String mark = "\0" + variable + "=" + prefix;
    ProcessHandle self = ProcessHandle.current();
    ProcessHandle.allProcesses()
        .filter(process -> !process.equals(self) && environment(process.pid()).contains(mark))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static String environment(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ"));
      return "\0" + new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // another user's, or gone
    }
  }
}
