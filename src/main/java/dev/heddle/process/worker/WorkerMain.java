package dev.heddle.process.worker;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.link.ByteRingLink;
import dev.heddle.process.link.HandshakePlace;
import dev.heddle.process.wire.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The main class of a worker JVM, in which one worker is, or several as its threads: takes its
 * token from standard input, which from then on is its lifeline, shows the token at the handshake,
 * and works until the pool hangs up.
 */
public final class WorkerMain {

  /** How long a token is, in bytes. */
  public static final int TOKEN_BYTES = 32;

  private WorkerMain() {}

  /**
   * Called with the payload limit, how many workers this JVM has, and for each of them the place of
   * its handshake and the path of its start register; where memory is shared with the path of that,
   * too, and how to wait there.
   */
  public static void main(String[] args) throws IOException {
    InputStream lifeline = System.in;
    byte[] token = lifeline.readNBytes(TOKEN_BYTES);
    if (token.length < TOKEN_BYTES) {
      OrphanGuard.end();
    }
    WorkerOrders orders = new WorkerOrders(Path.of(args[3]));
    OrphanGuard.watch(orders);
    System.setIn(InputStream.nullInputStream());
    int limit = Integer.parseInt(args[0]);
    TaskLoop[] loops = new TaskLoop[Integer.parseInt(args[1])];
    SharedLife life = new SharedLife(loops.length);
    int each = (args.length - 2) / loops.length;
    for (int i = 0; i < loops.length; i++) {
      int at = 2 + i * each;
      WorkerStartRegister register = WorkerStartRegister.attach(args[at + 1]);
      ByteChannel channel = each > 2 ? ring(args[at + 2], args[at + 3]) : null;
      SocketChannel handshake = HandshakePlace.connect(args[at]);
      handshake.write(ByteBuffer.wrap(token));
      if (channel == null) {
        channel = handshake;
      } else {
        handshake.close();
      }
      Heartbeat pulse = Heartbeat.start(args[at + 1]);
      loops[i] = new TaskLoop(new Wire(channel, limit), register, limit, pulse, life);
    }
    orders.serve(loops);
    for (TaskLoop loop : loops) {
      loop.start();
    }
    life.begin();
  }

  private static ByteChannel ring(String file, String policy) throws IOException {
    return ByteRingLink.attach(Path.of(file), WaitPolicy.of(policy));
  }
}
