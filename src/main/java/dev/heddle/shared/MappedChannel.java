package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.EventCount;
import dev.heddle.memory.MappedFile;
import dev.heddle.memory.WaitPolicy;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A channel for several processes: a {@link SlotRing} in mapped memory, two {@link EventCount}s
 * where those wait who find no room or no item, and the {@link Members}.
 *
 * <p>An item is made ready before a slot is claimed, so that nothing that may fail, but the death
 * of the process, lies between claim and publication.
 */
@SuppressWarnings("serial") // its handle is written
final class MappedChannel<T> implements Channel<T> {

  private static final long ITEMS = SlotRing.HEADER_BYTES;
  private static final long ROOM = ITEMS + 128;
  private static final long MEMBERS = ROOM + 128;
  private static final long SLOTS = MEMBERS + Members.BYTES;

  /** How long somebody waits before it looks whether the others live. */
  private static final Duration LOOK_AFTER = Duration.ofMillis(50);

  private final Path path;
  private final ChannelOptions options;
  private final AtomicWords words;
  private final SlotRing ring;
  private final Members members;
  private final EventCount items;
  private final EventCount room;
  private final BooleanSupplier canSend;
  private final BooleanSupplier canReceive;
  private final LargeItems large;

  private MappedChannel(MappedFile file, ChannelOptions options) {
    this.path = file.path();
    this.options = options;
    this.words = file.words();
    this.ring = new SlotRing(words, SLOTS, options);
    this.members = new Members(words, MEMBERS);
    this.items = new EventCount(words, ITEMS, options.waiting());
    this.room = new EventCount(words, ROOM, options.waiting());
    this.canSend = ring::canSend;
    this.canReceive = ring::canReceive;
    this.large = new LargeItems(path);
  }

  static <T> MappedChannel<T> create(Path path, ChannelOptions options) throws IOException {
    MappedChannel<T> channel =
        new MappedChannel<>(MappedFile.createUntilUnused(path, bytes(options)), options);
    channel.ring.clear();
    return Attachments.note(path, channel);
  }

  private static long bytes(ChannelOptions options) {
    return SLOTS + SlotRing.bytes(options);
  }

  @Override
  public void send(T item, Duration limit) throws InterruptedException, TimeoutException {
    int kind = Items.kind(Objects.requireNonNull(item));
    if (kind == Items.BYTES) {
      sendBytes(Items.bytes(item), limit);
    } else {
      sendWord(kind, Items.word(kind, item), limit);
    }
  }

  private void sendBytes(byte[] bytes, Duration limit)
      throws InterruptedException, TimeoutException {
    if (bytes.length > options.itemBytes() || options.itemBytes() == Long.BYTES) {
      sendLarge(bytes, limit);
      return;
    }
    long position = claimToSend(limit);
    long item = ring.item(position);
    words.set(item, bytes.length);
    MemorySegment.copy(
        bytes, 0, words.segment(), ValueLayout.JAVA_BYTE, item + Long.BYTES, bytes.length);
    publish(position, Items.BYTES);
  }

  private void sendLarge(byte[] bytes, Duration limit)
      throws InterruptedException, TimeoutException {
    long number = large.write(bytes);
    boolean sent = false;
    try {
      sendWord(Items.FILE, number, limit);
      sent = true;
    } finally {
      if (!sent) {
        large.delete(number);
      }
    }
  }

  private void sendWord(int kind, long word, Duration limit)
      throws InterruptedException, TimeoutException {
    long position = claimToSend(limit);
    words.set(ring.item(position), word);
    publish(position, kind);
  }

  @Override
  public int fill(List<? extends T> some, Duration limit)
      throws InterruptedException, TimeoutException {
    T first = ItemBatch.first(some);
    int count = leadingWords(some);
    if (count <= 1) {
      send(first, limit);
      return 1;
    }
    long position = claimToSend(limit);
    putWord(position, first);
    SlotRing.Claim rest = ring.claimToSend(count - 1);
    for (int i = 0; i < rest.count(); i++) {
      putWord(rest.first() + i, some.get(1 + i));
    }
    items.signal();
    return 1 + rest.count();
  }

  /** How many of them, from the first on, go as a word: that cannot fail once a slot is claimed. */
  private int leadingWords(List<? extends T> some) {
    int most = Math.min(some.size(), options.capacity());
    int count = 0;
    while (count < most && Items.kind(some.get(count)) >= Items.WORDS) {
      count++;
    }
    return count;
  }

  private void putWord(long position, Object item) {
    int kind = Items.kind(item);
    words.set(ring.item(position), Items.word(kind, item));
    ring.publish(position, kind);
  }

  private void publish(long position, int kind) {
    ring.publish(position, kind);
    items.signal();
  }

  private long claimToSend(Duration limit) throws InterruptedException, TimeoutException {
    members.enter();
    long position = ring.claimToSend();
    return position >= 0 ? position : claimLaterToSend(position, limit);
  }

  private long claimLaterToSend(long answer, Duration limit)
      throws InterruptedException, TimeoutException {
    long position = answer;
    if (position == SlotRing.NOT_NOW) {
      if (options.waiting() != WaitPolicy.PARK) {
        ring.letReceiversGoAhead();
      }
      long deadline = EventCount.deadline(limit);
      do {
        if (!awaitOrLook(room, canSend, deadline)) {
          throw Ended.noRoom(limit);
        }
        position = ring.claimToSend();
      } while (position == SlotRing.NOT_NOW);
    }
    if (position == SlotRing.ENDED) {
      throw Ended.closed();
    }
    return position;
  }

  @Override
  public @Nullable T receive(Duration limit) throws InterruptedException, TimeoutException {
    members.enter();
    long position = ring.claimToReceive();
    if (position < 0) {
      position = claimLaterToReceive(position, limit);
    }
    return position == SlotRing.ENDED ? null : take(position);
  }

  private long claimLaterToReceive(long answer, Duration limit)
      throws InterruptedException, TimeoutException {
    long position = answer;
    if (position == SlotRing.NOT_NOW) {
      if (options.waiting() != WaitPolicy.PARK) {
        ring.letSendersGoAhead();
      }
      long deadline = EventCount.deadline(limit);
      do {
        if (!awaitOrLook(items, canReceive, deadline)) {
          throw Ended.noItem(limit);
        }
        position = ring.claimToReceive();
      } while (position == SlotRing.NOT_NOW);
    }
    if (position == SlotRing.ENDED) {
      members.requireAllAlive();
      members.leave();
    }
    return position;
  }

  @SuppressWarnings("unchecked") // what a sender of T sent
  private T take(long position) {
    int kind = ring.kind(position);
    long item = ring.item(position);
    if (kind == Items.BYTES) {
      byte[] bytes = new byte[length(words.get(item))];
      MemorySegment.copy(
          words.segment(), ValueLayout.JAVA_BYTE, item + Long.BYTES, bytes, 0, bytes.length);
      free(position);
      return (T) Items.ofBytes(bytes);
    }
    long word = words.get(item);
    free(position);
    return (T) (kind == Items.FILE ? Items.ofBytes(large.take(word)) : Items.ofWord(kind, word));
  }

  @Override
  @SuppressWarnings("unchecked") // what a sender of T sent
  public int drain(Collection<? super T> to, int most, Duration limit)
      throws InterruptedException, TimeoutException {
    ItemBatch.requireSome(most);
    T first = receive(limit);
    if (first == null) {
      return 0;
    }
    SlotRing.Claim rest = ring.claimToReceive(most - 1, Items.WORDS);
    Object[] items = new Object[rest.count()];
    for (int i = 0; i < items.length; i++) {
      long position = rest.first() + i;
      items[i] = Items.ofWord(ring.kind(position), words.get(ring.item(position)));
      ring.free(position);
    }
    if (items.length > 0) {
      room.signal();
    }
    // nothing that may be refused before all slots are given back
    to.add(first);
    for (Object item : items) {
      to.add((T) item);
    }
    return 1 + items.length;
  }

  private int length(long found) {
    if (found < 0 || found > options.itemBytes()) {
      throw new BrokenChannelException(SharingWords.wrongLength(found, options.itemBytes()));
    }
    return (int) found;
  }

  private void free(long position) {
    ring.free(position);
    room.signal();
  }

  /** Waits until it is worth to try again, and looks after the others; false at the deadline. */
  private boolean awaitOrLook(EventCount eventCount, BooleanSupplier ready, long deadline)
      throws InterruptedException {
    long look = EventCount.deadline(LOOK_AFTER);
    boolean last = deadline - look <= 0;
    if (eventCount.await(ready, last ? deadline : look)) {
      return true;
    }
    members.requireAllAlive();
    ring.tellEnd();
    return !last;
  }

  @Override
  public void close() {
    ring.close();
    members.leave();
    items.signal();
    room.signal();
  }

  @Override
  public void leave() {
    members.leave();
  }

  /** Ends it for all who still use it, before its file is removed. */
  void dissolve() {
    ring.close();
    members.dissolve();
    items.signal();
    room.signal();
  }

  /** Claims a slot and does no more: what a process does that is killed just then. */
  void claimAndForget(boolean toSend) {
    members.enter();
    long _ = toSend ? ring.claimToSend() : ring.claimToReceive();
  }

  private Object writeReplace() {
    return new Handle(path.toString(), options);
  }

  /** The channel on its way to another process. */
  private record Handle(String file, ChannelOptions options) implements Serializable {
    private Object readResolve() throws ObjectStreamException {
      return Attachments.of(
          file,
          MappedChannel.class,
          path -> new MappedChannel<>(MappedFile.attachUntilUnused(path, bytes(options)), options));
    }
  }
}
