package dev.heddle.promise;

import dev.heddle.workload.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** The tasks that trials send. */
final class TrialTasks {

  private static final long LOOK_MILLIS = 5;

  private TrialTasks() {}

  /** TaskNotes its name and answers. */
  record Answers(TaskNotes notes, String name, int value) implements Task<Integer> {
    @Override
    public Integer call() {
      notes.note(name);
      return value;
    }
  }

  /** Answers after a time, and notes its name then. */
  record Sleeps(TaskNotes notes, String name, long millis, int value) implements Task<Integer> {
    @Override
    public Integer call() throws InterruptedException {
      Thread.sleep(millis);
      notes.note(name);
      return value;
    }
  }

  /** Throws an exception that is checked. */
  record Fails(String message) implements Task<Integer> {
    @Override
    public Integer call() throws TrialFailure {
      throw new TrialFailure(message);
    }
  }

  /**
   * TaskNotes its name and process, and runs until a file is there.
   *
   * @param deaf whether it goes on when it is interrupted
   */
  record Holds(TaskNotes notes, String name, String gate, boolean deaf) implements Task<Integer> {

    private static final String INTERRUPTED = "interrupted ";
    private static final String ENDED = "ended ";

    @Override
    public Integer call() throws InterruptedException {
      notes.noteHere(name);
      Path file = Path.of(gate);
      while (!Files.exists(file)) {
        try {
          Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
          if (!deaf) {
            notes.note(INTERRUPTED + name);
            throw e;
          }
        }
      }
      notes.note(ENDED + name);
      return 1;
    }

    /** Whether the one of that name was interrupted. */
    static boolean interrupted(TaskNotes notes, String name) {
      return notes.has(INTERRUPTED + name);
    }

    /** Whether the one of that name came to its end. */
    static boolean ended(TaskNotes notes, String name) {
      return notes.has(ENDED + name);
    }
  }

  /** What cannot be serialized: it answers with its process. */
  record Plain(Object held) implements Callable<Long> {
    @Override
    public Long call() {
      return ProcessHandle.current().pid();
    }
  }

  /** Answers with what cannot be serialized. */
  record PlainAnswer() implements Task<Object> {
    @Override
    public Object call() {
      return new Object();
    }
  }

  /** Throws what cannot be serialized. */
  record PlainFailure() implements Task<Object> {
    @Override
    public Object call() throws Unsendable {
      throw new Unsendable();
    }
  }

  /** An exception that cannot be serialized. */
  static final class Unsendable extends Exception {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "UnusedVariable"}) // that is the point
    private final Object held = new Object();

    Unsendable() {
      super(PromiseWords.ON_PURPOSE);
    }
  }

  /** Tells whether both are one object. */
  record Same(List<Integer> one, List<Integer> other) implements Task<Boolean> {
    @Override
    @SuppressWarnings("ReferenceEquality") // that is the question
    public Boolean call() {
      return one == other;
    }
  }

  /** Sends back what it is given. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  record Large(byte[] all) implements Task<byte[]> {
    @Override
    public byte[] call() {
      return all;
    }
  }
}
