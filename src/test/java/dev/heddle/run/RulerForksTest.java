package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.jvm.Jvm;
import dev.heddle.result.Plan;
import dev.heddle.result.RunFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Forks of rulers are of this program, and tell nobody of their iterations. */
class RulerForksTest {

  /** They would wait for an answer for seconds, since nobody is there to hear them. */
  @Test
  void nobodyIsToldOfTheirIterations() throws Exception {
    Plan plan = RunFolder.open(Path.of("results/reference/quick")).info().plan();

    Plan plain = RulerForks.plain(plan.withFlag("-Xmx64m"));

    assertThat(plain.jvm().args()).containsExactly("-Dheddle.costs=off");
    assertThat(plain.jvm().java()).isEqualTo(Jvm.java().toString());
    assertThat(plain.builds()).isEmpty();
  }
}
