package dev.heddle.cli;

import dev.heddle.run.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code heddle}. */
@Command(
    name = "heddle",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Threads, virtual threads or processes, and how many? Measure it.",
      "",
      "Runs the same task under every execution model, in one JVM and in many, checks every"
          + " answer, and prints a table of times with honest intervals."
    },
    footer = {
      "",
      "Begin with 'heddle run': about four minutes, two workloads, a table each.",
      "Exit codes: 0 fine, 1 a bug, 2 usage or unreadable input, 3 a regression, 4 rows failed or"
          + " missing, 5 inconclusive (if asked for), 130 Ctrl-C."
    },
    subcommands = {
      RunCommand.class,
      ListCommand.class,
      TableCommand.class,
      CompareCommand.class,
      CalibrateCommand.class,
      TrendCommand.class,
      JmhCommand.class,
      CompletionCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine heddle = new CommandLine(new Main());
    heddle
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Complaint::aboutUsage)
        .setExecutionExceptionHandler(Complaint::aboutExecution);
    return heddle;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command");
  }

  /** What {@code --version} prints. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"heddle " + Version.current() + " on Java " + Runtime.version()};
    }
  }
}
