package dev.heddle.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Load;
import dev.heddle.result.RunInfo;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThisMachineTest {

  private static final ThisMachine MACHINE = new ThisMachine();

  @Test
  void aMachineKnowsItsProcessorsMemoryAndKernel() {
    RunInfo.Machine machine = MACHINE.describe();

    assertThat(machine.processor()).isNotBlank();
    assertThat(machine.logicalCores()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(machine.memoryBytes()).isGreaterThan(1L << 28);
    assertThat(machine.kernel()).isNotBlank();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildsWorkIsOursAndNotThatOfOthers() throws Exception {
    LoadWatch watch = MACHINE.watchLoad();
    Process child =
        new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").start();
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Load load = watch.stop();

    assertThat(load.before()).isNotNegative();
    assertThat(load.steal()).isBetween(0.0, 1.0);
    assertThat(load.others()).isBetween(0.0, 1.0);
  }
}
