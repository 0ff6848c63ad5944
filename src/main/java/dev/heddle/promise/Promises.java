package dev.heddle.promise;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.id.UnknownIdException;
import dev.heddle.memory.PrivateFolder;
import dev.heddle.own.OwnClassPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tries what executors promise. */
public final class Promises {

  private Promises() {}

  /** The ids of all promises, in the order in which they are tried. */
  public static List<String> ids() {
    return Trials.all().stream().map(Trial::id).toList();
  }

  /**
   * Tries promises on an executor, in JVMs of their own. Where one is not plainly kept the next are
   * tried in another JVM.
   *
   * @param each is told of each promise as it was tried
   * @throws PromiseException where the executor cannot be tried at all
   * @throws UnknownIdException where there is no such model or promise
   * @throws IllegalArgumentException where the model or the class path is written wrongly
   */
  public static List<Tried> of(TryRequest request, Consumer<Tried> each)
      throws PromiseException, InterruptedException {
    String classPath = classPath(request);
    List<Trial> left = new ArrayList<>(request.promises().stream().map(Trials::of).toList());
    List<Tried> all = new ArrayList<>();
    try (PrivateFolder folder = PrivateFolder.make()) {
      while (!left.isEmpty()) {
        List<String> ids = left.stream().map(Trial::id).toList();
        try (TrialJvm jvm = TrialJvm.start(request, classPath, folder.path(), ids)) {
          do {
            Tried tried = next(jvm, left.removeFirst(), all.isEmpty());
            all.add(tried);
            each.accept(tried);
          } while (!left.isEmpty() && jvm.goesOn());
        }
      }
    } catch (IOException e) {
      throw new PromiseException(PromiseWords.executor(request.executor(), PromiseWords.noJvm(e)));
    }
    return all;
  }

  /**
   * Looks at what is asked as far as no JVM has to be started for that.
   *
   * @throws UnknownIdException where there is no such model or promise
   * @throws IllegalArgumentException where the model or the class path is written wrongly
   */
  public static void check(TryRequest request) {
    String _ = classPath(request);
    request.promises().forEach(Trials::of);
  }

  private static String classPath(TryRequest request) {
    if (!TriedExecutor.isClass(request.executor())) {
      ExecutionModel _ = ExecutionModel.of(request.executor());
    }
    return request.classPath().isEmpty() ? "" : OwnClassPath.of(request.classPath()).text();
  }

  private static Tried next(TrialJvm jvm, Trial trial, boolean first)
      throws PromiseException, InterruptedException {
    try {
      return jvm.next(trial);
    } catch (PromiseException e) {
      if (first) {
        throw e;
      }
      String why = PromiseWords.notOpenedAgain(String.valueOf(e.getMessage()));
      return new Tried(trial.id(), trial.words(), Kept.NO, 0, why);
    }
  }
}
