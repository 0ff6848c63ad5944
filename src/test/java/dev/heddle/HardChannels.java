package dev.heddle;

import dev.heddle.shared.Channel;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.shared.Sharing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is sent comes, small and large, to whoever has the channel by another way. */
final class HardChannels implements HardPart.Use {

  private static final int ITEMS = 200;
  private static final String STOP = "stop";

  private final Sharing sharing = Sharing.open(true);
  private final Channel<String> to;
  private final Channel<String> from;

  HardChannels() throws IOException {
    try {
      to = sharing.channel(ChannelOptions.of(8));
      from = copy(to);
    } catch (IOException | RuntimeException | Error e) {
      sharing.close();
      throw e;
    }
  }

  @Override
  public void use() throws Exception {
    CompletableFuture<List<String>> received = new CompletableFuture<>();
    Thread receiver = Thread.ofPlatform().start(() -> receive(received));
    List<String> sent = new ArrayList<>();
    try {
      for (int i = 0; i < ITEMS; i++) {
        to.send(item(i), HardPart.LIMIT);
        sent.add(item(i));
      }
    } finally {
      // whatever could not be sent, small items can
      to.send(STOP, HardPart.LIMIT);
      HardPart.check(receiver.join(HardPart.LIMIT), "the receiver hangs");
      HardPart.check(received.get().equals(sent), "what came is not what was sent");
    }
  }

  private void receive(CompletableFuture<List<String>> all) {
    List<String> received = new ArrayList<>();
    try {
      for (String item = from.receive(HardPart.LIMIT);
          !STOP.equals(item);
          item = from.receive(HardPart.LIMIT)) {
        received.add(item);
      }
      all.complete(received);
    } catch (Exception e) {
      all.completeExceptionally(e);
    }
  }

  private static String item(int i) {
    return (i + " ").repeat(i % 20 == 0 ? 2000 : 2);
  }

  @SuppressWarnings("unchecked") // it is what was written
  private static Channel<String> copy(Channel<String> channel) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(channel);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Channel<String>) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    sharing.close();
  }
}
