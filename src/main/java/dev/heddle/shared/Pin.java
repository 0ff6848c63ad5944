package dev.heddle.shared;

import java.lang.ref.Cleaner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a lock from being collected as long as it is held: what the operating system holds for it,
 * memory that it looks into or a descriptor, would go with it.
 *
 * <p>Made with the lock, and a field of its own, so that to take the lock allocates nothing.
 */
final class Pin {

  private static final Set<Pin> ALL = ConcurrentHashMap.newKeySet();
  private static final Cleaner CLEANER = Cleaner.create();

  /** The lock while it is held; written by its holder alone, read by the garbage collector. */
  @Nullable Object held;

  private Pin() {}

  /** The pin of a lock, for as long as there is the lock. */
  static Pin of(Object lock) {
    Pin pin = new Pin();
    ALL.add(pin);
    CLEANER.register(lock, () -> ALL.remove(pin));
    return pin;
  }
}
