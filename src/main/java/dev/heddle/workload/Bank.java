package dev.heddle.workload;

import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.SharedLock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deposits and withdrawals by several workers on one account, empty at first, each under a lock or,
 * as a control, without.
 *
 * <p>Each worker tells what it did; the balance must be what they deposited less what they
 * withdrew, every change must be counted, and what was refused must make up for what was asked.
 *
 * @param workers how many, at least 1
 * @param operations how many deposits and withdrawals all of them make together, at least one each
 */
public record Bank(int workers, int operations) {

  /** The most operations: with more the balance might not fit. */
  public static final int MOST_OPERATIONS = 4_000_000;

  public Bank {
    if (workers < 1) {
      throw new IllegalArgumentException(WorkloadWords.tooFew("workers", workers, 1));
    }
    if (operations < workers || operations > MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          WorkloadWords.operationsOutOfRange(operations, workers, MOST_OPERATIONS));
    }
  }

  /** Their tasks, for so many workers at once. */
  public List<Teller> tellers(Account account, @Nullable SharedLock lock, StartLine start) {
    return orders().stream().map(own -> new Teller(own, account, lock, start)).toList();
  }

  /**
   * Their tasks where they take turns, for so many workers at once.
   *
   * @param word 0
   * @param timed whether they take the time of every wait
   */
  public List<TurnTeller> turns(SharedCounter word, StartLine start, boolean timed) {
    return orders().stream().map(own -> new TurnTeller(own, word, workers, start, timed)).toList();
  }

  /**
   * Checks what {@link #turns} did.
   *
   * @return how many operations they made
   * @throws WrongAnswerException as {@link #check}
   */
  public long checkTurns(SharedCounter word, List<Tally> asked, List<Tally> done) {
    requireAsked(asked, done);
    long right = done.stream().mapToLong(Tally::change).sum();
    if (TurnTeller.carriedOut(word) != operations || TurnTeller.balance(word) != right) {
      throw new WrongAnswerException(
          "bank",
          WorkloadWords.ordersMissing(
              TurnTeller.carriedOut(word), operations, TurnTeller.balance(word), right));
    }
    return operations;
  }

  /** Tasks that last a fixed time, for so many workers at once. */
  public List<TimedContention> contend(
      Account account, @Nullable SharedLock lock, StartLine start, Duration time) {
    return orders().stream()
        .map(own -> new TimedContention(own, account, lock, start, time.toNanos()))
        .toList();
  }

  /** What each worker is asked, in order. */
  public List<Tally> asked() {
    return orders().stream().map(Orders::asked).toList();
  }

  private List<Orders> orders() {
    return IntStream.range(0, workers)
        .mapToObj(i ->
            new Orders(
                i,
                (int)
                    (Split.start(operations, workers, i + 1)
                        - Split.start(operations, workers, i))))
        .toList();
  }

  /**
   * Checks what {@link #tellers} did.
   *
   * @param asked what they were asked
   * @param done what they did
   * @return how many operations they made
   * @throws WrongAnswerException if a worker did something else than it was asked, an update was
   *     lost, or the balance is wrong
   */
  public long check(Account account, List<Tally> asked, List<Tally> done) {
    long lost = lost(account, asked, done);
    long right = done.stream().mapToLong(Tally::change).sum();
    if (lost != 0 || account.balance() != right || right < 0) {
      throw new WrongAnswerException(
          "bank", WorkloadWords.updatesLost(lost, changes(done), account.balance(), right));
    }
    return operations;
  }

  /**
   * How many updates were lost, where that is not an error.
   *
   * @throws WrongAnswerException if a worker did something else than it was asked
   */
  public long lost(Account account, List<Tally> asked, List<Tally> done) {
    requireAsked(asked, done);
    return changes(done) - account.changes();
  }

  private static void requireAsked(List<Tally> asked, List<Tally> done) {
    if (!done.stream().map(Tally::asked).toList().equals(asked)) {
      throw new WrongAnswerException("bank", WorkloadWords.notAsAsked(done, asked));
    }
  }

  /** How many updates the workers made. */
  public static long changes(List<Tally> done) {
    return done.stream().mapToLong(Tally::changes).sum();
  }
}
