package dev.heddle.process;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** A task in which something goes wrong at a certain point of its way. */
final class Mishap implements Task<Object> {

  private static final long serialVersionUID = 1L;

  /** Where it goes wrong. */
  enum Stage {
    READING("while it is read"),
    RESOLVING("while it is put in its own place"),
    RUNNING("while it runs"),
    WRITING_THE_RESULT("while its result is written"),
    READING_THE_RESULT("while its result is read");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Fault fault;
  private final Stage stage;
  private final Tally tally;

  /** Notes the fault's name in {@code tally} before it comes. */
  Mishap(Fault fault, Stage stage, Tally tally) {
    this.fault = fault;
    this.stage = stage;
    this.tally = tally;
  }

  @Override
  public Object call() {
    strikeAt(Stage.RUNNING);
    return new Result(this);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    strikeAt(Stage.READING);
  }

  private Object readResolve() {
    strikeAt(Stage.RESOLVING);
    return this;
  }

  private void strikeAt(Stage now) {
    if (stage == now) {
      tally.note(fault.name());
      try {
        fault.strike();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What the task returns, with the same flaw. */
  private static final class Result implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient Mishap of;

    Result(Mishap of) {
      this.of = of;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      of.strikeAt(Stage.WRITING_THE_RESULT);
      out.writeObject(of.fault);
      out.writeObject(of.stage);
      out.writeObject(of.tally);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      of = new Mishap((Fault) in.readObject(), (Stage) in.readObject(), (Tally) in.readObject());
      of.strikeAt(Stage.READING_THE_RESULT);
    }
  }
}
