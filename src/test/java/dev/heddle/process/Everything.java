package dev.heddle.process;

import dev.heddle.process.wire.PayloadTest;
import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A record with a component of every kind that needs no stream. */
public record Everything(
    boolean z,
    byte b,
    short s,
    char c,
    int i,
    long j,
    float f,
    double d,
    @Nullable Boolean boxedZ,
    @Nullable Byte boxedB,
    @Nullable Short boxedS,
    @Nullable Character boxedC,
    @Nullable Integer boxedI,
    @Nullable Long boxedJ,
    @Nullable Float boxedF,
    @Nullable Double boxedD,
    @Nullable String text,
    @Nullable Duration time,
    @Nullable URI address,
    PayloadTest.@Nullable Color color,
    PayloadTest.@Nullable Pair inner)
    implements Serializable {

  /** One with whatever {@code random} gives. */
  public static Everything of(Random random) {
    byte[] noise = new byte[random.nextInt(40)];
    random.nextBytes(noise);
    StringBuilder text = new StringBuilder();
    for (byte b : noise) {
      text.append((char) (random.nextBoolean() ? b & 0xff : b));
    }
    return new Everything(
        random.nextBoolean(),
        (byte) random.nextInt(),
        (short) random.nextInt(),
        (char) random.nextInt(),
        random.nextInt(),
        random.nextLong(),
        random.nextFloat(),
        random.nextGaussian(),
        maybe(random, random.nextBoolean()),
        maybe(random, (byte) random.nextInt()),
        maybe(random, (short) random.nextInt()),
        maybe(random, (char) random.nextInt()),
        maybe(random, random.nextInt()),
        maybe(random, random.nextLong()),
        maybe(random, random.nextFloat()),
        maybe(random, random.nextGaussian()),
        maybe(random, text.toString()),
        maybe(random, Duration.ofSeconds(random.nextLong(), random.nextInt(1_000_000_000))),
        maybe(random, URI.create("http://host/" + random.nextInt())),
        maybe(random, random.nextBoolean() ? PayloadTest.Color.RED : PayloadTest.Color.GREEN),
        maybe(random, new PayloadTest.Pair(random.nextLong(), random.nextLong())));
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextInt(4) == 0 ? null : value;
  }
}
