package com.acme;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A square picture of grey pixels. */
final class Picture {

  private static final int SIDE = 512;

  private final byte[] pixels;
  private final int side;

  private Picture(byte[] pixels, int side) {
    this.pixels = pixels;
    this.side = side;
  }

  /** Picture number {@code number}, which is always the same. */
  static Picture of(int number) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
    byte[] pixels = new byte[SIDE * SIDE];
    random.nextBytes(pixels);
    return new Picture(pixels, SIDE);
  }

  /** The same in {@code smaller} times {@code smaller} pixels, each the mean of those it is of. */
  Picture scaled(int smaller) {
    int each = side / smaller;
    byte[] small = new byte[smaller * smaller];
    for (int y = 0; y < smaller; y++) {
      for (int x = 0; x < smaller; x++) {
        int sum = 0;
        for (int dy = 0; dy < each; dy++) {
          for (int dx = 0; dx < each; dx++) {
            sum += pixels[(y * each + dy) * side + x * each + dx] & 0xff;
          }
        }
        small[y * smaller + x] = (byte) (sum / (each * each));
      }
    }
    return new Picture(small, smaller);
  }

  byte[] pixels() {
    return pixels.clone();
  }
}
