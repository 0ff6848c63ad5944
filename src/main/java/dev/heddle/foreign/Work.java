package dev.heddle.foreign;

import dev.heddle.workload.Pipeline;
import dev.heddle.workload.Step;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a runner can be asked to do: the benchmarks that other runtimes have rows of, with the same
 * sizes and, where the runner says so, smaller ones.
 *
 * <p>A sum is told modulo 2^32, so that it is exact in every language.
 */
@SuppressWarnings("ImmutableEnumChecker") // records and functions that nobody changes
public enum Work {
  SQUARES("squares", Param.MODEL, Unit.MILLIS, Sizes.of("n", "tasks"), s -> squares(s.get("n"))),
  SQUARES_LIST(
      "squares-list",
      Param.MODEL,
      Unit.MILLIS,
      Sizes.of("numbers", "tasks"),
      s -> squares(s.get("numbers"))),
  FETCH(
      "fetch",
      Param.MODEL,
      Unit.MILLIS,
      Sizes.of("urls", "size"),
      s -> List.of(s.get("urls") * s.get("size"))),
  POOL(
      "pool",
      Param.MODEL,
      Unit.MILLIS,
      Sizes.of("tasks", "sleep"),
      s -> LongStream.range(0, s.get("tasks")).map(number -> 2 * number).boxed().toList()),
  PIPELINE(
      "pipeline",
      Param.MODEL,
      Unit.MILLIS,
      Sizes.of("items", "capacity").and("steps"),
      Work::collected),
  PRODUCERS_CONSUMERS(
      "producers-consumers",
      Param.MODEL,
      Unit.MILLIS,
      Sizes.of("items", "capacity").and("shape"),
      s -> delivered(s.get("items"))),
  QUEUE_OF_THREADS(
      "queue.threads",
      new Param("queue", "array"),
      Unit.MICROS,
      Sizes.of("capacity").and("shape").with("items", Work.ITEMS).dividedBy("items"),
      s -> delivered(s.get("items"))),
  QUEUE_OF_PROCESSES(
      "queue.processes",
      new Param("queue", "pipe"),
      Unit.MICROS,
      Sizes.of("capacity").and("shape").with("items", Work.ITEMS).dividedBy("items"),
      s -> delivered(s.get("items"))),
  BANK_OF_THREADS(
      "bank.threads",
      new Param("lock", "reentrant"),
      Unit.MICROS,
      Sizes.of("operations").dividedBy("operations"),
      s -> List.of(s.get("operations"), 0L)),
  BANK_OF_PROCESSES(
      "bank.processes",
      new Param("lock", "file"),
      Unit.MICROS,
      Sizes.of("operations").dividedBy("operations"),
      s -> List.of(s.get("operations"), 0L)),
  START_READY(
      "start.ready", new Param("worker", "thread"), Unit.MILLIS, Sizes.of(), _ -> List.of(1L)),
  START_FIRST_RESULT(
      "start.firstResult",
      new Param("worker", "thread"),
      Unit.MILLIS,
      Sizes.of().with("numbers", 1_000),
      s -> squares(s.get("numbers") - 1)),
  DISPATCH_ROUND_TRIP(
      "dispatch.roundTrip",
      Param.THROUGH,
      Unit.MICROS,
      Sizes.of("payload").with("tasks", 100).dividedBy("tasks"),
      Work::parcels),
  DISPATCH_FEW(
      "dispatch.few",
      Param.THROUGH,
      Unit.MICROS,
      Sizes.of("payload").with("tasks", 16).dividedBy("tasks"),
      Work::parcels),
  DISPATCH_INVOKE_ALL(
      "dispatch.invokeAll",
      Param.THROUGH,
      Unit.MICROS,
      Sizes.of("payload").with("tasks", 1_000).dividedBy("tasks"),
      Work::parcels),
  DISPATCH_MAP(
      "dispatch.map",
      Param.THROUGH,
      Unit.MICROS,
      Sizes.of("payload", "chunk").with("tasks", 10_000).dividedBy("tasks"),
      Work::parcels);

  /** So many go through a queue at a time. */
  static final long ITEMS = 10_000;

  private static final long MODULUS = 1L << 32;

  private final String label;
  private final Param param;
  private final Unit unit;
  private final Sizes sizes;
  private final Function<Sizes.Values, List<Long>> right;

  Work(
      String label, Param param, Unit unit, Sizes sizes, Function<Sizes.Values, List<Long>> right) {
    this.label = label;
    this.param = param;
    this.unit = unit;
    this.sizes = sizes;
    this.right = right;
  }

  /**
   * What says in a row who does the work.
   *
   * @param name the parameter
   * @param like a value of a row of the JVM's in whose place a row of another runtime stands
   */
  public record Param(String name, String like) {
    private static final Param MODEL = new Param("model", "fixed-pool");
    private static final Param THROUGH = new Param("through", "fixed-pool");
  }

  /** The unit of its rows. */
  private enum Unit {
    MILLIS("ms/op", 1e3),
    MICROS("us/op", 1e6);

    private final String text;
    private final double ofSecond;

    Unit(String text, double ofSecond) {
      this.text = text;
      this.ofSecond = ofSecond;
    }
  }

  /** The one that is the benchmark of that label, the id with the method where it has several. */
  public static Optional<Work> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The parameters that say in rows who does the work. */
  public static Set<String> params() {
    return Arrays.stream(values()).map(each -> each.param.name()).collect(Collectors.toSet());
  }

  /** The label of its benchmark; the word by which runners are asked. */
  public String label() {
    return label;
  }

  public Param param() {
    return param;
  }

  /** JMH's word for its unit. */
  public String unit() {
    return unit.text;
  }

  /**
   * The sizes of a row.
   *
   * @param params its parameters, in the place of some of which smaller ones may stand
   */
  Sizes.Values sizes(SortedMap<String, String> params) {
    return sizes.of(params);
  }

  /** What every invocation must come to. */
  List<Long> right(Sizes.Values values) {
    return right.apply(values);
  }

  /** The figure of an iteration whose invocations took so many seconds each, in its unit. */
  double score(List<Double> times, Sizes.Values values) {
    double mean = times.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    return mean * unit.ofSecond / values.operations();
  }

  /** 1² + … + n², by Faulhaber's formula: one of three factors is even, and one divided by 3. */
  private static List<Long> squares(long n) {
    BigInteger count = BigInteger.valueOf(n);
    return List.of(
        count
            .multiply(count.add(BigInteger.ONE))
            .multiply(count.shiftLeft(1).add(BigInteger.ONE))
            .divide(BigInteger.valueOf(6))
            .mod(BigInteger.valueOf(MODULUS))
            .longValueExact());
  }

  /** How many numbers, their sum, and whether all of them came right and in their order. */
  private static List<Long> collected(Sizes.Values values) {
    long[] right =
        new Pipeline(Step.listOf(values.text("steps")), (int) values.get("items")).right();
    return List.of((long) right.length, Math.floorMod(LongStream.of(right).sum(), MODULUS), 1L);
  }

  /** How many of the numbers from 0 came, their sum, and whether each sender's were in order. */
  private static List<Long> delivered(long items) {
    return List.of(items, Math.floorMod(items * (items - 1) / 2, MODULUS), 1L);
  }

  /** Task number i of b bytes answers 3 i + b: the sum of it. */
  private static List<Long> parcels(Sizes.Values values) {
    long tasks = values.get("tasks");
    return List.of(
        Math.floorMod(3 * (tasks * (tasks - 1) / 2) + tasks * values.get("payload"), MODULUS));
  }
}
