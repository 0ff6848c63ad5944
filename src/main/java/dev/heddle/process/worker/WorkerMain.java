package dev.heddle.process.worker;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.link.ByteRingLink;
import dev.heddle.process.link.StartRegister;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The main class of a worker JVM: takes its token from standard input, which from then on is its
 * lifeline, shows the token at the door, and works until the pool hangs up.
 */
public final class WorkerMain {

  /** How long a token is, in bytes. */
  public static final int TOKEN_BYTES = 32;

  private WorkerMain() {}

  /**
   * Called with the payload limit and the paths of the door and the ledger; where memory is shared
   * with the path of that, too, and how to wait there.
   */
  public static void main(String[] args) throws IOException {
    InputStream lifeline = System.in;
    byte[] token = lifeline.readNBytes(TOKEN_BYTES);
    if (token.length < TOKEN_BYTES) {
      OrphanGuard.end();
    }
    WorkerOrders orders = new WorkerOrders(StartRegister.dumpBeside(Path.of(args[2])));
    OrphanGuard.watch(orders);
    System.setIn(InputStream.nullInputStream());
    int limit = Integer.parseInt(args[0]);
    WorkerStartRegister register = WorkerStartRegister.attach(args[2]);
    ByteChannel channel =
        args.length > 3 ? ByteRingLink.attach(Path.of(args[3]), WaitPolicy.of(args[4])) : null;
    SocketChannel handshake = SocketChannel.open(UnixDomainSocketAddress.of(args[1]));
    handshake.write(ByteBuffer.wrap(token));
    if (channel == null) {
      channel = handshake;
    } else {
      handshake.close();
    }
    Heartbeat pulse = Heartbeat.start(args[2]);
    TaskLoop loop = new TaskLoop(new Wire(channel, limit), register, limit, pulse);
    orders.serve(loop);
    loop.start();
  }
}
