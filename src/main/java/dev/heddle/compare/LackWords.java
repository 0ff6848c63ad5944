package dev.heddle.compare;

/**
 * All reasons why nothing is said of a row, or nothing new, in one place: a few words that follow a
 * row's name.
 */
final class LackWords {

  // of the figures of a side

  static final String NO_RAW_VALUES = "no raw values";

  static final String NOT_FINITE = "not every fork gave a finite value";

  static final String NOT_POSITIVE = "not every fork is above 0";

  static final String NOT_MEASURED = "not measured";

  static final String MEASURED_BY_NEITHER = "measured by neither";

  // of too few of them

  static final String ONE_FORK = "one fork a side";

  static final String FEW_ROUNDS = "fewer than two rounds of both sides";

  static final String FEW_THAT_AGREE = "two forks that agree, of a row not known to be exact";

  // of the newest run of a history

  /** Why a rate says nothing that has stopped altogether. */
  static final String ALL_ZERO = "all of its forks are 0";

  static final String NO_VALUES = "it has no values";

  static final String GONE = "the run before has it";

  static final String OF_ONE_COMMIT = "too few points of other commits than the newest";

  static final String WITHOUT_RAW_VALUES = "it has no raw values where the runs before have some";

  static final String WITH_ONE_FORK = "it has one fork where the runs before have several";

  // of what was measured again

  static final String NOTHING_EXPECTED = "there are too few points to expect anything";

  static final String NO_SCORE_AGAIN = "it has no score when it is measured again";

  private LackWords() {}

  // of the figures of a side

  static String units(Unit one, Unit other) {
    return "units " + one.text() + " and " + other.text();
  }

  static String ofSide(String side, String why) {
    return side + ": " + why;
  }

  static String noMetric(String metric) {
    return "that side has no '" + metric + "'";
  }

  // of too few of them

  static String oneForkOf(String side) {
    return "one fork of " + side;
  }

  static String uneven(int few, String side, int many) {
    return few + " forks of " + side + " against " + many;
  }

  static String fewOfTwoClusters(int fewest) {
    return "two clusters of forks, and fewer than " + fewest + " of them";
  }

  // of the newest run of a history

  static String points(int there, int fewest) {
    return there + " of " + fewest + " points";
  }

  static String otherUnit(Unit now, Unit then) {
    return "the unit is " + now.text() + " and was " + then.text();
  }

  /** Conditions that one of two series has; empty where it says nothing of what the other has. */
  static String otherConditions(String now, String then) {
    return said(now) + " where it was " + said(then);
  }

  private static String said(String conditions) {
    return conditions.isEmpty() ? "nothing said" : conditions;
  }

  // of what was measured again

  static String otherUnitNow(Unit now) {
    return "its unit is another one now: " + now.text();
  }

  // of what a person named

  static String unknownMetric(String given) {
    return "no row has a metric '" + given + "'";
  }

  static String unknownRow(String given) {
    return "no one row is called '" + given + "'";
  }
}
