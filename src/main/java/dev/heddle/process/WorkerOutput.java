package dev.heddle.process;

import dev.heddle.jvm.JvmRefusal;
import dev.heddle.jvm.OutputTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last that a worker printed, and HotSpot's report if it crashed. */
final class WorkerOutput {

  private final long pid;
  private final Path report;
  private final OutputTail stdout;
  private final OutputTail stderr;
  private volatile @Nullable String keptReport;

  /** Of {@code process}, which {@code command} has started; shown unless it is only trained. */
  WorkerOutput(Process process, WorkerCommand command) {
    this.pid = process.pid();
    this.report = command.errorFile(pid);
    this.stdout = tail(process.getInputStream(), "stdout", command.trains());
    this.stderr = tail(process.getErrorStream(), "stderr", command.trains());
  }

  private OutputTail tail(InputStream stream, String name, boolean hidden) {
    String thread = "heddle-worker-" + pid + "-" + name;
    return hidden
        ? OutputTail.kept(stream, thread)
        : OutputTail.shown(stream, thread, "worker " + pid);
  }

  /** Waits for the end of both streams, for at most {@code millis} each. */
  void awaitEnd(long millis) {
    stdout.awaitEnd(millis);
    stderr.awaitEnd(millis);
  }

  /** How it ended with exit code {@code code}, in words that follow "worker 123". */
  String ending(int code) {
    return ExitStatus.of(code, stdout.text());
  }

  /** Keeps HotSpot's report of its crash, if there is one, out of the folder that goes. */
  synchronized void keepReport() {
    if (keptReport == null && Files.isRegularFile(report)) {
      try {
        Path kept = Path.of(System.getProperty("java.io.tmpdir"), "heddle-hs_err-" + pid + ".log");
        Files.move(report, kept, StandardCopyOption.REPLACE_EXISTING);
        keptReport = kept.toString();
      } catch (IOException e) {
        // its first lines are in what the worker printed
      }
    }
  }

  private String withReport(String text) {
    String kept = keptReport;
    return kept == null ? text : text.replace(report.toString(), kept);
  }

  /** What it printed to its standard error. */
  String errors() {
    return withReport(stderr.text());
  }

  /** Why the JVM did not begin with its flags, and never will. */
  Optional<JvmRefusal> refusal() {
    return JvmRefusal.of(stderr.text() + "\n" + stdout.text()).filter(JvmRefusal::isLasting);
  }

  /** All of it, in words that follow a sentence; empty if that was nothing. */
  String printed() {
    String errors = errors();
    String output = withReport(stdout.text());
    return (errors.isEmpty() ? "" : "; its stderr:\n" + errors)
        + (output.isEmpty() ? "" : (errors.isEmpty() ? ";" : "\n") + " its stdout:\n" + output);
  }
}
