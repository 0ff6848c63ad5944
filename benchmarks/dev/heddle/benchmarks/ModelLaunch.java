package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.ProvidedModel;
import dev.heddle.execution.Workforce;
import dev.heddle.fork.ForkNotes;
import dev.heddle.id.UnknownIdException;
import dev.heddle.result.Told;
import dev.heddle.workload.SumOfSquares;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A model of another jar with one worker, which is ready once the model is open. */
final class ModelLaunch implements Launch {

  private static final SumOfSquares SMALL = new SumOfSquares(1, StartBenchmark.NUMBERS);

  private final ExecutionModel model;
  private @Nullable Workforce opened;

  ModelLaunch(ExecutionModel model) {
    this.model = model;
  }

  /** The model that a word names; null where it names another kind of worker. */
  static @Nullable ExecutionModel model(String word) {
    try {
      return ExecutionModel.of(word) instanceof ProvidedModel model ? model : null;
    } catch (UnknownIdException e) {
      return null;
    }
  }

  @Override
  public void prepare() {}

  private Workforce open() throws IOException {
    Workforce open = model.open(OpenRequest.of(1));
    opened = open;
    return open;
  }

  @Override
  public boolean ready() throws IOException {
    return !open().workers().isEmpty();
  }

  @Override
  public long firstSum() throws IOException, ExecutionException, InterruptedException {
    return open().executor().submit(SMALL).get();
  }

  @Override
  public void end() {
    Workforce used = opened;
    opened = null;
    if (used != null) {
      ForkNotes.tell(new Told.Starts(used.workers().getFirst().how()));
      used.close();
    }
  }

  @Override
  public void close() {
    end();
  }
}
