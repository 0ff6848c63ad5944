package dev.heddle.promise;

import dev.heddle.workload.Task;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;

/** A task in which something goes wrong at a certain point of its way. */
final class FaultyTask implements Task<Object> {

  @Serial private static final long serialVersionUID = 1L;

  /** What it notes before that. */
  static final String STRUCK = "struck";

  /** Where it goes wrong. */
  enum Place {
    READING("reading", PromiseWords.WHILE_IT_IS_READ),
    RUNNING("running", PromiseWords.WHILE_IT_RUNS),
    WRITING("writing", PromiseWords.WHILE_ITS_ANSWER_IS_WRITTEN),
    ANSWER("answer", PromiseWords.WHILE_ITS_ANSWER_IS_READ);

    private final String word;
    private final String words;

    Place(String word, String words) {
      this.word = word;
      this.words = words;
    }

    /** Its part of the name of a promise. */
    String word() {
      return word;
    }

    /** When that is, in words that follow what such a task does. */
    String words() {
      return words;
    }
  }

  private final TaskFault fault;
  private final Place place;
  private final TaskNotes notes;

  FaultyTask(TaskFault fault, Place place, TaskNotes notes) {
    this.fault = fault;
    this.place = place;
    this.notes = notes;
  }

  @Override
  public Object call() {
    strikeAt(Place.RUNNING);
    return new FaultyAnswer(this);
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    strikeAt(Place.READING);
  }

  private void strikeAt(Place now) {
    if (place == now) {
      notes.noteHere(STRUCK);
      try {
        fault.strike();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What the task answers, with the same flaw. */
  private static final class FaultyAnswer implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    private transient FaultyTask of;

    FaultyAnswer(FaultyTask of) {
      this.of = of;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws IOException {
      of.strikeAt(Place.WRITING);
      out.writeObject(of.fault);
      out.writeObject(of.place);
      out.writeObject(of.notes);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      of =
          new FaultyTask(
              (TaskFault) in.readObject(), (Place) in.readObject(), (TaskNotes) in.readObject());
      of.strikeAt(Place.ANSWER);
    }
  }
}
