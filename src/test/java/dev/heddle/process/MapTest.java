package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function is applied to all items in workers, chunk by chunk. */
@Timeout(120)
class MapTest {

  @RegisterExtension static final LastingPool LASTING = new LastingPool(Pools.small(2));

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 100_000})
  void mapGivesResultsInTheOrderOfTheItems(int chunk) throws Exception {
    ProcessPool pool = LASTING.pool();
    List<Long> items = LongStream.range(0, 2_000).boxed().toList();
    List<Long> doubled = items.stream().map(n -> 2 * n).toList();
    List<Long> mapped = pool.map(items, n -> 2 * n, chunk);
    assertThat(mapped).isEqualTo(doubled);
    List<String> texts = pool.map(items, n -> "n" + n, chunk);
    assertThat(texts).hasSize(2_000).startsWith("n0", "n1", "n2");
    assertThat(pool.<Long, Long>map(List.of(), n -> n)).isEmpty();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> pool.map(items, n -> 10 / (n - 1_000), chunk))
        .withCauseInstanceOf(ArithmeticException.class);
  }
}
