package dev.heddle.demo;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.WorkStealingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A demo for people, a line an event, as it happens. */
public final class EventLines {

  /** The longest names of threads that there are. */
  private static final int WIDE = "ForkJoinPool-1-worker-1".length();

  private static final int NARROW = "heddle-listener".length();
  private static final String DIM = "2";
  private static final String BOLD = "1";

  /** A colour for each process, the first for our own. */
  private static final List<String> PROCESSES = List.of("0", "36", "33", "35", "32", "34", "31");

  private final ExecutionModel model;
  private final boolean colours;
  private final List<Long> seen = new ArrayList<>();

  /**
   * For one demo.
   *
   * @param colours whether each process gets a colour
   */
  public EventLines(ExecutionModel model, boolean colours) {
    this.model = model;
    this.colours = colours;
    this.seen.add(ProcessHandle.current().pid());
  }

  /** What comes before the events. */
  public String head(Demo demo) {
    return "%s on %s: %s%n%n%s%n"
        .formatted(
            demo.id(),
            model.id(),
            demo.description(),
            coloured(DIM, line("ms", "pid", "thread", "what")));
  }

  /** An event. */
  public String event(Event event) {
    if (!seen.contains(event.pid())) {
      seen.add(event.pid());
    }
    String line =
        line(
            String.format(Locale.ROOT, "%.2f", event.at() / 1e6),
            String.valueOf(event.pid()),
            event.thread(),
            event.text());
    return coloured(PROCESSES.get(seen.indexOf(event.pid()) % PROCESSES.size()), line)
        + "%n".formatted();
  }

  /** What comes after them. */
  public String end(Story story) {
    return "%n%s%n".formatted(coloured(BOLD, story.shows()));
  }

  private String line(String ms, String pid, String thread, String text) {
    int width = model instanceof WorkStealingModel ? WIDE : NARROW;
    return ("%9s  %7s  %-" + width + "s  %s").formatted(ms, pid, thread, text);
  }

  private String coloured(String code, String text) {
    return colours && !code.equals("0") ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
