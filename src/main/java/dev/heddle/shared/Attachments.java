package dev.heddle.shared;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What of other processes this one is attached to: one object a file, as long as somebody has it,
 * so that handles that arrive with a thousand tasks map it once.
 */
final class Attachments {

  private static final ConcurrentHashMap<Path, WeakReference<Object>> ALL =
      new ConcurrentHashMap<>();

  private Attachments() {}

  /** Attaches to something that a file stands for. */
  interface Attaching<T> {
    T to(Path path) throws IOException;
  }

  /** Notes that {@code made} stands for {@code path} here. */
  static <T> T note(Path path, T made) {
    ALL.values().removeIf(reference -> reference.refersTo(null));
    ALL.put(path, new WeakReference<>(made));
    return made;
  }

  /**
   * What stands for {@code path} here, attached if it is the first time.
   *
   * @throws InvalidObjectException if that cannot be, when a handle is read
   */
  static <T> T of(String file, Class<T> type, Attaching<T> attaching)
      throws InvalidObjectException {
    Path path = Path.of(file);
    synchronized (Attachments.class) {
      @Nullable WeakReference<Object> known = ALL.get(path);
      @Nullable Object here = known == null ? null : known.get();
      if (type.isInstance(here)) {
        return type.cast(here);
      }
      try {
        return note(path, attaching.to(path));
      } catch (IOException e) {
        throw new InvalidObjectException(SharingWords.CANNOT_BE_ATTACHED.formatted(path, e), e);
      }
    }
  }
}
