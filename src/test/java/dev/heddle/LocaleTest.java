package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No number is written by the locale of the machine, whose digits another program may not read: in
 * {@code ar-EG} {@code "%d".formatted(12)} is {@code ١٢}.
 *
 * <p>A whole number goes as {@code %s}, which has the same digits everywhere; what needs more says
 * {@code String.format(Locale.ROOT, …)}.
 */
class LocaleTest {

  private static final Pattern NUMBER =
      Pattern.compile("%(\\d+\\$)?[-#+ 0,(<]*\\d*(\\.\\d+)?[dfeEgGt]");

  private static final Set<String> FORMATS = Set.of("format", "formatted", "printf");
  private static final Set<String> CASES = Set.of("toLowerCase", "toUpperCase");

  @Test
  void noNumberIsWrittenByTheLocaleOfTheMachine() throws Exception {
    Path classes =
        Path.of(LocaleTest.class.getClassLoader().getResource("dev/heddle/cli/Main.class").toURI())
            .resolve("../../../..")
            .normalize();
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(LocaleTest::isOurs).toList()) {
        found.addAll(findings(ClassFile.of().parse(file)));
      }
    }
    assertThat(found)
        .as("numbers that the machine's locale writes: use %%s, or String.format(Locale.ROOT, …)")
        .isEmpty();
  }

  @Test
  void theRuleSeesWhatItForbids() throws IOException {
    String name = "/" + Example.class.getName().replace('.', '/') + ".class";
    try (var in = LocaleTest.class.getResourceAsStream(name)) {
      assertThat(findings(ClassFile.of().parse(in.readAllBytes())))
          .containsExactlyInAnyOrder(
              "dev.heddle.LocaleTest$Example.bad: \"%d of %s\"",
              "dev.heddle.LocaleTest$Example.outer: \"%.1f: %s\"",
              "dev.heddle.LocaleTest$Example.lower: toLowerCase");
    }
  }

  /** What the rule is to see, and what not. */
  static final class Example {
    private Example() {}

    static String bad(int n) {
      return "%d of %s".formatted(n, "all");
    }

    static String outer(double x) {
      return String.format("%.1f: %s", x, String.format(java.util.Locale.ROOT, "%d", 1));
    }

    @SuppressWarnings("StringCaseLocaleUsage")
    static String lower(String s) {
      return s.toLowerCase();
    }

    static String good(int n) {
      return "%s %% of %5s, %s"
          .formatted(n, n, String.format(java.util.Locale.ROOT, "%.2f", n / 2.0));
    }
  }

  private static boolean isOurs(Path file) {
    return file.toString().endsWith(".class") && !file.toString().contains("jmh_generated");
  }

  private static List<String> findings(ClassModel type) {
    List<String> found = new ArrayList<>();
    String name = type.thisClass().asInternalName().replace('/', '.');
    for (MethodModel method : type.methods()) {
      String where = name + "." + method.methodName().stringValue() + ": ";
      method.code().ifPresent(code -> look(code, where, found));
    }
    return found;
  }

  /** A format comes before what goes into it, so the last one that is still open is the one. */
  private static void look(Iterable<CodeElement> code, String where, List<String> found) {
    Deque<String> open = new ArrayDeque<>();
    for (CodeElement element : code) {
      if (element instanceof LoadConstantInstruction load
          && load.constantValue() instanceof String text
          && text.contains("%")) {
        open.push(text);
      } else if (element instanceof InvokeInstruction call) {
        String called = call.name().stringValue();
        String type = call.type().stringValue();
        if (FORMATS.contains(called) && type.contains("[Ljava/lang/Object;)")) {
          String format = open.isEmpty() ? "" : open.pop();
          if (!type.startsWith("(Ljava/util/Locale;") && NUMBER.matcher(format).find()) {
            found.add(where + '"' + format + '"');
          }
        } else if (CASES.contains(called) && type.equals("()Ljava/lang/String;")) {
          found.add(where + called);
        }
      }
    }
  }
}
