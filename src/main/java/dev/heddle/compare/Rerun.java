package dev.heddle.compare;

/** What measuring a suspected row once more said of it. */
public sealed interface Rerun {

  /**
   * It is slower again.
   *
   * @param ratio the new score over the mean of the points that the newest run was held against
   * @param p how likely a point so far away on that side is without a change
   * @param level below which {@code p} confirms
   * @param forks how many there were
   */
  record Confirmed(double ratio, double p, double level, int forks) implements Rerun {}

  /** This time it was as expected; as {@link Confirmed}. */
  record Refuted(double ratio, double p, double level, int forks) implements Rerun {}

  /**
   * It was not measured again.
   *
   * @param why what stands in the way, without a full stop
   */
  record NotDone(String why) implements Rerun {}
}
