package dev.heddle.cli;

import dev.heddle.demo.Demo;
import dev.heddle.demo.DemoException;
import dev.heddle.demo.Event;
import dev.heddle.demo.EventLines;
import dev.heddle.demo.Story;
import dev.heddle.demo.StoryJson;
import dev.heddle.demo.StoryPicture;
import dev.heddle.demo.TraceFile;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelProviderException;
import dev.heddle.id.Identified;
import dev.heddle.id.UnknownIdException;
import dev.heddle.jvm.OnExit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle demo}: plays an example, and tells who does what when. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays one small example of threads or processes, in about a second.",
      "",
      "Tells who does what when, a line each: the time in ms, the process, the thread; in the order"
          + " in which it happens, whichever process it happens in. Then what that shows."
    },
    footer = {
      "",
      "Without a name it lists them in the order to read, with what each of them shows."
    })
final class DemoCommand implements Callable<Integer> {

  /** How long an interrupt from the keyboard may come after the failures that it causes. */
  private static final long SIGNAL_MILLIS = 300;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      completionCandidates = Names.class,
      description = "Which one: ${COMPLETION-CANDIDATES}.")
  private @Nullable String name;

  @Option(
      names = {"--model", "--models"},
      paramLabel = "ID",
      completionCandidates = Models.class,
      description = "Where its tasks run: a model, as in 'heddle list models'. Default: its own.")
  private @Nullable String model;

  @Option(names = "--json", description = "Prints the events as JSON.")
  private boolean json;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Writes the events for https://ui.perfetto.dev or chrome://tracing as well.")
  private @Nullable Path trace;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description =
          "Draws the events as well: a lane a thread, those of a process together, over time.")
  private @Nullable Path svg;

  private final CountDownLatch ending = new CountDownLatch(1);

  /** What a shell offers for a name. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Demo.ids().iterator();
    }
  }

  /** What a shell offers for a model. */
  static final class Models implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExecutionModel.builtIn().stream().map(ExecutionModel::name).iterator();
    }
  }

  @Override
  public Integer call() throws UsageException, InterruptedException {
    if (name == null && spec.commandLine().getParseResult().matchedOptions().isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(Inventory.DEMOS.text());
      return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
    }
    Demo demo = demo();
    ExecutionModel chosen = model(demo);
    if (trace != null) {
      new OutputFile(trace).requirePlace("--trace", null);
    }
    if (svg != null) {
      new OutputFile(svg).requirePlace("--svg", null);
    }
    try (OnExit signal = OnExit.act("heddle-signal", ending::countDown)) {
      return signal.tooLate() ? ExitCode.INTERRUPTED : play(demo, chosen);
    }
  }

  private int play(Demo demo, ExecutionModel chosen) throws InterruptedException {
    try {
      return conclude(story(demo, chosen));
    } catch (DemoException e) {
      return interrupted() ? ExitCode.INTERRUPTED : failed(e);
    } catch (IllegalStateException e) {
      if (interrupted()) {
        return ExitCode.INTERRUPTED;
      }
      throw e;
    }
  }

  private Demo demo() {
    String id = name;
    if (id == null) {
      throw new ParameterException(
          spec.commandLine(), "no demo named: choose from " + String.join(", ", Demo.ids()));
    }
    return Identified.of(Demo.class, "demo", id);
  }

  private ExecutionModel model(Demo demo) throws UsageException {
    ExecutionModel chosen;
    if (model != null && ExecutionModel.cut(model).size() > 1) {
      throw new UsageException(UsageWords.modelsOfDemo(model));
    }
    try {
      chosen = model == null ? demo.usualModel() : ExecutionModel.of(model);
    } catch (UnknownIdException | ModelProviderException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(UsageWords.modelOfDemo(String.valueOf(e.getMessage())));
    }
    String why = demo.refusal(chosen).orElse("");
    if (!why.isEmpty()) {
      throw new UsageException(
          UsageWords.demoRefuses(
              demo.id(),
              chosen.id(),
              why,
              demo.models().stream().map(ExecutionModel::name).toList()));
    }
    return chosen;
  }

  private Story story(Demo demo, ExecutionModel chosen) throws DemoException {
    if (json) {
      return demo.play(chosen, _ -> {});
    }
    PrintWriter out = spec.commandLine().getOut();
    EventLines lines = new EventLines(chosen, Terminal.colours());
    out.print(lines.head(demo));
    out.flush();
    Story story = demo.play(chosen, event -> show(out, lines, event));
    out.print(lines.end(story));
    return story;
  }

  private static void show(PrintWriter out, EventLines lines, Event event) {
    out.print(lines.event(event));
    out.flush();
  }

  private int conclude(Story story) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(StoryJson.of(story));
    }
    boolean written = !out.checkError();
    if (!written) {
      Complaint.print(spec.commandLine(), OutcomeWords.cannotBePrinted("the demo"));
    }
    written &= kept(trace, TraceFile::of, story);
    written &= kept(svg, StoryPicture::of, story);
    return written ? ExitCode.OK : ExitCode.NOT_WHOLE;
  }

  /** Whether a story is in {@code file}, where one is asked for. */
  private boolean kept(@Nullable Path file, Function<Story, String> format, Story story) {
    if (file == null) {
      return true;
    }
    try {
      Files.writeString(file, format.apply(story));
      return true;
    } catch (IOException e) {
      Complaint.print(
          spec.commandLine(),
          OutcomeWords.cannotBeWritten(file, OutputFile.why(e), "name another file"));
      return false;
    }
  }

  private int failed(DemoException e) {
    Complaint.print(spec.commandLine(), String.valueOf(e.getMessage()));
    return ExitCode.NOT_WHOLE;
  }

  /** Ctrl-C ends the workers as well, and we may hear of that first. */
  private boolean interrupted() throws InterruptedException {
    return ending.await(SIGNAL_MILLIS, TimeUnit.MILLISECONDS);
  }
}
