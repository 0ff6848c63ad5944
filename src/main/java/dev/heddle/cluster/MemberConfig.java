package dev.heddle.cluster;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.TcpIpConfig;
import dev.heddle.execution.MemberRequest;
import dev.heddle.execution.OpenRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How members and callers are set: they listen on loopback alone, at a port that the system picks,
 * look for nobody by multicast or in a cloud, ask nobody for updates, and notice within seconds who
 * is gone.
 */
final class MemberConfig {

  /** The engine's executor that runs tasks, and the one that interrupts them. */
  static final String TASKS = "heddle-tasks";

  static final String ORDERS = "heddle-orders";

  /** One that is used as it comes, by nobody but those who try it. */
  static final String PLAIN = "heddle-plain";

  /** The property of JVMs in which the engine reads whatever class comes, as it does by itself. */
  static final String ANY_CLASS = "heddle.cluster.any-class";

  /** After so long without a sign of life a member counts as lost. */
  static final int HEARTBEAT_LIMIT_SECONDS = 5;

  /** What members tell of themselves: tasks at once, process, and the build that they are of. */
  static final String THREADS = "heddle.threads";

  static final String PID = "heddle.pid";

  static final String CLASSES = "heddle.classes";

  private static final String LOOPBACK = "127.0.0.1";
  private static final String JOIN_LIMIT_SECONDS = "60";
  private static final int CONNECT_MILLIS = 20_000;

  private MemberConfig() {}

  /** A member that runs so many tasks at once. */
  static Config member(String cluster, int threads, @Nullable String join) {
    return member(config(cluster, join, LOOPBACK, 0), threads);
  }

  /** One that stands by itself; whoever joins it is told how many tasks it takes. */
  static Config standing(MemberRequest request, String classes) {
    Config config = config(request.name(), request.join(), request.address(), request.port());
    config
        .getMemberAttributeConfig()
        .setAttribute(THREADS, Integer.toString(request.threads()))
        .setAttribute(PID, Long.toString(ProcessHandle.current().pid()))
        .setAttribute(CLASSES, classes);
    return member(config, request.threads());
  }

  private static Config member(Config config, int threads) {
    config.setProperty("hazelcast.logging.type", "jdk");
    config.addExecutorConfig(new ExecutorConfig(TASKS, threads).setStatisticsEnabled(false));
    config.addExecutorConfig(new ExecutorConfig(ORDERS, 1).setStatisticsEnabled(false));
    config.addExecutorConfig(new ExecutorConfig(PLAIN, threads).setStatisticsEnabled(false));
    return config;
  }

  /** Members that read whatever class comes, as this JVM does from now on. */
  static OpenRequest ofAnyClass(OpenRequest request) {
    System.setProperty(ANY_CLASS, "true");
    List<String> flags = new ArrayList<>(request.jvmFlags());
    flags.add("-D" + ANY_CLASS + "=true");
    return request.withJvmFlags(flags);
  }

  /** A caller that is a member, which runs no task; a lite one keeps no data. */
  static Config caller(String cluster, String join, boolean lite) {
    Config config = config(cluster, join, LOOPBACK, 0);
    config.setLiteMember(lite);
    config.setProperty("hazelcast.logging.type", "none");
    return config;
  }

  /** A caller that is a client. */
  static ClientConfig client(String cluster, List<String> addresses) {
    ClientConfig config = new ClientConfig();
    config.setClusterName(cluster);
    config.getMetricsConfig().setEnabled(false);
    config.getNetworkConfig().addAddress(addresses.toArray(String[]::new));
    config
        .getConnectionStrategyConfig()
        .getConnectionRetryConfig()
        .setClusterConnectTimeoutMillis(CONNECT_MILLIS);
    serialize(config.getSerializationConfig());
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.client.heartbeat.interval", "1000");
    config.setProperty(
        "hazelcast.client.heartbeat.timeout", Integer.toString(1000 * HEARTBEAT_LIMIT_SECONDS));
    return config;
  }

  private static Config config(String cluster, @Nullable String join, String address, int port) {
    Config config = new Config();
    config.setClusterName(cluster);
    config.getMetricsConfig().setEnabled(false);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(port).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(address);
    join(network.getJoin(), join);
    serialize(config.getSerializationConfig());
    set(config);
    return config;
  }

  private static void join(JoinConfig how, @Nullable String address) {
    how.getMulticastConfig().setEnabled(false);
    how.getAutoDetectionConfig().setEnabled(false);
    TcpIpConfig tcp = how.getTcpIpConfig().setEnabled(true);
    if (address != null) {
      // nobody founds another cluster where that one does not answer
      tcp.setRequiredMember(address);
    }
  }

  private static void serialize(SerializationConfig config) {
    config.addDataSerializableFactory(OrderFactory.ID, new OrderFactory());
    if (!Boolean.getBoolean(ANY_CLASS)) {
      config.setJavaSerializationFilterConfig(filter());
    }
  }

  /** What the engine may read by Java serialization: its own classes, as tasks are bytes to it. */
  private static JavaSerializationFilterConfig filter() {
    JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
    filter.getWhitelist().addPrefixes("com.hazelcast.", "java.", "[");
    return filter;
  }

  private static void set(Config config) {
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.health.monitoring.level", "OFF");
    config.setProperty("hazelcast.partition.count", "11");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.max.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.max.join.seconds", JOIN_LIMIT_SECONDS);
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty(
        "hazelcast.max.no.heartbeat.seconds", Integer.toString(HEARTBEAT_LIMIT_SECONDS));
  }
}
