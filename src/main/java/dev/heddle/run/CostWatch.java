package dev.heddle.run;

import dev.heddle.fork.IterationMarks;
import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Times;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what the forks of a run cost: the socket at which they tell of their iterations. */
final class CostWatch implements AutoCloseable {

  /** The flag of forks that are not to be watched. */
  static final String OFF = "-D" + IterationMarks.PROPERTY + "=off";

  private static final int TOKEN_BYTES = 16;
  private static final int PRACTICE = 30;

  /** So many when the run waits for nothing else: those before had it beside them. */
  private static final int LAST_PRACTICE = 5;

  private static final List<String> PRACTISED =
      List.of("%s %s", "begin MEASUREMENT 1 1 1 1 1 0 0", "end MEASUREMENT true 2 2 1 1 0 0");
  private static final long MOST_PRACTICE_NANOS = 200_000_000;

  /** However long they take: what the first readings take is no measure of later ones. */
  private static final int LEAST_PRACTICE = 3;

  private static final int PATIENCE_MILLIS = 1000;
  private static final double UNBOUND = Double.POSITIVE_INFINITY;

  private final ServerSocketChannel server;
  private final String token;

  private final Ahead<ReadingTimes> practised;

  /** What is known of this machine; null before the first fork. */
  private @Nullable ReadingTimes times;

  private CostWatch(ServerSocketChannel server, String token) {
    this.server = server;
    this.token = token;
    practised = Ahead.find("heddle-costs-practice", () -> practise(server, token, PRACTICE));
  }

  /** Listens, to this machine alone; practises while the run is made ready. */
  @SuppressWarnings("MustBeClosedChecker") // the watch closes it
  static CostWatch open() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      byte[] token = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(token);
      return new CostWatch(server, HexFormat.of().formatHex(token));
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Watches this process now, as if it were a fork, so that the first fork is not watched by code
   * that never ran; what the last readings took is what is known of this machine then.
   */
  private static ReadingTimes practise(ServerSocketChannel server, String token, int most) {
    ReadingTimes known = new ReadingTimes();
    long begin = System.nanoTime();
    for (int i = 0; i < most && !isEnough(i, begin); i++) {
      ReadingTimes now = new ReadingTimes();
      CostReader reader = new CostReader(now, TimeAhead.unknown(), UNBOUND);
      try (CostWatcher _ = CostWatcher.start(server, token, 0, 1, reader);
          Socket fork = new Socket()) {
        fork.setSoTimeout(PATIENCE_MILLIS);
        fork.connect(server.getLocalAddress(), PATIENCE_MILLIS);
        for (String line : PRACTISED) {
          String told = line.formatted(token, ProcessHandle.current().pid()) + "\n";
          fork.getOutputStream().write(told.getBytes(StandardCharsets.US_ASCII));
          if (fork.getInputStream().read() < 0) {
            return known;
          }
        }
      } catch (IOException e) {
        return known; // nothing depends on it
      }
      known = now;
    }
    return known;
  }

  private static boolean isEnough(int rounds, long begin) {
    return rounds >= LEAST_PRACTICE && System.nanoTime() - begin > MOST_PRACTICE_NANOS;
  }

  /** What a fork must know to tell: where to connect, and by which word. */
  String words() throws IOException {
    InetSocketAddress place = (InetSocketAddress) server.getLocalAddress();
    return place.getAddress().getHostAddress() + " " + place.getPort() + " " + token;
  }

  /** Begins to watch a fork of JMH's that measures {@code row} so long. */
  CostWatcher watch(RowId row, Times of) throws IOException {
    return watch(of, TimeAhead.of(row, of));
  }

  /** Begins to watch a fork of another runtime, whose iterations last as long as it likes. */
  CostWatcher watchPeer(Times of) throws IOException {
    return watch(of, TimeAhead.unknown());
  }

  private CostWatcher watch(Times of, TimeAhead ahead) throws IOException {
    return CostWatcher.start(
        server, token, of.warmupIterations(), of.iterations(), new CostReader(times(), ahead));
  }

  private ReadingTimes times() throws IOException {
    ReadingTimes known = times;
    if (known == null) {
      ReadingTimes _ = practised.get();
      known = practise(server, token, LAST_PRACTICE);
      times = known;
    }
    return known;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // it goes with this process
    }
  }
}
