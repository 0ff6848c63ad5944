package dev.heddle.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.report.AdviceFormat;
import dev.heddle.report.Format;
import dev.heddle.result.RowId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What rows of other runtimes are said to mean, beside and not among those of the JVM. */
class ElsewheresTest extends AdvisingCase {

  private final RowId sequential = run.row("python:sequential", 1);

  private void jvm() {
    run.rounds(5).takes(run.row("sequential", 1), 20).takes(run.row("fixed-pool", 2), 10);
  }

  private void python() {
    run.takes(sequential, 96)
        .takes(run.row("python:threading", 2), 120)
        .takes(run.row("python:Pool", 2), 48)
        .note(sequential, "runtime.name", "CPython")
        .note(sequential, "runtime.version", "3.11.7");
  }

  @Test
  void anotherRuntimeHasAnAnswerOfItsOwn() throws Exception {
    jvm();
    python();

    WorkloadAdvice advice = advice();

    Advice.Take jvm = only(advice, Advice.Take.class);
    assertThat(names(jvm.rows())).containsExactly("fixed-pool workers=2", "sequential");
    Advice.Elsewhere there = only(advice, Advice.Elsewhere.class);
    assertThat(there.runtime()).isEqualTo("CPython 3.11.7");
    assertThat(Labels.of(there.take().choice())).isEqualTo("python:Pool workers=2");
    assertThat(labels(there.models()))
        .containsExactly("python:threading workers=2", "python:Pool workers=2");
    assertThat(there.models()).allMatch(Behind::shown);
    assertThat(there.models().get(0).times().value()).isCloseTo(1.25, within(0.03));
    assertThat(there.models().get(1).times().value()).isCloseTo(0.5, within(0.02));
    Behind best = Objects.requireNonNull(there.jvm());
    assertThat(Labels.of(best.row())).isEqualTo("fixed-pool workers=2");
    assertThat(best.times().value()).isCloseTo(10.0 / 48, within(0.01));
    assertThat(best.shown()).isTrue();
  }

  @Test
  void itIsToldInTheWordsOfTheTable() throws Exception {
    jvm();
    python();
    List<WorkloadAdvice> all = Advising.of(read());

    assertThat(AdviceFormat.answers(all, Format.MARKDOWN))
        .containsPattern(
            "\n- squares: on CPython 3\\.11\\.7, which is no choice on the JVM: take python:Pool"
                + " workers=2 \\(4\\d\\.?\\d* ms\\); 2 others are slower, .*; against"
                + " python:sequential: threading workers=2 1\\.2\\d*x \\(.* – .*\\) slower, Pool"
                + " workers=2 [12]\\.\\d+x \\(.* – .*\\) faster; against python:Pool workers=2: the"
                + " JVM's fixed-pool workers=2 4\\.\\d+x \\(.* – .*\\) faster\n");
    assertThat(
            AdviceFormat.write(List.of(new AdviceFormat.OfRun("run", all, List.of())), Format.JSON))
        .contains("\"elsewhere\"", "\"python:threading workers=2\"", "\"times\"");
  }

  @Test
  void rowsThatDoLessAreNotHeldAgainstTheJvms() throws Exception {
    jvm();
    run.takes(run.row("python:sequential[n=10]", 1), 2).takes(run.row("python:Pool[n=10]", 2), 1);

    List<WorkloadAdvice> all = Advising.of(read());

    Advice.Elsewhere there = only(all.getFirst(), Advice.Elsewhere.class);
    assertThat(there.jvm()).isNull();
    assertThat(there.less()).isEqualTo("n=10");
    assertThat(AdviceFormat.answers(all, Format.MARKDOWN))
        .contains("with n=10 it does less than the JVM's rows, and is not held against them");
  }

  @Test
  void aDifferenceThatIsNotShownIsToldAsNone() throws Exception {
    jvm();
    run.takes(run.row("node:event-loop", 4), 10.01);

    Advice.Elsewhere there = only(advice(), Advice.Elsewhere.class);

    assertThat(there.runtime()).isEqualTo("node");
    assertThat(there.sequential()).isNull();
    assertThat(there.models()).isEmpty();
    assertThat(Objects.requireNonNull(there.jvm()).shown()).isFalse();
  }
}
