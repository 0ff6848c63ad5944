package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.memory.CpuSet;
import dev.heddle.workload.Parcels;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DispatchBenchmarkTest {

  private final DispatchBenchmark benchmark = new DispatchBenchmark();

  @AfterEach
  void nothingIsLeft() {
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource({
    "limit, 0B",
    "limit-one-cpu, 1MiB",
    "limit-spin, 0B",
    "limit-spin, 64KiB",
    "bare-socket, 0B",
    "bare-socket, 1MiB",
    "bare-tcp, 0B",
    "bare-tcp, 1MiB",
    "fixed-pool, 1KiB",
    "process-pool, 64KiB"
  })
  void aTaskGoesThereAndItsAnswerComesBack(String through, String payload) throws Exception {
    DispatchBenchmark.Alone alone = new DispatchBenchmark.Alone();
    alone.through = through;
    alone.payload = payload;
    alone.open();
    try {
      long first = benchmark.roundTrip(alone);
      assertThat(benchmark.roundTrip(alone)).isNotEqualTo(first);
    } finally {
      alone.close();
    }
  }

  @Test
  void theWokenThreadsLeaveTheirCallerWhereItWas() throws Exception {
    CpuSet before = CpuSet.ofThisThread();
    try (Route route = Route.open("limit-one-cpu", Parcels.of(0))) {
      route.call(1);
      assertThat(CpuSet.ofThisThread().processors()).hasSize(1);
    }
    assertThat(CpuSet.ofThisThread()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare-socket", "bare-tcp"})
  void aBareSocketTellsWhenItsOtherEndIsGone(String id) throws Exception {
    try (BareSocket socket = BareSocket.open(id, Parcels.of(0))) {
      long _ = socket.call(1);
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  socket.call(i);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @ValueSource(strings = {"limit", "virtual-threads", "process-pool"})
  void aFewManyAndChunksAreAllAnswered(String through) throws Exception {
    DispatchBenchmark.Few few = new DispatchBenchmark.Few();
    few.through = through;
    few.payload = "1KiB";
    few.workers = "2";
    few.open();
    assertThat(benchmark.few(few)).isEqualTo(16);
    few.close();

    DispatchBenchmark.Many many = new DispatchBenchmark.Many();
    many.through = through;
    many.payload = "0B";
    many.workers = "2";
    many.open();
    assertThat(benchmark.invokeAll(many)).isEqualTo(10_000);
    many.close();

    DispatchBenchmark.Chunks chunks = new DispatchBenchmark.Chunks();
    chunks.through = through;
    chunks.payload = "1KiB";
    chunks.chunk = 99;
    chunks.workers = "2";
    chunks.open();
    assertThat(benchmark.map(chunks)).isEqualTo(10_000);
    chunks.close();
  }

  @Test
  void largePayloadsGoInBatchesThatFitAndMakeUpTheWhole() {
    assertThat(Batch.of(0)).extracting(Batch::size, Batch::rounds).containsExactly(10_000, 1);
    assertThat(Batch.of(64 << 10)).extracting(Batch::size, Batch::rounds).containsExactly(1000, 10);
    assertThat(Batch.of(1 << 20)).extracting(Batch::size, Batch::rounds).containsExactly(50, 200);
  }

  @Test
  void whatCannotBeBorneIsRefused() {
    DispatchBenchmark.Many many = new DispatchBenchmark.Many();
    many.through = "process-per-task";
    many.payload = "0B";
    assertThatThrownBy(many::check)
        .hasMessage(
            "process-per-task: would start 10000 JVMs for each figure; measure it in"
                + " DispatchBenchmark.few");
    many.through = "process-pool";
    many.payload = "17MiB";
    assertThatThrownBy(many::check)
        .hasMessage("payload 17825792 bytes: out of range; write 0B to 16MiB");
  }
}
