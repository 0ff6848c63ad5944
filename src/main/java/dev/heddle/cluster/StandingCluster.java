package dev.heddle.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.version.MemberVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cluster whose members stand by themselves, as whoever joins it knows it.
 *
 * @param name its name
 * @param addresses of members, as {@code HOST:PORT}; one at least, and not all of them need answer
 */
record StandingCluster(String name, List<String> addresses) {

  private static final Pattern ADDRESS = Pattern.compile("[^,+\\[\\]=]+:\\d{1,5}");
  private static final String BETWEEN = "+";
  private static final int MOST_PORT = 65_535;
  private static final int ANSWER_MILLIS = 2000;

  StandingCluster {
    addresses = List.copyOf(addresses);
  }

  /**
   * That of the members at {@code HOST:PORT+HOST:PORT}.
   *
   * @throws IllegalArgumentException if that is no such list
   */
  static StandingCluster of(String name, String text) {
    List<String> addresses = List.of(text.split(Pattern.quote(BETWEEN), -1));
    for (String address : addresses) {
      if (!ADDRESS.matcher(address).matches() || port(address) > MOST_PORT) {
        throw new IllegalArgumentException(ClusterWords.noAddress(text));
      }
    }
    return new StandingCluster(name, addresses);
  }

  private static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Whether none of them is beyond this machine. */
  boolean isOnLoopback() {
    return addresses.stream()
        .map(StandingCluster::host)
        .allMatch(host -> host.equals("localhost") || host.startsWith("127."));
  }

  /**
   * Joins it at those addresses that answer.
   *
   * @throws IOException where none does, or none is of such a cluster
   */
  HazelcastInstance join(CallerKind kind) throws IOException {
    StartedMembers.hush();
    return StartedMembers.joined(name, answering(), kind);
  }

  /** Those at which somebody answers: to wait for others is the engine's longest wait. */
  private List<String> answering() throws IOException {
    List<String> answering = new ArrayList<>();
    IOException last = null;
    for (String address : addresses) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host(address), port(address)), ANSWER_MILLIS);
        answering.add(address);
      } catch (IOException e) {
        last = e;
      }
    }
    if (answering.isEmpty()) {
      String why = last == null ? "" : String.valueOf(last.getMessage());
      throw new IOException(ClusterWords.nobodyAnswers(addresses, why), last);
    }
    return answering;
  }

  /**
   * Shares so many workers out to the members that take tasks, as {@code caller} sees them.
   *
   * @throws IOException where they take too few at once, or are of another build
   */
  List<Engine.Seat> seats(HazelcastInstance caller, int workers) throws IOException {
    List<Member> members =
        caller.getCluster().getMembers().stream()
            .filter(member -> member.getAttribute(MemberConfig.THREADS) != null)
            .toList();
    String classes = OwnClasses.digest();
    for (Member member : members) {
      String at = member.getAddress().getHost() + ":" + member.getAddress().getPort();
      requireSameEngine(at, member.getVersion(), Member.class.getPackage());
      if (!classes.equals(member.getAttribute(MemberConfig.CLASSES))) {
        throw new IOException(ClusterWords.otherClasses(at));
      }
    }
    int[] share = new int[members.size()];
    int left = workers;
    for (boolean more = true; left > 0 && more; ) {
      more = false;
      for (int i = 0; i < share.length && left > 0; i++) {
        if (share[i] < number(members.get(i), MemberConfig.THREADS)) {
          share[i]++;
          left--;
          more = true;
        }
      }
    }
    if (left > 0) {
      throw new IOException(
          ClusterWords.tooFew(String.join(BETWEEN, addresses), workers - left, workers));
    }
    List<Engine.Seat> seats = new ArrayList<>();
    for (int i = 0; i < share.length; i++) {
      if (share[i] > 0) {
        Member member = members.get(i);
        int pid = number(member, MemberConfig.PID);
        seats.add(new Engine.Seat(member.getUuid().toString(), pid, share[i]));
      }
    }
    return seats;
  }

  /**
   * Members join each other only where the first two numbers of their versions are the same.
   *
   * @param ours a package of the engine that this JVM has, which knows its version
   * @throws IOException where they are not
   */
  static void requireSameEngine(String member, MemberVersion theirs, Package ours)
      throws IOException {
    @Nullable String version = ours.getImplementationVersion();
    if (version != null && !MemberVersion.of(version).asVersion().equals(theirs.asVersion())) {
      throw new IOException(ClusterWords.otherEngine(member, theirs.toString(), version));
    }
  }

  /**
   * Looks whether it would take so many workers, as a client, which leaves at once.
   *
   * @throws IOException where it would not
   */
  void requireRoom(int workers) throws IOException {
    HazelcastInstance guest = join(CallerKind.CLIENT);
    try {
      List<Engine.Seat> _ = seats(guest, workers);
    } finally {
      guest.getLifecycleService().terminate();
    }
  }

  private static int number(Member member, String attribute) {
    return Integer.parseInt(member.getAttribute(attribute));
  }
}
