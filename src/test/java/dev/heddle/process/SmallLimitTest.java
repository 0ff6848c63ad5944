package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limit of payloads is one of tasks and results, not of what a pool tells of their classes. */
@Timeout(120)
class SmallLimitTest {

  private static final int KIB = 1 << 10;

  private record One(int aNumberWithALongName, int anotherNumberWithALongName)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return aNumberWithALongName + anotherNumberWithALongName;
    }
  }

  private record Two(String someTextWithALongName, One inner) implements Task<Integer> {
    @Override
    public Integer call() {
      return someTextWithALongName.length() + inner.call();
    }
  }

  private record Three(Two first, Two second, One third) implements Task<Integer> {
    @Override
    public Integer call() {
      return first.call() + second.call() + third.call();
    }
  }

  private record Kind0(int valueOfTheFieldNumberOne0, long valueOfTheFieldNumberTwo0)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 0 + valueOfTheFieldNumberOne0;
    }
  }

  private record Kind1(int valueOfTheFieldNumberOne1, long valueOfTheFieldNumberTwo1)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 1 + valueOfTheFieldNumberOne1;
    }
  }

  private record Kind2(int valueOfTheFieldNumberOne2, long valueOfTheFieldNumberTwo2)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 2 + valueOfTheFieldNumberOne2;
    }
  }

  private record Kind3(int valueOfTheFieldNumberOne3, long valueOfTheFieldNumberTwo3)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 3 + valueOfTheFieldNumberOne3;
    }
  }

  private record Kind4(int valueOfTheFieldNumberOne4, long valueOfTheFieldNumberTwo4)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 4 + valueOfTheFieldNumberOne4;
    }
  }

  private record Kind5(int valueOfTheFieldNumberOne5, long valueOfTheFieldNumberTwo5)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 5 + valueOfTheFieldNumberOne5;
    }
  }

  private record Kind6(int valueOfTheFieldNumberOne6, long valueOfTheFieldNumberTwo6)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 6 + valueOfTheFieldNumberOne6;
    }
  }

  private record Kind7(int valueOfTheFieldNumberOne7, long valueOfTheFieldNumberTwo7)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 7 + valueOfTheFieldNumberOne7;
    }
  }

  private record Kind8(int valueOfTheFieldNumberOne8, long valueOfTheFieldNumberTwo8)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 8 + valueOfTheFieldNumberOne8;
    }
  }

  private record Kind9(int valueOfTheFieldNumberOne9, long valueOfTheFieldNumberTwo9)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 9 + valueOfTheFieldNumberOne9;
    }
  }

  private record Kind10(int valueOfTheFieldNumberOne10, long valueOfTheFieldNumberTwo10)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 10 + valueOfTheFieldNumberOne10;
    }
  }

  private record Kind11(int valueOfTheFieldNumberOne11, long valueOfTheFieldNumberTwo11)
      implements Task<Integer> {
    @Override
    public Integer call() {
      return 11 + valueOfTheFieldNumberOne11;
    }
  }

  private record Ends() implements Task<Integer> {
    @Override
    public Integer call() {
      Runtime.getRuntime().halt(3);
      return 0;
    }
  }

  @Test
  void aNewWorkerLearnsEveryClassThatThePoolHasEverSent() throws Exception {
    PoolOptions options = Pools.small(1).withPayloadLimit(KIB);
    try (ProcessPool pool = ProcessPool.open(options)) {
      One one = new One(1, 2);
      Two two = new Two("text", one);
      for (int round = 0; round < 2; round++) {
        assertThat(get(pool, one)).isEqualTo(3);
        assertThat(get(pool, two)).isEqualTo(7);
        assertThat(get(pool, new Three(two, two, one))).isEqualTo(17);
        List<Task<Integer>> kinds =
            List.of(
                new Kind0(1, 2),
                new Kind1(1, 2),
                new Kind2(1, 2),
                new Kind3(1, 2),
                new Kind4(1, 2),
                new Kind5(1, 2),
                new Kind6(1, 2),
                new Kind7(1, 2),
                new Kind8(1, 2),
                new Kind9(1, 2),
                new Kind10(1, 2),
                new Kind11(1, 2));
        for (int i = 0; i < kinds.size(); i++) {
          assertThat(get(pool, kinds.get(i))).isEqualTo(i + 1);
        }
        assertThat(Outcome.causeOf(Pools.submit(pool, new Ends())))
            .isInstanceOf(WorkerCrashedException.class);
      }
    }
  }

  private static int get(ProcessPool pool, Task<Integer> task) throws Exception {
    return Pools.submit(pool, task).get(40, TimeUnit.SECONDS);
  }
}
