package dev.heddle.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks of one length that carry bytes of one size to whoever runs them, several of them in a
 * chunk: each answers with its number, the checksum of the bytes that arrived, and a sum.
 */
public final class Grains {

  /** The most tasks. */
  public static final int MOST_TASKS = 100_000;

  private final Computation each;
  private final List<Chunk> chunks;
  private final List<Long> right;

  private Grains(Computation each, Parcels parcels, int tasks, int chunk) {
    this.each = each;
    // one for each task of a chunk: what stands twice in a message travels once
    byte[][] payloads = new byte[chunk][];
    Arrays.setAll(payloads, _ -> parcels.bytes());
    List<Chunk> cut = new ArrayList<>();
    for (int first = 0; first < tasks; first += chunk) {
      int count = Math.min(chunk, tasks - first);
      cut.add(new Chunk(first, each.numbers(), Arrays.copyOf(payloads, count)));
    }
    this.chunks = List.copyOf(cut);
    long sum = each.right();
    long checksum = Parcels.checksum(payloads[0]);
    this.right =
        IntStream.range(0, tasks).mapToObj(i -> sum ^ Parcels.answer(i, checksum)).toList();
  }

  /**
   * So many tasks.
   *
   * @param length how long each computes
   * @param payload how many bytes each carries
   * @param chunk how many are given away together; the last chunk may be smaller
   * @throws IllegalArgumentException where a number is out of range
   */
  public static Grains of(int tasks, Duration length, long payload, int chunk) {
    Range.require("operations", tasks, 1, MOST_TASKS);
    Range.require("chunk", chunk, 1, tasks);
    Computation each = Computation.of("length", length);
    Parcels parcels = Parcels.of(payload);
    if (chunk * payload > Parcels.LARGEST) {
      throw new IllegalArgumentException(
          WorkloadWords.payloadsTooLarge(chunk, Parcels.LARGEST >> 20));
    }
    return new Grains(each, parcels, tasks, chunk);
  }

  /** The chunks, in order. */
  public List<Chunk> chunks() {
    return chunks;
  }

  /** Chunks of as many tasks that carry as much and compute next to nothing. */
  public List<Chunk> small() {
    long numbers = Math.min(each.numbers(), 1);
    return chunks.stream().map(chunk -> new Chunk(chunk.first, numbers, chunk.payloads)).toList();
  }

  /**
   * Checks the answers to {@link #chunks}.
   *
   * @return how many tasks were done
   * @throws WrongAnswerException if one is missing, wrong, or in another's place
   */
  public long check(List<long[]> answers) {
    int place = 0;
    for (long[] some : answers) {
      for (long answer : some) {
        if (place >= right.size() || answer != right.get(place)) {
          throw new WrongAnswerException("grain", WorkloadWords.wrongAnswer(place, answer));
        }
        place++;
      }
    }
    if (place != right.size()) {
      throw new WrongAnswerException("grain", WorkloadWords.answersMissing(place, right.size()));
    }
    return place;
  }

  /** Some tasks that go together, each with a payload of its own. */
  public static final class Chunk implements Task<long[]> {

    private static final long serialVersionUID = 1;

    private final int first;
    private final long numbers;

    // shared by all chunks, which only read them
    private final byte[][] payloads;

    private Chunk(int first, long numbers, byte[][] payloads) {
      this.first = first;
      this.numbers = numbers;
      this.payloads = payloads;
    }

    @Override
    public long[] call() {
      long[] answers = new long[payloads.length];
      for (int i = 0; i < answers.length; i++) {
        long checksum = Parcels.checksum(payloads[i]);
        answers[i] = new Computation(numbers).run() ^ Parcels.answer(first + i, checksum);
      }
      return answers;
    }

    @Override
    public String toString() {
      return "Chunk[%s tasks from %s]".formatted(payloads.length, first);
    }
  }
}
