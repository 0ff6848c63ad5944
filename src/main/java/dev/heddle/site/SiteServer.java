package dev.heddle.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The site's server: a plain socket on the loopback, a virtual thread per connection. */
final class SiteServer implements AutoCloseable {

  static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private static final int BACKLOG = 1024;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final long PAUSE_NANOS = 10_000_000;

  private final ServerSocket listener;
  private final Duration readLimit;
  private final SiteLog log = new SiteLog();
  private final Visits visits = new Visits();

  private SiteServer(ServerSocket listener, Duration readLimit) {
    this.listener = listener;
    this.readLimit = readLimit;
  }

  /** Listens on a port that the system picks; a begun request must be whole within the limit. */
  static SiteServer open(Duration readLimit) throws IOException {
    return new SiteServer(
        new ServerSocket(0, BACKLOG, InetAddress.getByAddress(LOOPBACK)), readLimit);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Accepts connections until this is closed. */
  void serve() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // out of file descriptors, or closed: the first passes
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, log, visits, readLimit).serve();
    } catch (IOException e) {
      // the client is gone; there is nobody to tell
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
