package dev.heddle.promise;

/**
 * A promise that was tried on an executor.
 *
 * @param id its name
 * @param words what is promised, as a sentence
 * @param kept whether it was kept
 * @param seconds how long that took, without the opening of the executor
 * @param seen what was seen; may be empty where it was kept
 */
public record Tried(String id, String words, Kept kept, double seconds, String seen) {}
