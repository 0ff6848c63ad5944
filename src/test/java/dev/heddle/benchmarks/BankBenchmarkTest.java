package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.execution.FixedPoolModel;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.NoRowException;
import dev.heddle.shared.LockKind;
import dev.heddle.shared.SharedCounter;
import dev.heddle.shared.SharedLock;
import dev.heddle.shared.Sharing;
import dev.heddle.testing.OtherJvm;
import dev.heddle.workload.Bank;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Tally;
import dev.heddle.workload.TimedContention;
import dev.heddle.workload.TurnTeller;
import dev.heddle.workload.WrongAnswerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.IterationType;

@Timeout(120)
class BankBenchmarkTest {

  private static final int OPERATIONS = 3_001;

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    System.clearProperty(ForkNotes.FILE_PROPERTY);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyLockKeepsTheBalanceOfThreads(LockKind kind) throws Exception {
    assumeThat(kind.available()).isTrue();
    try (OpenBank bank = OpenBank.open(new FixedPoolModel(), kind.id(), "3", OPERATIONS)) {
      assertThat(bank.serve()).isEqualTo(OPERATIONS);
      assertThat(bank.serve()).isEqualTo(OPERATIONS);
      assertThat(bank.lostPercent()).isZero();
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "5"})
  void theLimitHandsTheAccountOnInTurnsAndLosesNothing(String workers) throws Exception {
    try (Banking bank = Banking.open(new ProcessPoolModel(), "limit", workers, OPERATIONS)) {
      assertThat(bank.serve()).isEqualTo(OPERATIONS);
      assertThat(bank.serve()).isEqualTo(OPERATIONS);
      List<TimedContention.Served> served = bank.contend();
      assertThat(TimedContention.fairnessPercent(served)).isBetween(99.0, 100.0);
      assertThat(TimedContention.longestWaitMicros(served)).isPositive();
      assertThat(bank.serve()).isEqualTo(OPERATIONS);
    }
  }

  @Test
  void aTurnThatIsNotTakenFailsTheRow() throws Exception {
    Bank bank = new Bank(2, OPERATIONS);
    try (Sharing sharing = Sharing.open(false);
        Contender contender = Contender.open("fixed-pool", "2")) {
      SharedCounter word = sharing.counter(0);
      List<Tally> done =
          contender.callAll(bank.turns(word, new StartLine(sharing.counter(0), 2), false)).stream()
              .map(TurnTeller.Turns::tally)
              .toList();
      assertThat(bank.checkTurns(word, bank.asked(), done)).isEqualTo(OPERATIONS);
      word.set(word.get() - 1);
      assertThatThrownBy(() -> bank.checkTurns(word, bank.asked(), done))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageContaining("3000 of 3001 orders carried out");
    }
  }

  /** One pool for all, since it takes longest to start. */
  @Tag("contract")
  @Test
  void everyLockOfProcessesKeepsTheirBalance() throws Exception {
    try (Contender contender = Contender.open("process-pool", "2")) {
      for (LockKind kind : LockKind.values()) {
        if (kind.crossesProcesses() && kind.available()) {
          try (OpenBank bank =
              OpenBank.of(
                  contender, true, OpenBank.Locksmith.of(kind.id()), new Bank(2, OPERATIONS))) {
            assertThat(bank.serve()).isEqualTo(OPERATIONS);
            List<TimedContention.Served> served = bank.contend();
            assertThat(served).hasSize(2).allMatch(one -> one.visits() > 0);
            assertThat(TimedContention.longestWaitMicros(served)).isPositive();
            assertThat(TimedContention.fairnessPercent(served)).isBetween(0.0, 100.0);
          }
        }
      }
    }
  }

  @Test
  void withoutALockTheRowTellsWhatItLostAndDoesNotFail() throws Exception {
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    try (OpenBank bank =
        OpenBank.open(new FixedPoolModel(), OpenBank.NO_LOCK, "4", Bank.MOST_OPERATIONS)) {
      assertThat(bank.serve()).isEqualTo(Bank.MOST_OPERATIONS);
      assertThat(bank.lostPercent()).isBetween(0.0, 100.0);
    }
    assertThat(ForkNotes.read(folder.resolve("notes")))
        .containsKeys("bank.updates", "bank.updates.lost");
  }

  @Test
  void theForkTellsHowALockServedItsWorkersButNotInTheWarmUp() throws Exception {
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    try (OpenBank bank = OpenBank.open(new FixedPoolModel(), "reentrant", "2", OPERATIONS)) {
      bank.service().add(List.of(new TimedContention.Served(1, 9_000_000)), IterationType.WARMUP);
      bank.service().add(served(90, 100), IterationType.MEASUREMENT);
      bank.service().add(served(80, 200), IterationType.MEASUREMENT);
    }
    assertThat(ForkNotes.read(folder.resolve("notes")))
        .contains(entry("lock.wait.max.ms", "0.020"), entry("lock.fairness", "0.6500"));
  }

  private static List<TimedContention.Served> served(long fewest, long most) {
    return List.of(
        new TimedContention.Served(fewest, 100 * most), new TimedContention.Served(most, 100));
  }

  @Test
  void aForkThatTookNoTimeOfALockTellsNothingOfIt() throws Exception {
    System.setProperty(ForkNotes.FILE_PROPERTY, folder.resolve("notes").toString());
    try (OpenBank bank = OpenBank.open(new FixedPoolModel(), "reentrant", "2", OPERATIONS)) {
      bank.serve();
    }
    assertThat(ForkNotes.read(folder.resolve("notes")))
        .isNotEmpty()
        .doesNotContainKeys("lock.wait.max.ms", "lock.fairness");
  }

  /** What whoever came in has of an open door: nothing. */
  private record Inside(boolean previousHolderDied) implements SharedLock.Hold {
    @Override
    public void close() {
      // nobody was kept out meanwhile
    }
  }

  /** Lets in everybody. */
  @SuppressWarnings("serial") // never written
  private static final class OpenDoor implements SharedLock {
    @Override
    public Hold acquire(Duration limit) {
      return new Inside(false);
    }

    @Override
    public void run(Duration limit, Guarded action) {
      action.run(false);
    }

    @Override
    public LockKind kind() {
      return LockKind.ATOMIC;
    }
  }

  @Test
  void aLockThatLosesAnUpdateFailsTheRow() throws Exception {
    Bank bank = new Bank(4, Bank.MOST_OPERATIONS);
    try (OpenBank open = OpenBank.open(new FixedPoolModel(), _ -> new OpenDoor(), bank)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 50; i++) {
                  open.serve();
                }
              })
          .isInstanceOf(WrongAnswerException.class)
          .hasMessageMatching(
              "wrong answer to bank: \\d+ of \\d+ updates lost, balance \\d+, right is -?\\d+");
    }
  }

  @Test
  void aBankThatCannotBeWarmedLeavesNothing() throws Exception {
    List<Path> before = SharedFolders.ofThisProcess();
    try (Sharing ofThreads = Sharing.open(false)) {
      SharedLock notForProcesses = ofThreads.lock();
      Bank bank = new Bank(2, OPERATIONS);
      assertThatThrownBy(
              () -> OpenBank.open(new ProcessPoolModel(), _ -> notForProcesses, bank).close())
          .hasMessageStartingWith("workers: cannot be warmed: ");
    }
    assertThat(SharedFolders.ofThisProcess()).isEqualTo(before);
  }

  @Test
  void whatMeansNothingIsRefused() {
    assertRefused("spin", "2", 100, "lock 'spin': unknown; write one of synchronized, reentrant,");
    assertRefused("file", "0", 100, "workers 0: out of range");
    assertRefused("file", "257", 1000, "workers 257: process-pool starts a JVM for each");
    assertRefused("file", "2", 1, "operations 1: out of range; write 2 to 4000000");
    assertRefused("file", "2", 4_000_001, "operations 4000001: out of range");
  }

  @Test
  void whatKeepsOnlyThreadsApartHasNoRowInProcesses() {
    BankBenchmark.Processes row = new BankBenchmark.Processes();
    row.lock = "synchronized";
    row.workers = "2";
    row.operations = 100;
    assertThatThrownBy(row::check)
        .isInstanceOf(NoRowException.class)
        .hasMessage("lock=synchronized: works only between threads of one process");
  }

  /** Tells whether a lock that needs native calls has a row. */
  static final class Planned {
    private Planned() {}

    public static void main(String[] args) {
      try {
        OpenBank.check(new ProcessPoolModel(), LockKind.ROBUST_MUTEX.id(), "2", 100);
        System.out.println("a row");
      } catch (NoRowException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aLockThatTheSystemHasNotHasNoRow() throws Exception {
    List<String> command = OtherJvm.command(Planned.class);
    command.removeIf(flag -> flag.startsWith("--enable-native-access"));
    command.add(1, "--illegal-native-access=deny");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OtherJvm other = new OtherJvm(process, process.inputReader())) {
      assertThat(other.line()).isEqualTo("lock=robust-mutex: not to be had on this system");
    }
  }

  private static void assertRefused(String lock, String workers, int operations, String why) {
    BankBenchmark.Processes row = new BankBenchmark.Processes();
    row.lock = lock;
    row.workers = workers;
    row.operations = operations;
    assertThatThrownBy(row::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(why);
  }
}
