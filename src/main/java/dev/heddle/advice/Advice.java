package dev.heddle.advice;

import dev.heddle.compare.Standing;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Scalability;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thing that the rows of a workload mean for a choice. */
public sealed interface Advice {

  /** The rows that it rests on, the one that it is about first. */
  List<Standing> rows();

  /**
   * What to take.
   *
   * @param choice of those that cannot be told from the best the one with the fewest workers, as
   *     long as it is within 3 % of it
   * @param asGood the others that are not shown to be slower than the choice
   * @param slower those that are, from the best on, against the choice
   */
  record Take(Standing choice, List<Standing> asGood, List<Behind> slower) implements Advice {

    /** Copies the lists. */
    public Take {
      asGood = List.copyOf(asGood);
      slower = List.copyOf(slower);
    }

    /** Whether forks can show a difference to the choice at all. */
    public boolean certain() {
      return choice.forks() > 1;
    }

    /** Those with so few forks that they could show no difference whatever it is. */
    public List<Standing> alone() {
      return asGood.stream().filter(row -> row.forks() < 2).toList();
    }

    @Override
    public List<Standing> rows() {
      return Stream.of(Stream.of(choice), asGood.stream(), slower.stream().map(Behind::row))
          .flatMap(each -> each)
          .toList();
    }
  }

  /**
   * The command with the number to take, as a person can type it.
   *
   * @param choice the row that measured it
   * @param line the command
   * @param set the rows that are not shown to be more than 3 % slower than the best, the choice
   *     among them, from the smallest number on
   * @param dropped those that were measured in fewer rounds, since they were shown to be slower
   */
  record Paste(Standing choice, String line, List<Standing> set, List<Standing> dropped)
      implements Advice {

    /** Copies the lists. */
    public Paste {
      set = List.copyOf(set);
      dropped = List.copyOf(dropped);
    }

    @Override
    public List<Standing> rows() {
      return Stream.of(Stream.of(choice), set.stream(), dropped.stream())
          .flatMap(each -> each)
          .distinct()
          .toList();
    }
  }

  /**
   * The models of which every row is shown to be slower, each by its best row.
   *
   * @param choice what they are held against
   */
  record Others(Standing choice, List<Behind> best) implements Advice {
    @Override
    public List<Standing> rows() {
      return Advice.with(choice, best);
    }
  }

  /**
   * From how many workers on a model gains nothing.
   *
   * @param enough the fewest that are within 3 % of its best number and not shown to be worse
   * @param beyond those with more, against that
   */
  record Enough(Standing enough, List<Behind> beyond) implements Advice {
    @Override
    public List<Standing> rows() {
      return Advice.with(enough, beyond);
    }
  }

  /**
   * What the usual rules for the number of workers cost.
   *
   * @param best the model's best row
   * @param rules the rules
   */
  record Usual(Standing best, List<Rule> rules) implements Advice {
    @Override
    public List<Standing> rows() {
      return Advice.with(best, rules.stream().map(Rule::row).toList());
    }
  }

  /**
   * What one rule for the number of workers costs.
   *
   * @param name the rule, N being the number of processors
   * @param workers how many it says
   * @param row the row with so many, or with the next number that was measured, against the best
   */
  record Rule(String name, int workers, Behind row) {

    /** With how many workers the row was measured. */
    public int measured() {
      return Labels.workers(row.row());
    }
  }

  /** A curve that follows the Universal Scalability Law. */
  record Law(List<Standing> rows, Scalability law) implements Advice {

    /** The largest number of workers that it rests on. */
    public int most() {
      return rows.stream().mapToInt(Labels::workers).max().orElse(1);
    }
  }

  /** What rows take beside time: the choice, and the best row of each other model. */
  record Price(List<Spent> each) implements Advice {

    /** Copies the list. */
    public Price {
      each = List.copyOf(each);
    }

    @Override
    public List<Standing> rows() {
      return each.stream().map(Spent::row).toList();
    }
  }

  /**
   * What a row takes beside time.
   *
   * @param row the row
   * @param cpu the processor time of an operation in nanoseconds, of all processes; empty where it
   *     is not known
   * @param memory the memory of all processes in MiB; empty where it is not known
   */
  record Spent(Standing row, OptionalDouble cpu, OptionalDouble memory) {}

  /**
   * From which length of a task on a model of processes is nearly as fast as one of threads.
   *
   * @param share how much of its speed it is to keep
   * @param from the shortest task from which on it does; null where it does for none
   * @param speeds its speed in parts of that of the threads, from the shortest task on
   */
  record Grain(double share, @Nullable Standing from, List<Relative> speeds) implements Advice {

    /** Copies the list. */
    public Grain {
      speeds = List.copyOf(speeds);
    }

    @Override
    public List<Standing> rows() {
      return speeds.stream().flatMap(each -> Stream.of(each.processes(), each.other())).toList();
    }
  }

  /**
   * From which length of a task on a model of processes is faster than one task after the other.
   *
   * @param from the shortest task from which on that is shown; null where it is for none
   * @param speeds its speed in parts of that of one task after the other, from the shortest task on
   */
  record BreakEven(@Nullable Standing from, List<Relative> speeds) implements Advice {

    /** Copies the list. */
    public BreakEven {
      speeds = List.copyOf(speeds);
    }

    @Override
    public List<Standing> rows() {
      return speeds.stream().flatMap(each -> Stream.of(each.processes(), each.other())).toList();
    }
  }

  /**
   * How many small tasks are to go to a worker together.
   *
   * @param best the chunk with which a task takes the shortest time
   * @param within how much slower a chunk may be, as a share
   * @param smallest the smallest chunk that is shown to be no slower than that against the best;
   *     the best itself where no other is
   * @param others the other chunks against the best, from the smallest on
   */
  record Chunks(Standing best, double within, Standing smallest, List<Behind> others)
      implements Advice {

    /** Copies the list. */
    public Chunks {
      others = List.copyOf(others);
    }

    @Override
    public List<Standing> rows() {
      return Advice.with(best, others);
    }
  }

  /**
   * After how many tasks a process that stays has paid for its start, against a process for each.
   *
   * @param start a process until it is ready
   * @param stays a task to a process that stays, and its answer
   * @param perTask the same with a process of its own
   * @param tasks after how many
   */
  record PaysOff(Standing start, Standing stays, Standing perTask, long tasks) implements Advice {
    @Override
    public List<Standing> rows() {
      return List.of(start, stays, perTask);
    }
  }

  /** The speed of one row in parts of that of another, at one length of a task. */
  record Relative(String length, Standing processes, Standing other, Estimate speed) {}

  /**
   * What the rows of another runtime show among themselves: an answer of their own, which is no
   * choice on the JVM.
   *
   * @param runtime what the runtime is called, with its version
   * @param take what to take there
   * @param sequential its first row, which does one task after the other; null where it has none
   * @param models the best row of each of its models against that, as far as both share rounds
   * @param jvm the JVM's own choice against the one there; null where there is none, or where they
   *     do not do the same
   * @param less what is less in these rows than in the JVM's, as in {@code n=1000000}; empty where
   *     they do the same
   */
  record Elsewhere(
      String runtime,
      Take take,
      @Nullable Standing sequential,
      List<Behind> models,
      @Nullable Behind jvm,
      String less)
      implements Advice {

    /** Copies the list. */
    public Elsewhere {
      models = List.copyOf(models);
    }

    @Override
    public List<Standing> rows() {
      return Stream.of(
              take.rows().stream(),
              Stream.ofNullable(sequential),
              models.stream().map(Behind::row),
              Stream.ofNullable(jvm).map(Behind::row))
          .flatMap(each -> each)
          .distinct()
          .toList();
    }
  }

  /**
   * A part of the run that this does not rest on.
   *
   * @param what what is missing, and why
   */
  record Missing(String what) implements Advice {
    @Override
    public List<Standing> rows() {
      return List.of();
    }
  }

  /**
   * What would tell more.
   *
   * @param open what is open
   * @param command the command that measures it
   */
  record More(String open, String command) implements Advice {
    @Override
    public List<Standing> rows() {
      return List.of();
    }
  }

  private static List<Standing> with(Standing first, List<Behind> others) {
    List<Standing> rows = new ArrayList<>();
    rows.add(first);
    others.forEach(each -> rows.add(each.row()));
    return rows;
  }
}
