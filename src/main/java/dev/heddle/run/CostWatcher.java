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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Watches one fork, in a thread of its own: hears from the fork, or where that says nothing from
 * JMH, when iterations begin and end, and has read what was taken. A fork of another runtime has
 * whoever reads its lines say so.
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
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final List<ForkConnection> connections = new ArrayList<>();
  private int warmupsEnded;
  private int iterationsEnded;
  private volatile boolean over;
  private volatile @Nullable String trouble;
  private long peer;
  private boolean peerWaits;

  /**
   * What was told otherwise than by a connection.
   *
   * @param read completed when all is read that there is to read then
   * @param byFork whether it is of a fork that waits, and not of JMH
   */
  private record Heard(CostMark mark, boolean byFork, CompletableFuture<Boolean> read) {}

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
  public void started(long pid) {
    peer = pid;
    hear(new CostMark.There(pid));
  }

  @Override
  public void begins(boolean measured) {
    if (!peerWaits) {
      peerWaits = true;
      hear(new CostMark.There(peer));
    }
    hear(new CostMark.Begin(measured, Figures.NONE));
  }

  @Override
  public void ended(boolean measured, long operations) {
    boolean last = measured ? ++iterationsEnded == iterations : ++warmupsEnded == warmups;
    hear(new CostMark.End(measured, last, Figures.NONE));
    if (measured && operations > 0) {
      hear(new CostMark.Operations(operations));
    }
  }

  /** Has it read; waits for that where the fork waits too. */
  private void hear(CostMark mark) {
    Heard said = new Heard(mark, peerWaits, new CompletableFuture<>());
    heard.add(said);
    selector.wakeup();
    if (peerWaits && mark.waits() && thread.isAlive()) {
      try {
        said.read.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        // the fork goes on, and its figures are as good as they are
      }
    }
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
    for (Heard said = heard.poll(); said != null; said = heard.poll()) {
      if (said.byFork) {
        reader.heardFromPeer(said.mark);
      } else {
        reader.heardFromJmh(said.mark);
      }
      said.read.complete(true);
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
    ByteBuffer bytes = ByteBuffer.allocate(1024);
    try {
      if (connection.channel.read(bytes) < 0) {
        leave(connection);
        connections.remove(connection);
        return;
      }
      for (char c : StandardCharsets.US_ASCII.decode(bytes.flip()).toString().toCharArray()) {
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

  /** When iterations began and ended, after {@link #end}; empty where the fork did not say. */
  Optional<Told.Course> course() {
    return thread.isAlive() ? Optional.empty() : reader.course();
  }

  /** The secondary metrics, by {@link Cost#metric}. */
  Map<String, Samples> samples(Told.Costs costs) {
    return reader.ledger().samples(costs);
  }
}
