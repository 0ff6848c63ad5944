package dev.heddle.cli;

import dev.heddle.run.PlainJmh;
import dev.heddle.run.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code heddle jmh}: JMH's own command line. */
@Command(
    name = "jmh",
    customSynopsis = "heddle jmh [ARGS...]",
    description = "JMH's own command line, for those who know it; 'heddle jmh -h' is JMH's help.")
final class JmhCommand implements Callable<Integer> {

  @Unmatched private List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws PlanException {
    return PlainJmh.run(words, System.out) ? ExitCode.OK : ExitCode.NOT_WHOLE;
  }
}
