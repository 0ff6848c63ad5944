package dev.heddle.workload;

import java.io.Serializable;

/**
 * What one worker did with an account.
 *
 * @param deposits how many deposits
 * @param deposited their sum
 * @param withdrawals how many withdrawals were granted
 * @param withdrawn their sum
 * @param refusals how many withdrawals were refused since the account had not as much
 * @param refused their sum
 */
public record Tally(
    long deposits, long deposited, long withdrawals, long withdrawn, long refusals, long refused)
    implements Serializable {

  /** How often it changed the account. */
  long changes() {
    return deposits + withdrawals;
  }

  /** By how much it changed the account. */
  long change() {
    return deposited - withdrawn;
  }

  /** What it was asked, whether granted or refused. */
  Tally asked() {
    return new Tally(deposits, deposited, withdrawals + refusals, withdrawn + refused, 0, 0);
  }

  /** A tally in the making. */
  static final class Count {

    private long deposits;
    private long deposited;
    private long withdrawals;
    private long withdrawn;
    private long refusals;
    private long refused;

    /** Adds a deposit, or a withdrawal if {@code amount} is negative. */
    void add(long amount, boolean granted) {
      if (amount >= 0) {
        deposits++;
        deposited += amount;
      } else if (granted) {
        withdrawals++;
        withdrawn -= amount;
      } else {
        refusals++;
        refused -= amount;
      }
    }

    long all() {
      return deposits + withdrawals + refusals;
    }

    Tally tally() {
      return new Tally(deposits, deposited, withdrawals, withdrawn, refusals, refused);
    }
  }
}
