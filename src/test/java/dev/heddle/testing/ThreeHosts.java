package dev.heddle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Three hosts that are network namespaces at a bridge, as only root can make them. */
public final class ThreeHosts implements AutoCloseable {

  private static final String NET = "10.77.0.";
  private static final int HOSTS = 3;
  private static final long LIMIT_SECONDS = 90;

  /** A name of a link has 15 letters at most. */
  private final String prefix = "hdl" + ProcessHandle.current().pid();

  private ThreeHosts() {}

  /** Makes them; where they cannot be, the test that asks is left out with a word why. */
  public static ThreeHosts make() throws Exception {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "network namespaces need root; skipped");
    ThreeHosts hosts = new ThreeHosts();
    if (!hosts.mayBe()) {
      hosts.close();
    }
    assumeTrue(hosts.mayBe(), "no network namespaces here (ip netns add); skipped");
    hosts.connect();
    return hosts;
  }

  private void connect() throws Exception {
    must("ip link add " + prefix + "b type bridge");
    must("ip link set " + prefix + "b up");
    for (int i = 1; i <= HOSTS; i++) {
      must("ip link add " + link(i) + " type veth peer name eth0 netns " + name(i));
      must("ip link set " + link(i) + " master " + prefix + "b up");
      must("ip -n " + name(i) + " addr add " + address(i) + "/24 dev eth0");
      must("ip -n " + name(i) + " link set lo up");
      must("ip -n " + name(i) + " link set eth0 up");
    }
  }

  private boolean mayBe() throws InterruptedException {
    try {
      boolean all = true;
      for (int i = 1; i <= HOSTS; i++) {
        all &= run("ip", "netns", "add", name(i)) || run("ip", "netns", "pids", name(i));
      }
      return all;
    } catch (IOException e) {
      return false; // no such command
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

  /** Runs a command, which must succeed. */
  public void must(String words) throws Exception {
    assertThat(run(words.split(" "))).as(words).isTrue();
  }

  private String name(int number) {
    return prefix + "n" + number;
  }

  /** The bridge's end of the link to a host, from 1. */
  public String link(int number) {
    return prefix + "v" + number;
  }

  /** The address of a host, from 1. */
  public String address(int number) {
    return NET + number;
  }

  /** A command as one of that host, from 1. */
  public List<String> on(int number, String... words) {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name(number)));
    command.addAll(Arrays.asList(words));
    return command;
  }

  @Override
  public void close() {
    try {
      for (int i = 1; i <= HOSTS; i++) {
        boolean _ = run("ip", "netns", "del", name(i));
        boolean _ = run("ip", "link", "del", link(i));
      }
      boolean _ = run("ip", "link", "del", prefix + "b");
    } catch (IOException e) {
      // no such command, and so nothing that is left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
