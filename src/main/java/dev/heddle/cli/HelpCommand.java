package dev.heddle.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle help}: what a command or a topic is about. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Tells about a command, or about: pool (what the process pool promises)")
final class HelpCommand implements Callable<Integer> {

  private static final String POOL = "pool";

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND|pool",
      description = "what to tell about; without one: what commands there are")
  private @Nullable String topic;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws UsageException {
    PrintWriter out = spec.commandLine().getOut();
    CommandLine heddle = spec.root().commandLine();
    if (topic == null) {
      heddle.usage(out);
    } else if (topic.equals(POOL)) {
      out.print(PoolPromises.text());
    } else {
      CommandLine command = heddle.getSubcommands().get(topic);
      if (command == null) {
        List<String> known = new ArrayList<>(heddle.getSubcommands().keySet());
        known.add(POOL);
        throw new UsageException(UsageWords.noTopic(topic, known));
      }
      command.usage(out);
    }
    return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }
}
