package dev.heddle.workload;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;

/**
 * Trivial tasks that carry a payload of one size to whoever runs them: each answers with its number
 * and the checksum of the bytes that arrived, so that a task that is lost, changed, run for another
 * or answered out of order shows.
 *
 * <p>The bytes travel there only; an answer is eight bytes whatever the payload.
 */
public final class Parcels {

  /** The largest payload, in bytes: 16 MiB. */
  public static final int LARGEST = 16 << 20;

  private static final long SEED = 1;

  private final byte[] bytes;
  private final long checksum;

  private Parcels(byte[] bytes) {
    this.bytes = bytes;
    this.checksum = checksum(bytes);
  }

  /**
   * Parcels of {@code size} bytes.
   *
   * @throws IllegalArgumentException if that is not from 0 to {@value #LARGEST}
   */
  public static Parcels of(long size) {
    byte[] bytes = new byte[requireSize(size)];
    new SplittableRandom(SEED).nextBytes(bytes);
    return new Parcels(bytes);
  }

  /**
   * {@code size} itself.
   *
   * @throws IllegalArgumentException if it is not from 0 to {@value #LARGEST}
   */
  public static int requireSize(long size) {
    if (size < 0 || size > LARGEST) {
      throw new IllegalArgumentException(WorkloadWords.payloadOutOfRange(size, LARGEST >> 20));
    }
    return (int) size;
  }

  /** A copy of what each parcel carries. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The parcel of that number. */
  public Task<Long> task(long number) {
    return bytes.length == 0 ? new Letter(number) : new Parcel(number, bytes);
  }

  /** The parcels numbered from 0. */
  public List<Task<Long>> tasks(int count) {
    return LongStream.range(0, count).mapToObj(this::task).toList();
  }

  /** What {@link #answerTo} makes an answer of: a bare number, or bytes that begin with it. */
  public Object item(long number) {
    if (bytes.length < Long.BYTES) {
      return number;
    }
    byte[] own = bytes.clone();
    ByteBuffer.wrap(own).putLong(number);
    return own;
  }

  /** The items numbered from 0. */
  public List<Object> items(int count) {
    return LongStream.range(0, count).mapToObj(this::item).toList();
  }

  /**
   * Checks the answer to one task.
   *
   * @throws WrongAnswerException if it is that of another task, or other bytes arrived
   */
  public long check(long number, long answer) {
    return check(number, answer, answer(number, checksum));
  }

  /**
   * Checks the answers to {@link #tasks}.
   *
   * @throws WrongAnswerException if one is missing, wrong, or in another's place
   */
  public long check(int count, List<Long> answers) {
    requireAll(count, answers.size());
    IntStream.range(0, count).forEach(i -> check(i, answers.get(i)));
    return count;
  }

  /**
   * Checks answers against the right ones.
   *
   * @throws WrongAnswerException if one is missing, wrong, or in another's place
   */
  public static long check(List<Long> right, List<Long> answers) {
    requireAll(right.size(), answers.size());
    IntStream.range(0, right.size()).forEach(i -> check(i, answers.get(i), right.get(i)));
    return right.size();
  }

  private static void requireAll(int count, int answers) {
    if (answers != count) {
      throw new WrongAnswerException("dispatch", WorkloadWords.answersMissing(answers, count));
    }
  }

  private static long check(long number, long answer, long right) {
    if (answer != right) {
      throw new WrongAnswerException("dispatch", WorkloadWords.wrongAnswer(number, answer, right));
    }
    return answer;
  }

  /** The answer of the task of that number to bytes of that checksum; never the number itself. */
  public static long answer(long number, long checksum) {
    return ~number ^ checksum << 32;
  }

  /** The answer to one of {@link #item}. */
  public static long answerTo(Object item) {
    return switch (item) {
      case Long number -> answer(number, 0);
      case byte[] bytes -> answer(ByteBuffer.wrap(bytes).getLong(), checksum(bytes));
      default -> throw new IllegalArgumentException(WorkloadWords.noItem(item));
    };
  }

  /** The checksum of what remains in {@code bytes}, which is read: CRC-32C. */
  public static long checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  static long checksum(byte[] bytes) {
    return checksum(ByteBuffer.wrap(bytes));
  }
}
