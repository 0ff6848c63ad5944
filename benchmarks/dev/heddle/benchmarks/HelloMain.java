package dev.heddle.benchmarks;

/** The least that a JVM can do and be seen to: it adds up some squares and says the sum. */
final class HelloMain {

  private HelloMain() {}

  static void main() {
    long sum = 0;
    for (long k = 1; k < StartBenchmark.NUMBERS; k++) {
      sum += k * k;
    }
    System.out.println(sum);
  }
}
