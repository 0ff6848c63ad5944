package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every test that {@code CONTRACT.md} names for a case is there. */
class ContractMapTest {

  private static final Path MAP =
      Path.of(System.getProperty("heddle.basedir", ""))
          .resolve("src/test/java/dev/heddle/process/CONTRACT.md");

  /** A class, a test of it, or one of the class that was named last. */
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)?(?:\\.(\\w+))?`");

  private static final Set<String> OF_THE_JDK =
      Set.of(
          "AbstractExecutorServiceTest",
          "ThreadPoolExecutorTest",
          "ExecutorsTest",
          "ExecutorCompletionServiceTest",
          "CloseTest",
          "InvokeTest",
          "SubmitTest");

  @Test
  void everyTestThatTheMapNamesIsThere() throws Exception {
    String text = Files.readString(MAP);
    List<String> missing = new ArrayList<>();
    String type = "";
    int tests = 0;
    Matcher named = NAMED.matcher(text.substring(text.indexOf("## Case by case")));
    while (named.find()) {
      type = named.group(1) == null ? type : named.group(1);
      String test = named.group(2);
      if (OF_THE_JDK.contains(type) || (named.group(1) == null && test == null)) {
        continue;
      }
      tests++;
      if (!isThere(type, test == null ? "" : test)) {
        missing.add(type + "." + test);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(tests).isGreaterThan(100);
  }

  private static boolean isThere(String type, String test) {
    try {
      Class<?> found = Class.forName(ContractMapTest.class.getPackageName() + "." + type);
      return test.isEmpty()
          || Arrays.stream(found.getDeclaredMethods())
              .anyMatch(method -> method.getName().equals(test));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
