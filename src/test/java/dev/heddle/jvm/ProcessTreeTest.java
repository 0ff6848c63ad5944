package dev.heddle.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Processes are found with what they started. */
@Timeout(60)
class ProcessTreeTest {

  private final List<Process> started = new ArrayList<>();

  /** A shell with two generations below it. */
  private Process family() throws Exception {
    Process family = new ProcessBuilder("sh", "-c", "sh -c 'sleep 60 & wait' & wait").start();
    started.add(family);
    Eventually.isTrue("two are below it", () -> family.descendants().count() == 2);
    return family;
  }

  @AfterEach
  void end() {
    started.forEach(each -> ProcessTree.kill(each.toHandle()));
  }

  @Test
  void whatSeveralProcessesStartedIsFoundByOneLookAndNothingElse() throws Exception {
    Process first = family();
    Process second = family();
    Process other = family();
    List<ProcessHandle> below = ProcessTree.belowAny(Set.of(first.pid(), second.pid()));
    assertThat(below).hasSize(4).containsAll(first.descendants().toList());
    assertThat(below).containsAll(second.descendants().toList());
    assertThat(below).doesNotContainAnyElementsOf(other.descendants().toList());
  }

  @Test
  void aProcessIsKilledWithAllThatItStarted() throws Exception {
    Process family = family();
    List<ProcessHandle> below = ProcessTree.below(family.toHandle());
    assertThat(ProcessTree.kill(family.toHandle())).isTrue();
    assertThat(below).hasSize(2);
    for (ProcessHandle each : below) {
      Eventually.isTrue(each + " is gone", () -> !each.isAlive());
    }
  }
}
