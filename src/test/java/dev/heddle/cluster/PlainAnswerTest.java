package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.workload.Task;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers of a few bytes. */
class PlainAnswerTest {

  private static @Nullable Object asAnswered(Callable<?> task) throws Exception {
    return TaskBytes.answer(TaskBytes.run(TaskBytes.write(task)), null);
  }

  @Test
  void whatIsAnsweredArrivesWhetherItIsPlainOrNot() throws Exception {
    List<Object> answers =
        List.of(7L, Long.MIN_VALUE, 7, -1, 2.5, Double.NaN, -0.0, true, false, 'c', "text");
    for (Object answer : answers) {
      Task<Object> task = () -> answer;
      assertThat(asAnswered(task)).isEqualTo(answer);
    }
    Callable<@Nullable Void> nothing = (Callable<@Nullable Void> & Serializable) () -> null;
    assertThat(asAnswered(nothing)).isNull();
    Task<long[]> numbers = () -> new long[] {1, 2};
    assertThat((long[]) Objects.requireNonNull(asAnswered(numbers))).containsExactly(1, 2);
  }

  @Test
  void whatIsWrittenAsAnObjectIsNoPlainAnswer() {
    Task<String> text = () -> "text";
    Task<Long> number = () -> 7L;
    Task<Long> failing =
        () -> {
          throw new IllegalStateException("bad");
        };
    assertThat(PlainAnswer.is(TaskBytes.run(TaskBytes.write(text)))).isFalse();
    assertThat(PlainAnswer.is(TaskBytes.run(TaskBytes.write(failing)))).isFalse();
    assertThat(PlainAnswer.is(new byte[0])).isFalse();
    assertThat(PlainAnswer.is(TaskBytes.run(TaskBytes.write(number)))).isTrue();
  }

  @Test
  void oneThatIsCutOffIsNone() {
    byte[] whole = Objects.requireNonNull(PlainAnswer.written(7L));
    for (byte[] bad : List.of(Arrays.copyOf(whole, 8), Arrays.copyOf(whole, 10))) {
      assertThatExceptionOfType(ClusterException.class)
          .isThrownBy(() -> TaskBytes.answer(bad, null))
          .withMessage("what came as an answer is none");
    }
  }
}
