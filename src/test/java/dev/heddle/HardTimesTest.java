package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.testing.Hardship;
import dev.heddle.testing.OtherJvm;
import dev.heddle.testing.OurJar;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part in each kind of hard times: right, or a message; no hang, no steal, nothing left. */
@Timeout(120)
class HardTimesTest {

  /** Why not, in the system's words. */
  private static final String MESSAGE =
      "message: .*(Too many open files|File too large|No space left on device|no room in .*0 bytes"
          + " are free).*";

  private static final Set<String> ONE_OF_EACH =
      Set.of(
          "NO_DESCRIPTORS POOL",
          "FULL_DISK RUN_FOLDER",
          "ARABIC RUN_FOLDER",
          "SERIAL_FILTER CHANNELS",
          "NOT_LINUX LOCKS");

  @TempDir static Path jars;

  private static String classPath = "";

  @TempDir Path folder;

  /** From jars, as others have it: classes that are needed only now are read from an open file. */
  @BeforeAll
  static void makeJars() throws Exception {
    Path ours = OurJar.of(jars.resolve("ours.jar"));
    Path tests = OurJar.of(jars.resolve("tests.jar"), location(HardTimes.class));
    List<String> path = new ArrayList<>(List.of(ours.toString(), tests.toString()));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> each.endsWith(".jar"))
        .forEach(path::add);
    classPath = String.join(File.pathSeparator, path);
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @ParameterizedTest
  @CsvSource({
    "NO_DESCRIPTORS, POOL",
    "FULL_DISK, RUN_FOLDER",
    "ARABIC, RUN_FOLDER",
    "SERIAL_FILTER, CHANNELS",
    "NOT_LINUX, LOCKS"
  })
  void oneOfEachKindIsRightOrSaysWhyNot(Hardship hardship, HardPart part) throws Exception {
    lives(hardship, part);
  }

  static Stream<Arguments> theOthers() {
    return Stream.of(Hardship.values())
        .flatMap(hardship ->
            Stream.of(HardPart.values())
                .filter(part -> !ONE_OF_EACH.contains(hardship + " " + part))
                .map(part -> Arguments.of(hardship, part)));
  }

  @Tag("contract")
  @ParameterizedTest
  @MethodSource("theOthers")
  void allOthersAreRightOrSayWhyNot(Hardship hardship, HardPart part) throws Exception {
    lives(hardship, part);
  }

  private void lives(Hardship hardship, HardPart part) throws Exception {
    assumeTrue(
        hardship != Hardship.FULL_DISK || Hardship.canFillDisks(),
        "no disk of its own can be had to fill (unshare -rm, mount)");
    try (OtherJvm jvm =
        hardship.start(classPath, folder, HardTimes.class, hardship, part, folder)) {
      String steady = hardship == Hardship.SMALL_FILES ? "right|" + MESSAGE : "right";
      assertThat(next(jvm, "before")).matches(steady);
      assertThat(next(jvm, "meanwhile")).matches(meanwhile(hardship, part));
      assertThat(next(jvm, "anew")).matches(hardship.passes() ? MESSAGE : steady);
      assertThat(next(jvm, "after")).matches(steady);
      assertThat(next(jvm, "left")).isEqualTo("nothing");
      assertThat(jvm.exitCode()).isZero();
    }
  }

  /** Whoever has all that it takes goes on; whoever needs more is told what is used up. */
  private static String meanwhile(Hardship hardship, HardPart part) {
    if (hardship == Hardship.SMALL_FILES) {
      return "right|" + MESSAGE;
    }
    if (!hardship.passes() || part == HardPart.LOCKS) {
      return "right";
    }
    // on a disk, what a worker that ended has given back is enough for the next one
    boolean may =
        hardship == Hardship.FULL_DISK && (part == HardPart.POOL || part == HardPart.CACHE);
    return may ? "right|" + MESSAGE : MESSAGE;
  }

  /** What it says of that time; what its workers print is passed over. */
  private static String next(OtherJvm jvm, String when) throws IOException {
    List<String> before = new ArrayList<>();
    while (true) {
      String line = jvm.output().readLine();
      if (line == null) {
        throw new AssertionError("it ended before it said " + when + ": " + before);
      }
      if (line.startsWith(when + ": ")) {
        return line.substring(when.length() + 2);
      }
      before.add(line);
    }
  }
}
