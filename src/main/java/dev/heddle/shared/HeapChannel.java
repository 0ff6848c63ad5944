package dev.heddle.shared;

import dev.heddle.memory.EventCount;
import java.io.ObjectStreamException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A channel for the threads of one process; its items are not copied. */
@SuppressWarnings("serial") // never written
final class HeapChannel<T> implements Channel<T> {

  private final int capacity;
  private final Queue<T> items;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();
  private boolean closed;

  HeapChannel(ChannelOptions options) {
    this.capacity = options.capacity();
    this.items = new ArrayDeque<>();
  }

  @Override
  public void send(T item, Duration limit) throws InterruptedException, TimeoutException {
    Objects.requireNonNull(item);
    lock.lockInterruptibly();
    try {
      awaitRoom(limit);
      items.add(item);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int fill(List<? extends T> some, Duration limit)
      throws InterruptedException, TimeoutException {
    T first = ItemBatch.first(some);
    lock.lockInterruptibly();
    try {
      awaitRoom(limit);
      items.add(first);
      int sent = 1;
      for (; sent < some.size() && items.size() < capacity; sent++) {
        items.add(some.get(sent));
      }
      notEmpty.signalAll();
      return sent;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(Duration limit) throws InterruptedException, TimeoutException {
    if (items.size() >= capacity && !closed) {
      long deadline = EventCount.deadline(limit);
      while (items.size() >= capacity && !closed) {
        if (notFull.awaitNanos(deadline - System.nanoTime()) <= 0
            && items.size() >= capacity
            && !closed) {
          throw Ended.noRoom(limit);
        }
      }
    }
    if (closed) {
      throw Ended.closed();
    }
  }

  @Override
  public @Nullable T receive(Duration limit) throws InterruptedException, TimeoutException {
    lock.lockInterruptibly();
    try {
      awaitItem(limit);
      T item = items.poll();
      notFull.signal();
      return item;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int drain(Collection<? super T> to, int most, Duration limit)
      throws InterruptedException, TimeoutException {
    ItemBatch.requireSome(most);
    lock.lockInterruptibly();
    try {
      awaitItem(limit);
      int came = 0;
      for (; came < most && !items.isEmpty(); came++) {
        to.add(items.element()); // which may refuse it
        items.remove();
      }
      return came;
    } finally {
      notFull.signalAll();
      lock.unlock();
    }
  }

  private void awaitItem(Duration limit) throws InterruptedException, TimeoutException {
    if (items.isEmpty() && !closed) {
      long deadline = EventCount.deadline(limit);
      while (items.isEmpty() && !closed) {
        if (notEmpty.awaitNanos(deadline - System.nanoTime()) <= 0 && items.isEmpty() && !closed) {
          throw Ended.noItem(limit);
        }
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      notFull.signalAll();
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing to say: threads do not die unseen. */
  @Override
  public void leave() {}

  private Object writeReplace() throws ObjectStreamException {
    throw OnlyHere.error("channel");
  }
}
