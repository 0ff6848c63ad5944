package dev.heddle.own;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a person's own task in a JVM of its own, before anything is measured: its classes may do
 * anything when they are loaded.
 */
public final class TaskProbe {

  private static final String MARK = "#heddle-task";
  private static final String WORD = "word";
  private static final String LABEL = "label";
  private static final String STAYS = "stays";
  private static final String WRONG = "wrong";
  private static final String PARAMETER = "parameter.";

  private TaskProbe() {}

  /**
   * What it found.
   *
   * @param word the name by which forks find it
   * @param label what its rows are called
   * @param parameters what can be set of it, and what that is where nobody does
   * @param staysHere why it cannot be sent to another JVM; null where it can
   */
  public record Answer(
      String word,
      String label,
      SortedMap<String, String> parameters,
      @Nullable String staysHere) {}

  /** Called with the task, and the entries of its class path; prints what {@link #read} reads. */
  public static void main(String[] args) throws IOException {
    PrintStream answer = System.out;
    System.setOut(System.err);
    Properties found = new Properties();
    try {
      URLClassLoader loader = OwnLoader.over(Arrays.stream(args).skip(1).map(Path::of).toList());
      Thread.currentThread().setContextClassLoader(loader);
      FoundTask task = FoundTask.find(args[0], loader);
      found.setProperty(WORD, task.word());
      found.setProperty(LABEL, task.label());
      task.parameters().forEach((name, value) -> found.setProperty(PARAMETER + name, value));
      if (task.staysHere() != null) {
        found.setProperty(STAYS, task.staysHere());
      }
    } catch (OwnTaskException e) {
      found.setProperty(WRONG, String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      found.setProperty(WRONG, OwnWords.asked(args[0], OwnWords.cannotBeLookedAt(e)));
    }
    answer.println(MARK);
    found.store(answer, null);
    answer.flush();
    // threads that the task has begun need not end
    Runtime.getRuntime().halt(0);
  }

  /**
   * Reads what it printed; nothing where it was ended before it had.
   *
   * @throws OwnTaskException where the task is not there, or is no task
   */
  public static Optional<Answer> read(String text) {
    int begin = text.lastIndexOf(MARK);
    if (begin < 0) {
      return Optional.empty();
    }
    Properties found = new Properties();
    try {
      found.load(new StringReader(text.substring(begin)));
    } catch (IOException e) {
      throw new IllegalStateException(e); // cannot be
    }
    String wrong = found.getProperty(WRONG);
    if (wrong != null) {
      throw new OwnTaskException(wrong.replaceAll("\\s*\\R\\s*", " / "));
    }
    SortedMap<String, String> parameters = new TreeMap<>();
    found.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PARAMETER))
        .forEach(name ->
            parameters.put(name.substring(PARAMETER.length()), found.getProperty(name, "")));
    return Optional.of(
        new Answer(
            found.getProperty(WORD, ""),
            found.getProperty(LABEL, ""),
            parameters,
            found.getProperty(STAYS)));
  }
}
