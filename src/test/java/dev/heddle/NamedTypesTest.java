package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text for whoever reads the code names a type that is not there any more. */
class NamedTypesTest {

  private static final Path BASE = Path.of(System.getProperty("heddle.basedir", ""));

  private static final List<String> CODE = List.of("src", "benchmarks");

  private static final List<String> TEXTS =
      List.of(
          "CONTRIBUTING.md", "results/README.md", "src/test/java/dev/heddle/process/CONTRACT.md");

  private static final Pattern TYPE =
      Pattern.compile("(?:class|interface|record|enum|import [\\w.]*\\.)\\s*([A-Z]\\w*)");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");
  private static final Pattern MARKED = Pattern.compile("\\{@(?:code|link|linkplain)\\s+([^}]+)}");
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

  /** A word of two humps, which is no word of any language. */
  private static final Pattern HUMPS = Pattern.compile("\\b(?:[A-Z][a-z0-9]+){2,}\\b");

  private static final Pattern WORD = Pattern.compile("(?<![\\w.$-])[A-Z][a-z]+[A-Za-z0-9]*\\b");

  /** Others' names: tests of the JDK, types that a text has without an import, tools. */
  private static final Set<String> OTHERS =
      Set.of(
          "AbstractExecutorServiceTest",
          "Async",
          "CloseTest",
          "Executor",
          "ExecutorCompletionServiceTest",
          "ExecutorsTest",
          "GitHub",
          "HotSpot",
          "IgniteCheckedException",
          "IgniteExecutors",
          "Impl",
          "InvokeTest",
          "NullAway",
          "SubmitTest",
          "ProcessPoolExecutor",
          "ThreadPoolExecutor",
          "ThreadPoolExecutorTest",
          "Utils");

  @Test
  void everyTypeThatATextNamesIsThere() throws Exception {
    List<Path> code = code();
    Set<String> known = new TreeSet<>(OTHERS);
    for (Path file : code) {
      Matcher type = TYPE.matcher(Files.readString(file));
      while (type.find()) {
        known.add(type.group(1));
      }
    }
    List<String> unknown = new ArrayList<>();
    int named = 0;
    for (String text : TEXTS) {
      String content = Files.readString(BASE.resolve(text));
      named += look(text, content, HUMPS, known, unknown);
      Matcher quoted = QUOTED.matcher(content);
      while (quoted.find()) {
        named += look(text, quoted.group(1), WORD, known, unknown);
      }
    }
    for (Path file : code) {
      Matcher comment = COMMENT.matcher(Files.readString(file));
      while (comment.find()) {
        Matcher marked = MARKED.matcher(comment.group());
        while (marked.find()) {
          named += look(file.toString(), marked.group(1), HUMPS, known, unknown);
        }
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(named).as("names that were looked at").isGreaterThan(300);
  }

  private static int look(
      String where, String text, Pattern words, Set<String> known, List<String> unknown) {
    int named = 0;
    Matcher word = words.matcher(text);
    while (word.find()) {
      named++;
      if (!known.contains(word.group()) && !isOfJava(word.group())) {
        unknown.add(word.group() + " in " + where);
      }
    }
    return named;
  }

  private static boolean isOfJava(String name) {
    try {
      Class<?> found = Class.forName("java.lang." + name, false, null);
      return found != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<Path> code() throws IOException {
    List<Path> code = new ArrayList<>();
    for (String folder : CODE) {
      try (Stream<Path> files = Files.walk(BASE.resolve(folder))) {
        code.addAll(files.filter(file -> file.toString().endsWith(".java")).toList());
      }
    }
    return code;
  }
}
