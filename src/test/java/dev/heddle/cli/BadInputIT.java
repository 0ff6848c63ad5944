package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.TaskJar;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the words of a person: one line that helps, exit 2, nothing written. */
class BadInputIT {

  @TempDir static Path folder;

  /** Words, and what the one line must contain. */
  private record Case(boolean launched, String words, List<String> told) {
    static Case of(String words, String... told) {
      return new Case(false, words, List.of(told));
    }

    /** One that needs a process of its own, or shows that it makes no difference. */
    static Case launched(String words, String... told) {
      return new Case(true, words, List.of(told));
    }
  }

  private static final Case[] CASES = {
    Case.launched("", "no command", "--help"),
    Case.of("rum", "unknown command 'rum'", "did you mean 'run'"),
    Case.of("run --presett quick", "--presett", "did you mean '--preset'"),
    Case.launched("run squars", "unknown benchmark 'squars'", "did you mean 'squares'"),
    Case.of("run zzzzzzzz", "unknown benchmark 'zzzzzzzz'", "choose from", "fetch"),
    Case.of("run --models fixed-pol", "unknown model 'fixed-pol'", "did you mean 'fixed-pool'"),
    Case.of("run --models fixed-pool[bound=none]", "option", "bound", "fixed-pool"),
    Case.of("run --models virtual-threads[bond=none]", "bond", "did you mean 'bound'"),
    Case.of("run --models virtual-threads[bound=nine]", "nine", "did you mean 'none'"),
    Case.of("run --models virtual-threads[bound", "virtual-threads[bound"),
    Case.of("run --models ,", "--models", "empty"),
    Case.of("run --preset quik", "unknown preset 'quik'", "did you mean 'quick'"),
    Case.of("run --format txt", "unknown format 'txt'", "did you mean 'text'"),
    Case.of("run --workers 0", "workers 0", "1 to 10000"),
    Case.of("run --workers -3", "workers -3", "1 to 10000"),
    Case.of("run --workers 1000000000", "workers 1000000000", "1 to 10000"),
    Case.of("run --workers 99999999999999999999", "workers", "99999999999999999999"),
    Case.of("run --workers 5000", "workers 5000", "process-per-task", "1 to 256"),
    Case.of("run squares -p tasks=0", "tasks=0", "from 1"),
    Case.of("run --urls good-urls.txt fetch -p size=1KiB", "-p size", "--urls"),
    Case.of("run --workers many", "workers 'many'", "number"),
    Case.of("run -p taks=3", "unknown parameter 'taks'", "did you mean 'tasks'"),
    Case.of("run -p tasks", "tasks"),
    Case.of("run squares -p tasks=many", "tasks", "many", "number"),
    Case.of("run squares -p tasks=3000000000", "tasks=3000000000", "1 to 2147483647"),
    Case.of("run fetch -p latency=soon", "latency 'soon'", "write 5ms"),
    Case.of("run fetch -p latency=5ms,90s", "latency 90000ms", "write 0ms to 60s"),
    Case.of("run fetch -p size=big", "size 'big'", "write 16KiB"),
    Case.of("run fetch -p size=2GiB", "size 2GiB", "write 0B to 1GiB"),
    Case.of("run --models process-pool[payload-limit=soon]", "'soon'", "write 16KiB"),
    Case.of("run --models process-pool[payload-limit=1]", "payload", "1B", "1KiB to 1GiB"),
    Case.of("run squares --models process-pool[threads=0]", "threads 0", "1 to 256"),
    Case.of(
        "run squares --models process-pool[threads=2] --workers 3",
        "3 workers are not a whole number of JVMs of 2 threads",
        "write a multiple of 2"),
    Case.of("run -p model=fixed-pol", "unknown model 'fixed-pol'", "did you mean 'fixed-pool'"),
    Case.of("run -p workers=2 --workers 2", "given twice"),
    Case.of("run --rounds 0", "--rounds 0", "1 to 1000"),
    Case.of("run --rounds x", "--rounds", "x"),
    Case.of("run --warmup 3xfoo", "--warmup", "foo", "300ms"),
    Case.of("run --iterations 0", "--iterations", "'0'"),
    Case.of("run --timeout soon", "--timeout", "soon", "5s"),
    Case.of("run --jvm nowhere/java", "nowhere/java", "cannot be started", "No such file"),
    Case.of("run --jvm full", "full: is a folder", "full/bin/java"),
    Case.of("run --jvm ./file.txt", "file.txt", "cannot be started", "Permission denied"),
    Case.of("run --jvm /bin/true", "/bin/true: is no java", "give the path"),
    Case.of("run --jvm /bin/false", "/bin/false: is no java", "give the path"),
    Case.of("run --jvm ./java-17", "java-17: is Java 17", "need 25 or later", "newer JDK"),
    Case.of("run --jvm-args -Da=\"b", "--jvm-args", "a quote has no end"),
    Case.of("run --jvm-args -XX:NoSuchFlag", "NoSuchFlag", "--jvm-args"),
    Case.of("run --worker-jvm-args -XX:NoSuchFlag", "NoSuchFlag", "--worker-jvm-args"),
    Case.of("run --dry-run --worker-jvm-args -XX:NoSuchFlag", "NoSuchFlag", "--worker-jvm-args"),
    Case.of("run --dry-run --out full", "full", "cannot be written: it is not empty", "--out"),
    Case.of("run --urls nowhere.txt", "nowhere.txt", "cannot be read", "no such file"),
    Case.of("run --urls full", "--urls full", "no regular file"),
    Case.of("run --urls /dev/tty", "/dev/tty", "no regular file"),
    Case.of("run --urls empty.txt", "empty.txt", "no address"),
    Case.of("run --urls bad-urls.txt", "bad-urls.txt", "line 2", "ftp://"),
    Case.of("run squares --urls good-urls.txt", "--urls", "select fetch"),
    Case.of("run squares --out file.txt", "file.txt", "cannot be written", "--out"),
    Case.of("run squares --out full", "full", "cannot be written: it is not empty", "--out"),
    Case.of("run squares --out /proc/heddle", "/proc/heddle", "cannot be written", "--out"),
    Case.of("run --resume nowhere", "nowhere", "no such folder"),
    Case.of("run --resume full", "full", "no run"),
    Case.of("run --more-rounds 2", "--more-rounds", "--resume"),
    Case.of("run --jar one.jar", "one.jar", "no such file"),
    Case.of("run --jar file.txt --jar file.txt", "file.txt: is no jar"),
    Case.of("run --against file.txt", "file.txt: is no jar"),
    Case.of("run --against=--all", "you stand in no git checkout"),
    Case.of("run --build make", "--build", "--against"),
    Case.of("run --until 0%", "--until '0%'", "0.05% to 100%"),
    Case.of("run --until two", "--until 'two'", "percentage"),
    Case.of("run --until-verdict", "--until-verdict", "--against"),
    Case.of("run --budget 1ms", "--budget 1ms", "one round of 20 rows takes about"),
    Case.of("run --until 2% --budget soon", "--budget 'soon'", "5s"),
    Case.of("run own", "own: measures a task of yours", "--task CLASS"),
    Case.of("run --class-path full", "--class-path", "name that with --task"),
    Case.of("run --task own.Good", "--task own.Good: needs the jars", "--class-path"),
    Case.of("run --task own.Good --class-path nowhere.jar", "nowhere.jar: no such file"),
    Case.of("run --task own.Good --class-path file.txt", "file.txt: is no jar"),
    Case.of("run --task own.Good --class-path full/*", "full/*: there is no jar in it"),
    Case.of("run squares --task own.Good --class-path own.jar", "omit 'squares'"),
    Case.of("run --task own.Gone --class-path own.jar", "own.Gone: no class of that name"),
    Case.of("run --task own.Hidden --class-path own.jar", "own.Hidden: is not public"),
    Case.of("run --task own.Full --class-path own.jar", "own.Full: has no public constructor"),
    Case.of("run --task own.Other --class-path own.jar", "own.Other: is neither", "Callable"),
    Case.of("run --task own.Act --class-path own.jar", "own.Act: is a Runnable", "Callable"),
    Case.of("run --task own.Torn --class-path own.jar", "own.Torn: cannot be made", "torn"),
    Case.of("run --task own.Ends --class-path own.jar", "own.Ends: ended the JVM", "code 3"),
    Case.of("run --task own.Newer --class-path newer", "own.Newer: is compiled for a newer Java"),
    Case.of("run --task own.Flat --class-path own.jar", "own.Flat: is abstract"),
    Case.of("run --task own.Broken --class-path newer", "own.Broken: cannot be loaded"),
    Case.of("run --task own.Good --class-path cut.jar", "cut.jar: is no jar"),
    Case.of("run --task own.Good --class-path own.jar -p size=3", "unknown parameter 'size'"),
    Case.of("run --task own.Good --class-path own.jar --models process-pool", "not java.io.Ser"),
    Case.of(
        "run --task own.Good --class-path own.jar --jar own.jar", "is no jar of JMH benchmarks"),
    Case.of("run command", "command: measures a command of yours", "--command COMMAND"),
    Case.of("run --command nosuchprogram", "'nosuchprogram': is no program in a folder of PATH"),
    Case.of("run --command ./gone", "'./gone': there is no such file"),
    Case.of("run --command ./file.txt", "'./file.txt': is not executable"),
    Case.of("run --command ./full", "'./full': is a folder"),
    Case.of("run --command 'true", "--command ''true': a ' is not closed"),
    Case.of("run --command (true --shell", "the shell cannot read it"),
    Case.of("run --command true --prepare nosuchprogram", "--prepare 'nosuchprogram'"),
    Case.of("run --command true --command true", "is given twice"),
    Case.of("run --command true --limit soon", "--limit 'soon'"),
    Case.of("run --command true --limit 5m", "--limit 300s", "after --timeout 300s"),
    Case.of("run --command true --limit 9s --timeout 8s", "--limit 9s", "longer --timeout"),
    Case.of("run --command true --prepare=", "--prepare: is empty"),
    Case.of("run --command true --prepare 'true", "--prepare ''true': a ' is not closed"),
    Case.of("run --command true --prepare true\\", "--prepare 'true\\': ends in a backslash"),
    Case.of("run --command=", "--command: is empty"),
    Case.of("run --command true --prepare echo{n}", "--prepare 'echo{n}': has {n}", "--sweep"),
    Case.of("run --command echo{n} --sweep n=3..1", "n=3..1", "goes down", "n=1..8"),
    Case.of("run --command echo{n} --sweep n=1..65", "n=1..65", "are more than 64 numbers"),
    Case.of("run --task= --class-path own.jar", "--task: is empty"),
    Case.of("run --command echo{n}", "has {n}", "--sweep n=1,2,4"),
    Case.of("run --command true --sweep n=1,2", "has no {n}"),
    Case.of("run --command echo{n} --sweep n=x", "--sweep 'n=x'", "n=1C"),
    Case.of("run --command echo{}", "there are none", "--inputs FILE"),
    Case.of("run --command true --inputs file.txt", "has no {}"),
    Case.of("run --command echo{} --inputs nowhere.txt", "nowhere.txt: there is no such file"),
    Case.of("run --command echo{} --inputs empty.txt", "empty.txt: has no inputs"),
    Case.of("run --command echo{} --inputs gap.txt", "gap.txt: line 2 is empty"),
    Case.of("run --inputs file.txt", "--inputs: is about a command"),
    Case.of("run squares --command true", "--command: is measured alone"),
    Case.of("run --command true --models fixed-pool", "no parameter 'model' in 'command'"),
    Case.of("run --command true -p size=3", "-p size: a command has no parameters"),
    Case.of("run --command true --jar file.txt", "--command: is given beside --jar"),
    Case.of(
        "run --command echo{} --inputs file.txt --models process-pool",
        "no row is left: inputs process-pool: a command is a process of its own"),
    Case.of("list benchmark", "unknown list 'benchmark'", "did you mean 'benchmarks'"),
    Case.of("list models --format xml", "unknown format 'xml'"),
    Case.of("list --format csv", "--format csv", "say which"),
    Case.launched("jmh -f many", "many", "heddle jmh -h"),
    Case.launched("jmh nothing.like.that", "no benchmark matches", "heddle jmh -l"),
    Case.launched("jmh squares -jvm nowhere/java", "nowhere/java", "cannot be started"),
    Case.launched(
        "jmh SquareSum -rff full/nowhere/r.json", "full/nowhere/r.json", "JMH cannot begin"),
    Case.launched("jmh SquareSum -prof nosuch", "nosuch", "-lprof"),
    Case.launched(
        "jmh SquareSum -o full/nowhere/out.txt", "full/nowhere/out.txt", "cannot be written"),
    Case.of("table", "RUN"),
    Case.launched("table nowhere.json", "nowhere.json", "no such file"),
    Case.of("table empty.txt", "empty.txt", "empty"),
    Case.of("table /dev/zero", "/dev/zero: is no regular file"),
    Case.launched("table huge.json", "huge.json", "larger than the memory", "-Xmx"),
    Case.launched("table \u001b[31mred", "\\u001b[31mred", "no such file"),
    Case.of("run \u001b[31mred", "unknown benchmark '\\u001b[31mred'"),
    Case.of("table cut.json", "cut.json"),
    Case.of("table bad-urls.txt", "bad-urls.txt", "not JSON"),
    Case.of("table other.json", "other.json", "not JMH"),
    Case.of("table full", "full", "no run"),
    Case.of("table jmh.json --metric gc.allok", "gc.allok"),
    Case.of("table jmh.json --format cvs", "unknown format 'cvs'", "did you mean 'csv'"),
  };

  @AutoClose private static Session session;

  @BeforeAll
  static void begin() throws Exception {
    session = new Heddle(folder).session();
  }

  @TestFactory
  Stream<DynamicTest> oneLineThatHelpsAndNothingWritten() throws Exception {
    Files.createFile(folder.resolve("empty.txt"));
    Files.writeString(folder.resolve("file.txt"), "a file\n");
    Files.writeString(folder.resolve("gap.txt"), "a\n\nb\n");
    try (RandomAccessFile huge = new RandomAccessFile(folder.resolve("huge.json").toFile(), "rw")) {
      huge.setLength(1L << 36);
    }
    Files.writeString(folder.resolve("good-urls.txt"), "http://127.0.0.1:1/\n");
    Files.writeString(folder.resolve("bad-urls.txt"), "http://127.0.0.1:1/\nftp://host/\n");
    Files.writeString(folder.resolve("cut.json"), "[ { \"benchmark\": \"a.b\", \"mode\"");
    Files.writeString(folder.resolve("other.json"), "{ \"name\": \"something else\" }");
    Files.writeString(
        folder.resolve("jmh.json"),
        """
        [{"benchmark": "a.B.c", "mode": "avgt", "threads": 1, "forks": 1,
          "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreUnit": "ms/op",
                            "rawData": [[1.0]]}, "secondaryMetrics": {}}]
        """);
    TaskJar.of(
        folder,
        "own",
        Heddle.home().resolve("target/heddle-task.jar"),
        Map.of(
            "own/Good.java", own("public class Good", ""),
            "own/Flat.java", own("public abstract class Flat", ""),
            "own/Newer.java", own("public class Newer", ""),
            "own/Hidden.java", own("class Hidden", "public Hidden() {}"),
            "own/Full.java", own("public class Full", "public Full(int n) {}"),
            "own/Other.java", "package own; public class Other {}",
            "own/Act.java",
                "package own; public class Act implements Runnable { public void run() {} }",
            "own/Torn.java",
                own("public class Torn", "public Torn() { throw new Error(\"torn\"); }"),
            "own/Ends.java", own("public class Ends", "static { System.exit(3); }")));
    Path newer = Files.createDirectories(folder.resolve("newer/own")).resolve("Newer.class");
    byte[] code = Files.readAllBytes(folder.resolve("own-classes/own/Newer.class"));
    Files.write(newer.resolveSibling("Broken.class"), Arrays.copyOf(code, 40));
    code[7] = 99; // the version that a class file says
    Files.write(newer, code);
    byte[] jar = Files.readAllBytes(folder.resolve("own.jar"));
    Files.write(folder.resolve("cut.jar"), Arrays.copyOf(jar, jar.length / 2));
    script("java-17", "echo '    java.specification.version = 17'");
    Files.createFile(Files.createDirectory(folder.resolve("full")).resolve("something"));
    return Arrays.stream(CASES)
        .map(each -> DynamicTest.dynamicTest("heddle " + each.words(), () -> check(each)));
  }

  private static String own(String type, String more) {
    return "package own; %s implements java.util.concurrent.Callable<String> { %s public String call()"
            .formatted(type, more)
        + " { return \"\"; } }";
  }

  /** A JDK of before our flags: it knows none of them. */
  private static void script(String name, String words) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        "#!/bin/sh\ncase $1 in --enable*) echo Unrecognized >&2; exit 1 ;; esac\n" + words + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void check(Case each) throws Exception {
    String[] words = each.words().isEmpty() ? new String[0] : each.words().split(" ");
    Heddle.Answer answer =
        each.launched() ? new Heddle(folder).withHeap("256m").run(words) : session.run(words);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err().lines()).as(answer.err()).hasSize(1);
    assertThat(answer.err()).startsWith("heddle: ").contains(each.told());
    assertThat(answer.out()).isEmpty();
    Path results = folder.resolve("results");
    boolean written = Files.deleteIfExists(results);
    assertThat(written).as("a folder of results").isFalse();
  }
}
