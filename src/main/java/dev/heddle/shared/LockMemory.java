package dev.heddle.shared;

import dev.heddle.memory.AtomicWords;
import dev.heddle.memory.EventCount;
import dev.heddle.memory.MappedFile;
import dev.heddle.memory.WaitPolicy;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a lock of processes has in mapped memory: a word that tells who holds it, and where those
 * wait who want it, in lines of their own.
 *
 * @param path its file
 * @param waiting what those do who wait
 * @param words the memory
 * @param eventCount where they wait
 */
record LockMemory(Path path, WaitPolicy waiting, AtomicWords words, EventCount eventCount) {

  /** Where the word is. */
  static final long HOLDER = 0;

  /** In place of a holder. */
  static final long NOBODY = 0;

  private static final long EVENT_COUNT = 128;
  private static final long BYTES = 256;

  static LockMemory create(Path path, WaitPolicy waiting) throws IOException {
    return of(MappedFile.createUntilUnused(path, BYTES), waiting);
  }

  static LockMemory attach(Path path, WaitPolicy waiting) throws IOException {
    return of(MappedFile.attachUntilUnused(path, BYTES), waiting);
  }

  private static LockMemory of(MappedFile file, WaitPolicy waiting) {
    AtomicWords words = file.words();
    return new LockMemory(file.path(), waiting, words, new EventCount(words, EVENT_COUNT, waiting));
  }
}
