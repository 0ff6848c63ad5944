package dev.heddle.execution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * JVMs that stay and are given tasks one by one, or each several of them at a time.
 *
 * @param each what is set of them
 * @param threads how many tasks each is given at a time, for a thread each
 * @param sharedOut whether all of them together have the heap of this JVM, however small a part is,
 *     and not at least as much as payloads need
 * @param spares how many more JVMs are ready, each to take the place of one that ends
 */
public record ProcessPoolModel(WorkerOptions each, int threads, boolean sharedOut, int spares)
    implements ExecutionModel {

  private static final int MOST_THREADS = 256;
  private static final int MOST_SPARES = 8;
  private static final String EACH = "own";
  private static final String SHARED_OUT = "shared-out";

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range, or there are spare JVMs where several
   *     tasks share one
   */
  public ProcessPoolModel {
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(ModelWords.threadsOutOfRange(threads, MOST_THREADS));
    }
    if (spares < 0 || spares > MOST_SPARES) {
      throw new IllegalArgumentException(ModelWords.sparesOutOfRange(spares, MOST_SPARES));
    }
    if (spares > 0 && threads > 1) {
      throw new IllegalArgumentException(ModelWords.SPARES_HAVE_ONE_THREAD);
    }
  }

  /** With the usual options. */
  public ProcessPoolModel() {
    this(WorkerOptions.OF_STAYING, 1, false, 0);
  }

  @Override
  public String name() {
    return "process-pool";
  }

  @Override
  public String description() {
    return "A pool of JVMs that stay.";
  }

  @Override
  public List<ModelOption> options() {
    List<ModelOption> options =
        new ArrayList<>(
            each.options(
                WorkerOptions.OF_STAYING,
                set -> new ProcessPoolModel(set, threads, sharedOut, spares)));
    options.add(
        ModelOption.of(
            "heap",
            "how much heap each JVM has: own (usual; an equal part of the fork's, but enough for"
                + " payloads) or shared-out (that part, however small)",
            EACH,
            sharedOut ? SHARED_OUT : EACH,
            value ->
                new ProcessPoolModel(
                    each,
                    threads,
                    ModelOption.requireOneOf(List.of(EACH, SHARED_OUT), "heap", value)
                        .equals(SHARED_OUT),
                    spares)));
    options.add(
        ModelOption.of(
            "threads",
            "how many tasks each JVM runs at once, in a thread each, from 1 (usual) to 256: there"
                + " are as many fewer JVMs",
            "1",
            Integer.toString(threads),
            value -> new ProcessPoolModel(each, number(value), sharedOut, spares)));
    options.add(
        ModelOption.of(
            "spare",
            "how many more JVMs are ready to take the place of one that ends, from 0 (usual) to 8",
            "0",
            Integer.toString(spares),
            value -> new ProcessPoolModel(each, threads, sharedOut, spareNumber(value))));
    return options;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(ModelWords.noThreads(text, MOST_THREADS), e);
    }
  }

  private static int spareNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(ModelWords.noSpares(text, MOST_SPARES), e);
    }
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.CROSSES_PROCESSES, Trait.KEEPS_PROCESSES);
  }

  @Override
  public int mostWorkers() {
    return Math.min(OpenRequest.MOST_WORKERS, MOST_JVMS * threads);
  }

  @Override
  public int processes(int workers) {
    if (workers % threads != 0) {
      throw new IllegalArgumentException(ModelWords.notDivisible(id(), workers, threads));
    }
    return workers / threads;
  }

  @Override
  public Workforce open(OpenRequest request) throws IOException {
    int processes = processes(request.workers());
    OpenRequest sized =
        sharedOut && request.heap() == 0 ? request.withHeap(MachineShare.part(processes)) : request;
    return ProcessWorkforce.staying(sized, each, processes, spares);
  }
}
