package dev.heddle.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Members that are threads of this JVM, and can be lost. */
final class MembersInMemory implements Engine {

  /** The threads in which members run tasks and tell their answers. */
  static final String NAME = "member-in-memory";

  private final Map<Long, Thread> running = new ConcurrentHashMap<>();
  private final List<Long> sent = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<String> senders = new ArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  /** A member of that number. */
  static Seat seat(int number, int threads) {
    return new Seat("member-" + number, number, threads);
  }

  @Override
  public void send(
      Seat seat, long task, byte[] bytes, Consumer<byte[]> answered, Consumer<Throwable> failed) {
    synchronized (sent) {
      sent.add(seat.pid());
      numbers.add(task);
      senders.add(Thread.currentThread().getName());
    }
    Thread member =
        Thread.ofPlatform()
            .daemon()
            .name(NAME)
            .unstarted(() -> {
              byte[] answer = TaskBytes.run(bytes);
              running.remove(task);
              answered.accept(answer);
            });
    running.put(task, member);
    member.start();
  }

  /** To which members tasks went, in order. */
  List<Long> sent() {
    synchronized (sent) {
      return List.copyOf(sent);
    }
  }

  /** The numbers of those tasks, in order. */
  List<Long> numbers() {
    synchronized (sent) {
      return List.copyOf(numbers);
    }
  }

  /** The names of the threads that sent them. */
  List<String> senders() {
    synchronized (sent) {
      return List.copyOf(senders);
    }
  }

  @Override
  public void interrupt(Seat seat, long task) {
    Thread member = running.get(task);
    if (member != null) {
      member.interrupt();
    }
  }

  @Override
  public boolean kill() {
    return false;
  }

  @Override
  public void end() {
    ended.set(true);
  }

  boolean ended() {
    return ended.get();
  }
}
