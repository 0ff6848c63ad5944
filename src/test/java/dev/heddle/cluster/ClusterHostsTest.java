package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.testing.ThreeHosts;
import dev.heddle.workload.SumOfSquares;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three hosts that are network namespaces at a bridge, as only root can make them: members on two,
 * the caller on the third.
 */
@Tag("contract")
@Timeout(400)
class ClusterHostsTest {

  private static final long LIMIT_SECONDS = 90;

  @SuppressWarnings("NullAway.Init") // made before each test, which is left out where it cannot be
  private ThreeHosts hosts;

  private final List<Child> children = new ArrayList<>();

  /** A process on a host. */
  private record Started(Child child, BlockingQueue<String> lines) {
    String next() throws InterruptedException {
      return String.valueOf(lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    String ask(String line) throws Exception {
      child.say(line);
      return next();
    }
  }

  @BeforeEach
  void makeHosts() throws Exception {
    hosts = ThreeHosts.make();
  }

  @AfterEach
  void endAll() throws Exception {
    children.forEach(Child::close);
    if (hosts != null) {
      hosts.close();
    }
  }

  private Started start(int number, String... words) throws IOException {
    List<String> command = hosts.on(number, Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(HostMain.class.getName());
    command.addAll(Arrays.asList(words));
    Child child =
        Child.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
    children.add(child);
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    CompletableFuture<Boolean> _ =
        child.read(output -> {
          try (BufferedReader reader =
              new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
          }
          return true;
        });
    return new Started(child, lines);
  }

  private static String right() {
    return "sum " + new SumOfSquares(0, HostMain.PARTS * HostMain.EACH).call();
  }

  @Test
  void answersStayRightAndWhatIsLostIsToldWhereMembersAreSlowKilledAndSilent() throws Exception {
    Started first = start(1, hosts.address(1), "");
    assertThat(first.next()).isEqualTo("ready " + hosts.address(1) + ":5701");
    Started second = start(2, hosts.address(2), hosts.address(1) + ":5701");
    assertThat(second.next()).isEqualTo("ready " + hosts.address(2) + ":5701");
    Started caller = start(3, hosts.address(2) + ":5701");
    assertThat(caller.next()).isEqualTo("ready");
    assertThat(caller.ask("sum")).isEqualTo(right());

    hosts.must(
        "tc qdisc add dev " + hosts.link(1) + " root tbf rate 256kbit burst 8kb latency 400ms");
    assertThat(caller.ask("sum")).isEqualTo(right());
    hosts.must("tc qdisc del dev " + hosts.link(1) + " root");

    assertThat(caller.ask("hold")).isEqualTo("holds");
    ProcessHandle.of(first.child().pid()).orElseThrow().destroyForcibly();
    assertThat(caller.ask("lost")).contains("lost after ", "was lost while it ran the task");

    hosts.must("ip link set " + hosts.link(2) + " down");
    assertThat(caller.ask("lost")).contains("lost after ", "was lost while it ran the task");
    // what comes before its loss is known has failed or waited in vain; later ones are refused
    String late = caller.ask("sum");
    assertThat(late)
        .matches("failed: .*(was lost|no member is left).*|refused: no member is left.*");
    assertThat(caller.ask("sum")).startsWith("refused: no member is left");
  }
}
