package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
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

  private static final String NET = "10.77.0.";
  private static final long LIMIT_SECONDS = 90;

  /** A name of a link has 15 letters at most. */
  private final String prefix = "hdl" + ProcessHandle.current().pid();

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

  private static boolean run(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static void must(String words) throws Exception {
    assertThat(run(words.split(" "))).as(words).isTrue();
  }

  private String host(int number) {
    return prefix + "n" + number;
  }

  private String link(int number) {
    return prefix + "v" + number;
  }

  @BeforeEach
  void makeHosts() throws Exception {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "network namespaces need root; skipped");
    assumeTrue(mayHaveHosts(), "no network namespaces here (ip netns add); skipped");
    must("ip link add " + prefix + "b type bridge");
    must("ip link set " + prefix + "b up");
    for (int i = 1; i <= 3; i++) {
      must("ip link add " + link(i) + " type veth peer name eth0 netns " + host(i));
      must("ip link set " + link(i) + " master " + prefix + "b up");
      must("ip -n " + host(i) + " addr add " + NET + i + "/24 dev eth0");
      must("ip -n " + host(i) + " link set lo up");
      must("ip -n " + host(i) + " link set eth0 up");
    }
  }

  private boolean mayHaveHosts() throws Exception {
    try {
      boolean all = true;
      for (int i = 1; i <= 3; i++) {
        all &= run("ip", "netns", "add", host(i));
      }
      return all;
    } catch (IOException e) {
      return false; // no such command
    }
  }

  @AfterEach
  void endAll() throws Exception {
    children.forEach(Child::close);
    for (int i = 1; i <= 3; i++) {
      try {
        boolean _ = run("ip", "netns", "del", host(i));
        boolean _ = run("ip", "link", "del", link(i));
      } catch (IOException e) {
        return; // no such command
      }
    }
    boolean _ = run("ip", "link", "del", prefix + "b");
  }

  private Started start(int number, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", host(number)));
    command.add(Jvm.java().toString());
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
    Started first = start(1, NET + 1, "");
    assertThat(first.next()).isEqualTo("ready " + NET + "1:5701");
    Started second = start(2, NET + 2, NET + "1:5701");
    assertThat(second.next()).isEqualTo("ready " + NET + "2:5701");
    Started caller = start(3, NET + "2:5701");
    assertThat(caller.next()).isEqualTo("ready");
    assertThat(caller.ask("sum")).isEqualTo(right());

    must("tc qdisc add dev " + link(1) + " root tbf rate 256kbit burst 8kb latency 400ms");
    assertThat(caller.ask("sum")).isEqualTo(right());
    must("tc qdisc del dev " + link(1) + " root");

    assertThat(caller.ask("hold")).isEqualTo("holds");
    ProcessHandle.of(first.child().pid()).orElseThrow().destroyForcibly();
    assertThat(caller.ask("lost")).contains("lost after ", "was lost while it ran the task");

    must("ip link set " + link(2) + " down");
    assertThat(caller.ask("lost")).contains("lost after ", "was lost while it ran the task");
    // what is given to it before its loss is known has failed, and is refused from then on
    String late = caller.ask("sum");
    assertThat(late).matches("failed: .*was lost.*|refused: no member is left.*");
    assertThat(caller.ask("sum")).startsWith("refused: no member is left");
  }
}
