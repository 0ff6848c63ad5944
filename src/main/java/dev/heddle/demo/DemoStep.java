package dev.heddle.demo;

/** What a stage of a pipeline does with a number. */
enum DemoStep {
  TIMES_2("times 2") {
    @Override
    long of(long number) {
      return 2 * number;
    }
  },
  PLUS_3("plus 3") {
    @Override
    long of(long number) {
      return number + 3;
    }
  },
  SQUARE("squared") {
    @Override
    long of(long number) {
      return number * number;
    }
  };

  private final String words;

  DemoStep(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  abstract long of(long number);
}
