package dev.heddle.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.id.UnknownIdException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Promises of executors that keep them, and of some that do not. */
@Timeout(300)
class PromisesTest {

  private static final String BAD = BadExecutors.class.getName() + "$";

  private static Map<String, Tried> tried(String executor, int limitMillis, String... promises)
      throws Exception {
    TryRequest request =
        new TryRequest(executor, "", 2, Duration.ofMillis(limitMillis), List.of(promises));
    return Promises.of(request, _ -> {}).stream()
        .collect(Collectors.toMap(Tried::id, each -> each));
  }

  private static String seen(Map<String, Tried> tried, String id) {
    return Objects.requireNonNull(tried.get(id)).seen();
  }

  private static Map<String, Kept> kept(Map<String, Tried> tried) {
    return tried.values().stream().collect(Collectors.toMap(Tried::id, Tried::kept));
  }

  @Tag("contract")
  @Test
  void aPoolOfThreadsKeepsWhatNeedsNoProcessAndEndsWithATaskThatExits() throws Exception {
    Map<String, Tried> tried =
        tried("fixed-pool", 20_000, "one-outcome", "shutdown-now", "at-most-once", "exit-running");

    assertThat(kept(tried))
        .isEqualTo(
            Map.of(
                "one-outcome", Kept.YES,
                "shutdown-now", Kept.YES,
                "at-most-once", Kept.YES,
                "exit-running", Kept.NO));
    assertThat(seen(tried, "exit-running")).isEqualTo("the caller's JVM ended with it (code 3)");
    assertThat(seen(tried, "at-most-once")).contains("code 3", "none ran twice");
  }

  @Test
  void anExecutorThatNeverEndsIsANoAndNotAHang() throws Exception {
    Map<String, Tried> tried =
        tried(BAD + "NeverEnds", 1000, "close", "await-termination", "shutdown-now");

    assertThat(kept(tried).values()).containsOnly(Kept.NO);
    assertThat(seen(tried, "close")).isEqualTo("close is not back after 1.0 s");
    assertThat(seen(tried, "await-termination"))
        .isEqualTo("says that all is done while a task runs");
    assertThat(seen(tried, "shutdown-now")).isEqualTo("2 of 2 tasks go on");
  }

  @Test
  void oneThatRunsTasksTwiceAndGivesExceptionsAsAnswersIsCaught() throws Exception {
    Map<String, Tried> tried =
        tried(BAD + "Careless", 5000, "one-outcome", "invoke-all-failure", "refuses");

    assertThat(kept(tried).values()).containsOnly(Kept.NO);
    assertThat(seen(tried, "one-outcome")).isEqualTo("80 tasks ran twice");
    assertThat(seen(tried, "invoke-all-failure"))
        .isEqualTo("task 1: answered with the exception as a value: TrialFailure: bad 1");
    assertThat(seen(tried, "refuses")).startsWith("takes one more task: ");
  }

  @Tag("contract")
  @Test
  void aCrashOfAProcessCostsOneTaskAndNothingIsLeftOfAKilledCaller() throws Exception {
    Map<String, Tried> tried = tried("process-pool", 20_000, "kill-running", "no-orphans");

    assertThat(kept(tried).values()).containsOnly(Kept.YES);
    assertThat(seen(tried, "kill-running")).startsWith("WorkerCrashedException: ");
    assertThat(seen(tried, "no-orphans")).startsWith("2 processes gone after ");
  }

  @Test
  void aClassIsMadeWithANumberOfWorkersWhereItTakesOne() throws Exception {
    assertThat(kept(tried(BAD + "Making", 20_000, "cancel-waiting")))
        .containsExactly(Map.entry("cancel-waiting", Kept.YES));
    Map<String, Tried> tried =
        tried("java.util.concurrent.Executors::newFixedThreadPool", 20_000, "cancel-waiting");
    assertThat(seen(tried, "cancel-waiting")).isEmpty();
  }

  @Tag("contract")
  @Test
  void whatCannotBeTriedIsOneSentence() {
    assertRefused("acme.Pool", "--executor acme.Pool: there is no such class; correct the name");
    assertRefused("java.lang.String", "is neither a java.util.concurrent.ExecutorService nor");
    assertRefused("java.util.concurrent.Executors::newPool", "no public static method newPool");
    assertRefused(BAD + "Unmade", "cannot be opened: java.lang.IllegalStateException: no licence;");
    assertRefused(BAD + "Deaf", "does not run its first task: no outcome after 1.0 s;");
  }

  private static void assertRefused(String executor, String why) {
    assertThatExceptionOfType(PromiseException.class)
        .isThrownBy(() -> tried(executor, 1000, "order"))
        .withMessageContaining(why);
  }

  @Test
  void whatIsNotThereIsSaidBeforeAJvmStarts() {
    assertThatExceptionOfType(UnknownIdException.class)
        .isThrownBy(() -> tried("fixed-pol", 1000, "order"));
    assertThatExceptionOfType(UnknownIdException.class)
        .isThrownBy(() -> tried("fixed-pool", 1000, "ordre"));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Promises.of(
                new TryRequest("a.B", "no.jar", 2, Duration.ofSeconds(1), List.of("order")),
                _ -> {}))
        .withMessageStartingWith("--class-path no.jar: no such file");
  }

  /** A stopped JVM says nothing; that it is stopped is seen. */
  @Tag("contract")
  @Test
  void ourPoolKeepsAllButThatItLooksForFrozenWorkersByItself() throws Exception {
    Map<String, Tried> tried = tried("process-pool", 15_000, Promises.ids().toArray(String[]::new));

    assertThat(tried.values().stream().filter(each -> each.kept() != Kept.YES).toList())
        .extracting(Tried::id, Tried::kept)
        .containsExactly(tuple("frozen", Kept.PARTLY));
  }

  @Tag("contract")
  @Test
  void threadsKeepWhatTheirJvmOutlives() throws Exception {
    for (String executor : List.of("fixed-pool", "virtual-threads", "work-stealing")) {
      Map<String, Tried> tried = tried(executor, 5000, Promises.ids().toArray(String[]::new));

      assertThat(tried.values().stream().filter(each -> each.kept() == Kept.NO).toList())
          .as(executor)
          .extracting(Tried::id)
          .contains("exit-running", "halt-running", "kill-running", "frozen", "cancel-deaf");
      assertThat(seen(tried, "frozen")).isEqualTo("the caller's JVM was stopped with it");
    }
  }
}
