package dev.heddle.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.id.UnknownIdException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionModelTest {

  static List<ExecutionModel> builtIn() {
    return ExecutionModel.builtIn();
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void everyModelIsReadByItsName(ExecutionModel usual) {
    ExecutionModel model = ExecutionModel.of(usual.name());

    assertThat(model).isEqualTo(usual);
    assertThat(model.id()).isEqualTo(usual.name());
    assertThat(usual.name()).matches("[a-z]+(-[a-z]+)*");
    assertThat(usual.description()).endsWith(".");
  }

  @Test
  void everyRecordOfAModelIsInTheListOnce() {
    assertThat(ExecutionModel.builtIn().stream().<Class<?>>map(Object::getClass).toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ExecutionModel.class.getPermittedSubclasses())
                .filter(Class::isRecord)
                .toList());
  }

  /** The other tests choose models by their traits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sequential|[ONE_AT_A_TIME]",
        "platform-threads|[]",
        "fixed-pool|[]",
        "work-stealing|[]",
        "virtual-threads|[]",
        "process-per-task|[CROSSES_PROCESSES, STARTS_AFRESH]",
        "process-pool|[CROSSES_PROCESSES, KEEPS_PROCESSES]",
        "bare|[ONE_AT_A_TIME, CONTROL]",
        "independent|[CROSSES_PROCESSES, KEEPS_PROCESSES, CONTROL]",
        "limit|[CONTROL]",
      })
  void aModelHasTheseTraits(String model, String traits) {
    assertThat(new TreeSet<>(ExecutionModel.of(model).traits())).hasToString(traits);
  }

  @Test
  void whatIsSetOfAModelChangesItsTraits() {
    assertThat(ExecutionModel.of("virtual-threads").traits()).isEmpty();
    assertThat(ExecutionModel.of("virtual-threads[bound=none]").traits())
        .containsExactly(Trait.UNBOUNDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "virtual-threads[bound=none]|virtual-threads[bound=none]",
        "platform-threads[ bound = none ]|platform-threads[bound=none]",
        "virtual-threads[bound=workers]|virtual-threads",
        "process-pool[payload-limit=1MiB]|process-pool[payload-limit=1MiB]",
        "process-pool[payload-limit=1024KiB]|process-pool[payload-limit=1MiB]",
        "process-pool[payload-limit=1048577]|process-pool[payload-limit=1048577B]",
        "process-pool[payload-limit=64MiB]|process-pool",
        "process-pool[aot=off]|process-pool",
        "process-pool[aot=on]|process-pool[aot=on]",
        "process-per-task[aot=on]|process-per-task",
        "process-per-task[aot=off]|process-per-task[aot=off]",
        "process-pool[threads=4,heap=shared-out]|process-pool[heap=shared-out,threads=4]",
        "process-pool[threads=1,heap=own]|process-pool",
        "process-pool[spare=1,aot=on]|process-pool[aot=on,spare=1]",
        "process-pool[spare=0]|process-pool",
        "independent[payload-limit=1MiB,aot=on]|independent[aot=on,payload-limit=1MiB]",
      })
  void aModelHasOneCanonicalId(String given, String canonical) {
    ExecutionModel model = ExecutionModel.of(given);

    assertThat(model.id()).isEqualTo(canonical);
    assertThat(ExecutionModel.of(canonical)).isEqualTo(model);
  }

  @Test
  void workersThatShareJvmsAreInAsManyFewerWholeOnes() {
    ExecutionModel shared = ExecutionModel.of("process-pool[threads=4]");

    assertThat(shared.processes(8)).isEqualTo(2);
    assertThat(shared.mostWorkers()).isEqualTo(4 * ExecutionModel.MOST_JVMS);
    assertThat(ExecutionModel.of("process-pool").processes(3)).isEqualTo(3);
    assertThat(ExecutionModel.of("fixed-pool").processes(3)).isZero();
    assertThatThrownBy(() -> shared.processes(6))
        .hasMessage(
            "process-pool[threads=4]: 6 workers are not a whole number of JVMs of 4 threads; write"
                + " a multiple of 4");
    assertThatThrownBy(() -> ExecutionModel.of("process-pool[threads=0]"))
        .hasMessage("threads 0: out of range; write 1 to 256");
    assertThatThrownBy(() -> ExecutionModel.of("process-pool[threads=two]"))
        .hasMessage("threads 'two': not a number; write 1 to 256");
    assertThatThrownBy(() -> ExecutionModel.of("process-pool[heap=small]"))
        .hasMessage("value of heap 'small': unknown; write one of own, shared-out");
  }

  @Test
  void spareJvmsAreFewAndStandInForJvmsOfOneThread() {
    assertThatThrownBy(() -> ExecutionModel.of("process-pool[spare=9]"))
        .hasMessage("spare 9: out of range; write 0 to 8");
    assertThatThrownBy(() -> ExecutionModel.of("process-pool[spare=some]"))
        .hasMessage("spare 'some': not a number; write 0 to 8");
    assertThatThrownBy(() -> ExecutionModel.of("process-pool[spare=1,threads=2]"))
        .hasMessageStartingWith("spare: stands in for a JVM of one thread");
  }

  @Test
  void modelsWithOtherOptionsAreOthers() {
    assertThat(ExecutionModel.of("virtual-threads[bound=none]"))
        .isNotEqualTo(ExecutionModel.of("virtual-threads"));
  }

  @Test
  void aListIsCutAtCommasOutsideOfBrackets() {
    assertThat(ExecutionModel.listOf("bare, process-pool[payload-limit=1MiB],sequential"))
        .extracting(ExecutionModel::id)
        .containsExactly("bare", "process-pool[payload-limit=1MiB]", "sequential");
    assertThat(ModelText.cut("a[x=1,y=2],b")).containsExactly("a[x=1,y=2]", "b");
  }

  @Test
  void anUnknownModelNamesTheKnownOnes() {
    UnknownIdException e =
        catchThrowableOfType(UnknownIdException.class, () -> ExecutionModel.of("fixed-pol"));

    assertThat(e.kind()).isEqualTo("model");
    assertThat(e.given()).isEqualTo("fixed-pol");
    assertThat(e.known())
        .isEqualTo(ExecutionModel.builtIn().stream().map(ExecutionModel::name).toList())
        .contains("fixed-pool");
    assertThat(e)
        .hasMessage(
            "model 'fixed-pol': unknown; write one of sequential, platform-threads, fixed-pool,"
                + " work-stealing, virtual-threads, process-per-task, process-pool, bare,"
                + " independent, limit");
  }

  @Test
  void anUnknownOptionNamesThoseOfItsModel() {
    assertThatThrownBy(() -> ExecutionModel.of("virtual-threads[bond=none]"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage("option of virtual-threads 'bond': unknown; write one of bound");
    assertThatThrownBy(() -> ExecutionModel.of("bare[bound=none]"))
        .hasMessage("option of bare 'bound': unknown; there is none");
  }

  @Test
  void anUnknownValueNamesTheKnownOnes() {
    assertThatThrownBy(() -> ExecutionModel.of("virtual-threads[bound=nine]"))
        .isInstanceOf(UnknownIdException.class)
        .hasMessage("value of bound 'nine': unknown; write one of workers, none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "virtual-threads[",
        "virtual-threads[]",
        "virtual-threads[bound]",
        "virtual-threads[bound=none",
        "virtual-threads[bound=none]x",
        "virtual-threads[bound=none]]",
        "virtual-threads[bound=none,bound=none]",
        "virtual-threads[bound=none,]",
        "process-pool[aot=yes]",
        "fixed-pool[aot=on]",
        "process-pool[payload-limit=much]",
        "process-pool[payload-limit=0]",
        "process-pool[payload-limit=2GiB]",
        "process-pool[payload-limit=999999999999GiB]",
        "",
        "[]",
        "sequential]"
      })
  void whatIsWrittenWronglyIsRefusedInOneLine(String text) {
    assertThatThrownBy(() -> ExecutionModel.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(": ")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 10_001, Integer.MAX_VALUE})
  void absurdNumbersOfWorkersAreRefused(int workers) {
    assertThatThrownBy(() -> ExecutionModel.of("fixed-pool").open(OpenRequest.of(workers)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers " + workers + ": out of range; write 1 to 10000");
  }

  @ParameterizedTest
  @CsvSource({"0,0B", "1,1B", "1024,1KiB", "1536,1536B", "1073741824,1GiB", "3145728,3MiB"})
  void sizesAreWrittenInTheLargestUnitThatFits(long bytes, String text) {
    assertThat(new ByteSize(bytes)).hasToString(text);
    assertThat(ByteSize.of(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "KiB", "-1", "1.5KiB", "1kb", "1 0KiB", "9999999999999"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> ByteSize.of(text)).hasMessageContaining("size '" + text + "'");
  }
}
