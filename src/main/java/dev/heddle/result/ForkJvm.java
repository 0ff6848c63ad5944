package dev.heddle.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What forks run on.
 *
 * @param java the java of the forks; where there are several, the first
 * @param args further flags of the forks
 * @param workerArgs further flags of worker JVMs
 * @param named the JVMs that the rows name; empty where all forks run on the same
 */
public record ForkJvm(
    String java, List<String> args, List<String> workerArgs, List<NamedJvm> named) {

  /** Copies the lists. */
  public ForkJvm {
    args = List.copyOf(args);
    workerArgs = List.copyOf(workerArgs);
    named = List.copyOf(named);
  }

  /** One of those that have a name. */
  ForkJvm on(NamedJvm one) {
    List<String> flags = new ArrayList<>(args);
    flags.addAll(one.args());
    return new ForkJvm(one.java(), flags, workerArgs, named);
  }

  /** The same with its flags as {@code change} has them. */
  ForkJvm said(UnaryOperator<List<String>> change) {
    return new ForkJvm(
        java,
        change.apply(args),
        change.apply(workerArgs),
        named.stream()
            .map(each -> new NamedJvm(each.label(), each.java(), change.apply(each.args())))
            .toList());
  }
}
