package dev.heddle.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameAnswersTest {

  /** It has no equals of its own. */
  static final class Box implements Serializable {
    private static final long serialVersionUID = 1L;
    private final int content;

    Box(int content) {
      this.content = content;
    }

    @Override
    public String toString() {
      return "a box of\n" + content;
    }
  }

  private static void check(Object first, Object... answers) {
    new SameAnswers(List.of(), first).check(Arrays.asList(answers));
  }

  @Test
  void answersAreTheSameByTheirEqualsAndElseByTheirBytes() {
    check("a", "a", new String(new char[] {'a'}));
    check(new byte[] {1, 2}, (Object) new byte[] {1, 2});
    check(new Object[] {"a", new int[] {1}}, (Object) new Object[] {"a", new int[] {1}});
    check(new Box(1), new Box(1));
  }

  @Test
  void anotherAnswerIsWrongAndToldInOneLine() {
    assertThatExceptionOfType(OwnTaskException.class)
        .isThrownBy(() -> check(new Box(1), new Box(1), new Box(2)))
        .withMessageStartingWith("answered a box of 2, and a box of 1 when it was called alone")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    assertThatExceptionOfType(OwnTaskException.class)
        .isThrownBy(() -> check(new Object(), new Object()))
        .withMessageContaining("has no equals and is not serializable");
  }
}
