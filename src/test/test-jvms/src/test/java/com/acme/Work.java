package com.acme;

/** What a test spends its time with. */
final class Work {

  private Work() {}

  /** Computes: about so many milliseconds of one processor on a machine of 2026. */
  static long compute(int millis) {
    long sum = 0;
    for (long i = 0; i < millis * 300_000L; i++) {
      sum += i * i ^ sum >>> 7;
    }
    return sum;
  }

  /** Waits, as for a server. */
  static void await(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
