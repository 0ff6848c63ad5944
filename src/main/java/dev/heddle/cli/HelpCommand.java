package dev.heddle.cli;

import dev.heddle.id.Identified;
import dev.heddle.report.TextWidth;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle help}: what a command or a topic is about. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Tells about a command or a topic; without one: which there are.")
final class HelpCommand implements Callable<Integer> {

  private static final int TOPIC = 14;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND|TOPIC",
      completionCandidates = Topics.class,
      description = "What to tell about.")
  private @Nullable String about;

  @Option(
      names = "--man",
      description = "Prints the page of the manual: heddle help --man >heddle.1")
  private boolean man;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a shell offers. */
  static final class Topics implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Subcommands.names().stream(), Identified.ids(HelpTopic.class).stream())
          .iterator();
    }
  }

  @Override
  public Integer call() throws UsageException {
    PrintWriter out = spec.commandLine().getOut();
    CommandLine heddle = spec.root().commandLine();
    if (man) {
      out.print(ManPage.of(heddle));
    } else if (about == null) {
      heddle.usage(out);
      out.print(topics());
    } else {
      tell(about, heddle, out);
    }
    return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private static void tell(String about, CommandLine heddle, PrintWriter out)
      throws UsageException {
    CommandLine command = heddle.getSubcommands().get(about);
    Optional<HelpTopic> topic = Identified.find(HelpTopic.class, about);
    if (command != null) {
      command.usage(out);
    } else if (topic.isPresent()) {
      out.print(topic.get().text(TextWidth.here()));
    } else {
      List<String> known = new ArrayList<>(heddle.getSubcommands().keySet());
      known.addAll(Identified.ids(HelpTopic.class));
      throw new UsageException(UsageWords.noTopic(about, known));
    }
  }

  private static String topics() {
    StringBuilder text = new StringBuilder("%nTopics:%n".formatted());
    for (HelpTopic topic : HelpTopic.values()) {
      text.append(("  %-" + TOPIC + "s%s%n").formatted(topic.id(), topic.title()));
    }
    return text.toString();
  }
}
