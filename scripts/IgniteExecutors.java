import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.DataRegionConfiguration;
import org.apache.ignite.configuration.DataStorageConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.marshaller.jdk.JdkMarshaller;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/**
 * The executor of Ignite, at two nodes of this machine that have together a thread for each worker,
 * for {@code scripts/promises.sh}. It is as it comes, but that tasks are written by Java's own
 * serialization: Ignite's cannot read records.
 */
public class IgniteExecutors {

  private static final int NODES = 2;
  private static final long START_SECONDS = 60;
  private static final List<Process> nodes = new ArrayList<>();
  private static Ignite caller;

  /** That of a client node; others are started where not all of the ones before are there. */
  public static synchronized ExecutorService client(int workers) throws Exception {
    int count = Math.min(NODES, workers);
    if (caller == null || !nodes.stream().allMatch(Process::isAlive) || seen() < count) {
      if (caller != null) {
        Ignition.stop(caller.name(), true);
      }
      nodes.forEach(Process::destroyForcibly);
      nodes.clear();
      int[] ports = freePorts(2 * count);
      for (int i = 0; i < count; i++) {
        nodes.add(start(ports[0], ports[2 * i], ports[2 * i + 1], (workers + i) / count));
      }
      for (Process node : nodes) {
        // it says one byte when it has joined
        if (node.getInputStream().read() < 0) {
          throw new IOException("a node of Ignite did not start");
        }
      }
      caller = Ignition.start(config("caller-" + ports[0], ports[0], 0).setClientMode(true));
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      while (seen() < count) {
        if (System.nanoTime() > end) {
          throw new IOException("nodes of Ignite did not join");
        }
        Thread.sleep(20);
      }
    }
    return caller.executorService(caller.cluster().forServers());
  }

  private static int seen() {
    return caller.cluster().forServers().nodes().size();
  }

  private static Process start(int founder, int port, int talk, int threads) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "IgniteExecutors",
            "" + founder,
            "" + port,
            "" + talk,
            "" + threads)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A node, which ends with its input: called with two ports, one to talk at, and its threads. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err);
    IgniteConfiguration config =
        config("node-" + args[1], Integer.parseInt(args[0]), Integer.parseInt(args[1]));
    config.setPublicThreadPoolSize(Integer.parseInt(args[3]));
    config.setCommunicationSpi(
        new TcpCommunicationSpi()
            .setLocalAddress("127.0.0.1")
            .setLocalPort(Integer.parseInt(args[2]))
            .setLocalPortRange(0));
    Ignition.start(config);
    out.println("+");
    out.flush();
    while (System.in.read() >= 0) {
      // nothing is said to it
    }
    Runtime.getRuntime().halt(0);
  }

  private static IgniteConfiguration config(String name, int founder, int port) throws IOException {
    TcpDiscoverySpi discovery = new TcpDiscoverySpi();
    discovery.setLocalAddress("127.0.0.1");
    if (port > 0) {
      discovery.setLocalPort(port).setLocalPortRange(0);
    }
    discovery.setIpFinder(
        new TcpDiscoveryVmIpFinder().setAddresses(List.of("127.0.0.1:" + founder)));
    DataRegionConfiguration region =
        new DataRegionConfiguration().setInitialSize(16L << 20).setMaxSize(32L << 20);
    return new IgniteConfiguration()
        .setIgniteInstanceName(name)
        .setMarshaller(new JdkMarshaller())
        .setWorkDirectory(Files.createTempDirectory("ignite").toString())
        .setLocalHost("127.0.0.1")
        .setMetricsLogFrequency(0)
        .setDataStorageConfiguration(
            new DataStorageConfiguration().setDefaultDataRegionConfiguration(region))
        .setDiscoverySpi(discovery);
  }

  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> open = new ArrayList<>();
    try {
      int[] ports = new int[count];
      for (int i = 0; i < count; i++) {
        open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        ports[i] = open.get(i).getLocalPort();
      }
      return ports;
    } finally {
      for (ServerSocket each : open) {
        each.close();
      }
    }
  }
}
