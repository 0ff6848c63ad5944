package dev.heddle.run;

import dev.heddle.result.Cost;
import dev.heddle.result.Samples;
import dev.heddle.result.Told;
import dev.heddle.result.Told.Costs.Bounds;
import dev.heddle.run.CostMark.Figures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Watches one fork, in a thread of its own: hears from the fork, or where that says nothing from
 * JMH, when iterations begin and end, and has read what was taken.
 */
final class CostWatcher implements IterationListener, AutoCloseable {

  private static final long PATIENCE_MILLIS = 2000;
  private static final long LAST_WORDS_MILLIS = 200;
  private static final int LONGEST_LINE = 200;

  private final ServerSocketChannel server;
  private final String token;
  private final int warmups;
  private final int iterations;
  private final Selector selector;
  private final CostReader reader;
  private final Thread thread;
  private final Queue<CostMark> fromJmh = new ConcurrentLinkedQueue<>();
  private final List<ForkConnection> connections = new ArrayList<>();
  private int warmupsEnded;
  private int iterationsEnded;
  private volatile boolean over;
  private volatile @Nullable String trouble;

  /** A connection, and what of its next line has come. */
  private static final class ForkConnection {
    private final SocketChannel channel;
    private final StringBuilder line = new StringBuilder();
    private boolean known;

    ForkConnection(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private CostWatcher(
      ServerSocketChannel server,
      String token,
      int warmups,
      int iterations,
      Selector selector,
      CostReader reader) {
    this.server = server;
    this.token = token;
    this.warmups = warmups;
    this.iterations = iterations;
    this.selector = selector;
    this.reader = reader;
    thread = Thread.ofPlatform().daemon().name("heddle-costs").unstarted(this::work);
  }

  @SuppressWarnings("MustBeClosedChecker") // the thread closes it
  static CostWatcher start(
      ServerSocketChannel door, String token, int warmups, int iterations, CostReader reader)
      throws IOException {
    CostWatcher watcher =
        new CostWatcher(door, token, warmups, iterations, Selector.open(), reader);
    watcher.thread.start();
    return watcher;
  }

  @Override
  public void ended(boolean measured, long operations) {
    boolean last = measured ? ++iterationsEnded == iterations : ++warmupsEnded == warmups;
    hear(new CostMark.End(measured, last, Figures.NONE));
    if (measured && operations > 0) {
      hear(new CostMark.Operations(operations));
    }
  }

  private void hear(CostMark mark) {
    fromJmh.add(mark);
    selector.wakeup();
  }

  private void work() {
    try (selector) {
      SelectionKey arrivals = server.register(selector, SelectionKey.OP_ACCEPT);
      while (!over) {
        selector.select(reader.patienceMillis());
        turn();
        reader.look();
      }
      arrivals.cancel();
      long end = System.nanoTime() + LAST_WORDS_MILLIS * 1_000_000;
      while (connections.stream().anyMatch(each -> each.known) && System.nanoTime() < end) {
        selector.select(LAST_WORDS_MILLIS);
        turn();
      }
    } catch (IOException | RuntimeException e) {
      trouble = CostWords.brokeOff(e);
    } finally {
      connections.forEach(CostWatcher::leave);
      reader.stop();
    }
  }

  private void turn() throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      try {
        if (key.isValid() && key.isAcceptable()) {
          receive();
        } else if (key.isValid() && key.attachment() instanceof ForkConnection connection) {
          listen(connection);
        }
      } catch (CancelledKeyException e) {
        // it went while we looked
      }
    }
    selector.selectedKeys().clear();
    for (CostMark mark = fromJmh.poll(); mark != null; mark = fromJmh.poll()) {
      reader.heardFromJmh(mark);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed when it leaves
  private void receive() throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      ForkConnection connection = new ForkConnection(channel);
      connections.add(connection);
      channel.register(selector, SelectionKey.OP_READ, connection);
    }
  }

  private void listen(ForkConnection connection) {
    ByteBuffer heard = ByteBuffer.allocate(1024);
    try {
      if (connection.channel.read(heard) < 0) {
        leave(connection);
        connections.remove(connection);
        return;
      }
      for (char c : StandardCharsets.US_ASCII.decode(heard.flip()).toString().toCharArray()) {
        if (c != '\n') {
          connection.line.append(c);
        } else if (!obey(connection, connection.line.toString())) {
          throw new IOException("a stranger");
        } else {
          connection.line.setLength(0);
        }
      }
      if (connection.line.length() > LONGEST_LINE) {
        throw new IOException("a stranger");
      }
    } catch (IOException e) {
      leave(connection);
      connections.remove(connection);
    }
  }

  /** Whether the connection is of one of our forks, and its line means something. */
  private boolean obey(ForkConnection connection, String line) throws IOException {
    @Nullable CostMark mark = CostMark.of(line, token).orElse(null);
    if (mark == null || connection.known == mark instanceof CostMark.There) {
      return false;
    }
    connection.known = true;
    reader.heardFromFork(mark);
    if (mark.waits()) {
      connection.channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    return true;
  }

  private static void leave(ForkConnection connection) {
    try {
      connection.channel.close();
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() {
    end();
  }

  /** Ends the watching; then it can be told what was found. */
  void end() {
    over = true;
    selector.wakeup();
    try {
      if (!thread.join(java.time.Duration.ofMillis(PATIENCE_MILLIS))) {
        trouble = CostWords.DID_NOT_END;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trouble = CostWords.INTERRUPTED;
    }
  }

  /**
   * What was found, after {@link #end}.
   *
   * @param primary the values of the measured iterations, from which operations are reckoned where
   *     nobody told them
   * @param seconds how long an iteration is
   * @param threads how many threads called
   */
  Told.Costs costs(Samples primary, double seconds, int threads) {
    // what a thread that has not ended writes is not for us to read
    return thread.isAlive()
        ? new CostLedger(Bounds.JMH).costs(null, trouble)
        : reader.ledger(primary, seconds, threads).costs(reader.taken(), trouble);
  }

  /** The secondary metrics, by {@link Cost#metric}. */
  Map<String, Samples> samples(Told.Costs costs) {
    return reader.ledger().samples(costs);
  }
}
