package dev.heddle.promise;

/**
 * What a trial saw.
 *
 * @param kept whether the promise was kept
 * @param words what was seen; may be empty where it was
 */
record Sighting(Kept kept, String words) {

  static Sighting yes(String words) {
    return new Sighting(Kept.YES, words);
  }

  static Sighting partly(String words) {
    return new Sighting(Kept.PARTLY, words);
  }

  static Sighting no(String words) {
    return new Sighting(Kept.NO, words);
  }
}
