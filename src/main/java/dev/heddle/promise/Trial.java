package dev.heddle.promise;

/**
 * A promise, and how it is tried.
 *
 * @param id its name
 * @param words what is promised, as a sentence
 * @param body what is done
 */
record Trial(String id, String words, Body body) {

  /** What is done with an executor that was opened for it. */
  interface Body {

    /**
     * Tries it.
     *
     * @throws NotKeptException where it is not kept; so says any other exception
     */
    Sighting in(Lab lab) throws Exception;
  }
}
