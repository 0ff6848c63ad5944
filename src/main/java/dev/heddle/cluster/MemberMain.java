package dev.heddle.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.heddle.jvm.OrphanGuard;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A member of a cluster in a JVM of its own, which ends with the one that started it. It loads the
 * engine, waits until it is told whom to join, and tells when it is ready.
 */
public final class MemberMain {

  /** What is said to it, before an address; to found a cluster is to join nobody. */
  static final String JOIN = "join ";

  static final String NOBODY = "nobody";

  /** What it says, before its id and its address. */
  static final String READY = "#heddle-member-ready ";

  private static final Logger LOG = Logger.getLogger("");

  private MemberMain() {}

  /** Called with the cluster's name and the number of tasks at once. */
  public static void main(String[] args) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    LOG.setLevel(Level.WARNING);
    CompletableFuture<String> whom = new CompletableFuture<>();
    StringBuilder heard = new StringBuilder();
    OrphanGuard.watch(bytes -> hear(bytes, heard, whom));
    // while others start: most of what takes a member its time is to load the engine
    Class<?> _ = Class.forName("com.hazelcast.instance.impl.HazelcastInstanceImpl");
    String address = whom.get();
    HazelcastInstance member =
        Hazelcast.newHazelcastInstance(
            MemberConfig.member(
                args[0], Integer.parseInt(args[1]), address.equals(NOBODY) ? null : address));
    Member self = member.getCluster().getLocalMember();
    answers.println(
        READY
            + self.getUuid()
            + " "
            + self.getAddress().getHost()
            + ":"
            + self.getAddress().getPort());
    answers.flush();
    new CountDownLatch(1).await();
  }

  private static void hear(ByteBuffer bytes, StringBuilder heard, CompletableFuture<String> whom) {
    heard.append(StandardCharsets.UTF_8.decode(bytes));
    int end = heard.indexOf("\n");
    if (end >= 0 && heard.indexOf(JOIN) == 0) {
      whom.complete(heard.substring(JOIN.length(), end));
    }
  }
}
