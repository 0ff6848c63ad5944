package dev.heddle.process;

import dev.heddle.jvm.OrphanGuard;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The main class of a worker JVM: takes its token from standard input, which from then on is its
 * lifeline, shows the token at the door, and works until the pool hangs up.
 */
final class WorkerMain {

  /** How long a token is, in bytes. */
  static final int TOKEN_BYTES = 32;

  private WorkerMain() {}

  /** Called with the payload limit and the paths of the door and the ledger. */
  public static void main(String[] args) throws IOException {
    InputStream lifeline = System.in;
    byte[] token = lifeline.readNBytes(TOKEN_BYTES);
    if (token.length < TOKEN_BYTES) {
      OrphanGuard.end();
    }
    OrphanGuard.watch();
    System.setIn(InputStream.nullInputStream());
    int limit = Integer.parseInt(args[0]);
    WorkerLedger ledger = WorkerLedger.attach(args[2]);
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[1]));
    channel.write(ByteBuffer.wrap(token));
    new TaskLoop(new Wire(channel, limit), ledger, limit).start();
  }
}
