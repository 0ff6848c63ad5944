package dev.heddle.process;

/** A worker process ended, or had to be ended, while it ran a task: the task's failure. */
public final class WorkerCrashedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The worker's process id. */
  private final long pid;

  /** How the worker ended, in words: its exit code or the signal that killed it. */
  private final String ending;

  /** The last that the worker printed to its standard error. */
  private final String stderr;

  WorkerCrashedException(String task, long pid, String ending, String stderr, String printed) {
    super(PoolWords.crashed(pid, ending, task, printed));
    this.pid = pid;
    this.ending = ending;
    this.stderr = stderr;
  }

  /** The process id of the worker. */
  public long pid() {
    return pid;
  }

  /** How the worker ended: {@code exited with code 3}, {@code was killed by SIGKILL}. */
  public String ending() {
    return ending;
  }

  /** The last few kilobytes that the worker printed to its standard error. */
  public String stderr() {
    return stderr;
  }
}
