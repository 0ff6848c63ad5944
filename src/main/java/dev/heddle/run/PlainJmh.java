package dev.heddle.run;

import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OnExit;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.ProfilersFailedException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * JMH's own command line: what it asks for is done by JMH, but forks get the flags of ours, end
 * with us, and are measured while nothing else is.
 */
public final class PlainJmh {

  private final CommandLineOptions asked;
  private boolean begun;
  private boolean failed;

  private PlainJmh(CommandLineOptions asked) {
    this.asked = asked;
  }

  /**
   * Does what {@code words} say.
   *
   * @param out where JMH writes
   * @return why not all was measured that was to be; nothing where all was
   * @throws PlanException where nothing can be started
   */
  public static Optional<String> run(List<String> words, PrintStream out) throws PlanException {
    try {
      return new PlainJmh(new CommandLineOptions(words.toArray(String[]::new))).run(out);
    } catch (CommandLineOptionException e) {
      throw new PlanException(ForkWords.unknownToJmh(String.valueOf(e.getMessage())));
    }
  }

  private Optional<String> run(PrintStream standard)
      throws PlanException, CommandLineOptionException {
    if (answered(standard)) {
      return Optional.empty();
    }
    try (OnExit _ = OnExit.act("heddle-signal", ForkLimit::killForks);
        RunLock lock = RunLock.take();
        PrintStream out = output(standard)) {
      return lock.held() ? measure(out) : Optional.of(ForkWords.LOCK_LOST);
    }
  }

  /** Whether only something was asked, and not to be measured. */
  private boolean answered(PrintStream standard) throws CommandLineOptionException {
    if (asked.shouldHelp()) {
      help();
    } else if (asked.shouldListProfilers()) {
      asked.listProfilers();
    } else if (asked.shouldListResultFormats()) {
      asked.listResultFormats();
    } else if (asked.shouldList()) {
      new Runner(asked, format(standard)).list();
    } else if (asked.shouldListWithParams()) {
      new Runner(asked, format(standard)).listWithParams(asked);
    } else {
      return false;
    }
    return true;
  }

  private Optional<String> measure(PrintStream out) throws PlanException {
    Options options = withOurFlags();
    JmhSetup.prepare();
    try {
      boolean nothing = new Runner(options, format(out)).run().isEmpty();
      return nothing || failed ? Optional.of(ForkWords.forksFailed(nothing)) : Optional.empty();
    } catch (NoBenchmarksException e) {
      throw new PlanException(ForkWords.NO_MATCH);
    } catch (ProfilersFailedException e) {
      throw new PlanException(ForkWords.seeProfilers(FailureCause.of(e, List.of())));
    } catch (RunnerException e) {
      String cause = FailureCause.of(e, List.of()).replaceFirst("^RunnerException: (ERROR: )?", "");
      if (!begun) {
        throw new PlanException(ForkWords.jmhCannotBegin(cause));
      }
      return Optional.of(cause);
    }
  }

  private void help() {
    try {
      asked.showHelp();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was asked for, with our flags before its own. */
  private Options withOurFlags() throws PlanException {
    List<String> flags = new ArrayList<>(ForkCommand.ownFlags());
    flags.addAll(asked.getJvmArgsPrepend().orElse(List.of()));
    List<String> all = new ArrayList<>(flags);
    all.addAll(asked.getJvmArgs().orElse(List.of()));
    all.addAll(asked.getJvmArgsAppend().orElse(List.of()));
    TargetJvm.ask(Path.of(asked.getJvm().orElse(Jvm.java().toString())), all, "the JVM arguments");
    flags.add(ForkCommand.agent());
    return new OptionsBuilder()
        .parent(asked)
        .jvm(asked.getJvm().orElse(Jvm.java().toString()))
        .jvmArgsPrepend(flags.toArray(String[]::new))
        // where none are asked for JMH takes those of this JVM, whose compiler is the quick one
        .jvmArgs(asked.getJvmArgs().orElse(List.of()).toArray(String[]::new))
        .build();
  }

  private PrintStream output(PrintStream standard) throws PlanException {
    if (!asked.getOutput().hasValue()) {
      return new PrintStream(standard, true, StandardCharsets.UTF_8) {
        @Override
        public void close() {
          // it is not ours
          flush();
        }
      };
    }
    String file = asked.getOutput().get();
    try {
      return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PlanException(ForkWords.nameAnotherFile(file, String.valueOf(e.getMessage())));
    }
  }

  /** JMH's own output, in which we hear whether something began, and whether it failed. */
  private OutputFormat format(PrintStream out) {
    OutputFormat format =
        OutputFormatFactory.createFormatInstance(out, asked.verbosity().orElse(Defaults.VERBOSITY));
    return (OutputFormat)
        Proxy.newProxyInstance(
            PlainJmh.class.getClassLoader(),
            new Class<?>[] {OutputFormat.class},
            (proxy, method, arguments) -> {
              begun |= method.getName().equals("startBenchmark");
              if (method.getName().equals("println") && !hear(String.valueOf(arguments[0]))) {
                return null;
              }
              try {
                return method.invoke(format, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  /** Hears a line, and tells whether it is to be printed. */
  private boolean hear(String line) {
    failed |= line.startsWith("<failure>") || line.startsWith("<forked VM failed");
    return !line.startsWith(ForkOutput.ABOUT_THE_LOCK);
  }
}
