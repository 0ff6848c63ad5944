package dev.heddle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.OutputTail;
import dev.heddle.testing.ThreeHosts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on one of three hosts, whose tasks go to members on the others. These are started as the
 * page says that services and pods are, word by word, but where the program lies and hosts are.
 */
@Tag("contract")
@Timeout(400)
class ClusterHostsIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String PLACE = "/opt/heddle/";

  @TempDir Path folder;

  private final List<Child> children = new ArrayList<>();
  private @Nullable ThreeHosts made;

  @BeforeEach
  void makeHosts() throws Exception {
    made = ThreeHosts.make();
  }

  @AfterEach
  void endAll() throws Exception {
    children.forEach(Child::close);
    if (made != null) {
      made.close();
    }
  }

  private ThreeHosts hosts() {
    return Objects.requireNonNull(made);
  }

  private static String page() throws IOException {
    return Files.readString(
        Heddle.home().resolve("src/main/resources/dev/heddle/cli/help/cluster.md"));
  }

  /** What stands in the page between two of its words. */
  private static String between(String from, String to) throws IOException {
    String page = page();
    int begin = page.indexOf(from) + from.length();
    return page.substring(begin, page.indexOf(to, begin));
  }

  private static String here(String text) {
    return text.replace(PLACE, Heddle.home() + "/");
  }

  private static String jars() throws Exception {
    return Heddle.home().resolve("target/heddle-cluster.jar")
        + ":"
        + Path.of(Hazelcast.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** A command on a host. */
  private record Started(Child child, BlockingQueue<String> lines, OutputTail errors) {
    String next() throws InterruptedException {
      String line = lines.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return line == null ? "nothing; it said: " + errors.text() : line;
    }
  }

  private Started start(int host, Map<String, String> environment, String... words)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(hosts().on(host, words));
    builder.environment().putAll(environment);
    builder.environment().put("HEDDLE_JARS", jars());
    Child child = Child.start(builder.directory(folder.toFile()));
    children.add(child);
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    CompletableFuture<Boolean> _ = child.read(output -> lines(output, lines));
    return new Started(child, lines, child.keepErrors("heddle-host-" + host));
  }

  private static boolean lines(InputStream output, BlockingQueue<String> to) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, UTF_8))) {
      reader.lines().forEach(to::add);
    }
    return true;
  }

  @Test
  void tasksOfARunGoToMembersThatServicesAndPodsAre() throws Exception {
    String service = here(between("ExecStart=", "\n")).replace("10.0.0.2", hosts().address(1));
    assertThat(start(1, Map.of(), service.split(" ")).next())
        .contains(hosts().address(1) + ":5701");
    String pod =
        here(between("- |\n", "        resources:")).replace("heddle-0.heddle", hosts().address(1));
    Map<String, String> told = Map.of("HOSTNAME", "heddle-1", "POD_IP", hosts().address(2));
    assertThat(start(2, told, "sh", "-c", pod).next()).contains(hosts().address(2) + ":5701");

    String site = hosts().address(3);
    Files.writeString(folder.resolve("page"), "a page\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String[] server = {
      java, "-m", "jdk.httpserver", "-b", site, "-p", "8000", "-d", folder.toString()
    };
    assertThat(start(3, Map.of(), server).next()).contains("Serving");
    Files.writeString(folder.resolve("urls"), "http://" + site + ":8000/page\n");
    Files.writeString(
        folder.resolve("members"), hosts().address(1) + ":5701\n" + hosts().address(2) + ":5701\n");

    String words =
        " run squares fetch --preset smoke -p n=100000 --workers 2 --models cluster"
            + " --cluster members --urls urls --out out";
    Started run = start(3, Map.of(), (Heddle.home() + "/scripts/heddle" + words).split(" "));
    assertThat(run.child().await(LIMIT)).isTrue();
    assertThat(run.child().exitCode()).as(run.errors().text()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out/forks.jsonl")))
        .hasSize(2)
        .allSatisfy(
            fork -> assertThat(fork).contains("a member of 'heddle' that stands, 1 task at once"));
  }
}
