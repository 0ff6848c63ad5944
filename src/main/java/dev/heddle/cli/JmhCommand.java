package dev.heddle.cli;

import dev.heddle.run.PlainJmh;
import dev.heddle.run.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code heddle jmh}: JMH's own command line. */
@Command(
    name = "jmh",
    customSynopsis = "heddle jmh [ARGS...]",
    description = "JMH's own command line, for those who know it; 'heddle jmh -h' is JMH's help.")
final class JmhCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Unmatched private List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws PlanException {
    // JMH knows -h only
    words.replaceAll(word -> word.equals("--help") ? "-h" : word);
    Optional<String> missing = PlainJmh.run(words, System.out);
    missing.ifPresent(
        why -> Complaint.print(spec.commandLine(), why + "; see what JMH says of it"));
    return missing.isPresent() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }
}
