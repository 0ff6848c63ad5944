package dev.heddle.cli;

/** What {@code heddle member} says. */
final class MemberWords {

  private MemberWords() {}

  static final String NO_CLUSTER =
      "member: no model with members is on the class path; put heddle-cluster.jar and its engine"
          + " into HEDDLE_JARS ('heddle help cluster')";

  static String stands(String name, String address, int threads) {
    return "member of '%s' at %s, %s at once; ends with Ctrl-C"
        .formatted(name, address, threads == 1 ? "1 task" : threads + " tasks");
  }

  static String noAddress(String text) {
    return "--listen %s: no address; write one of this machine in digits, and a port if you wish, as in"
            .formatted(text)
        + " 127.0.0.1:5701";
  }

  static String everyAddress(String text) {
    return "--listen %s: that is every address; write one of this machine".formatted(text);
  }

  static String untrusted(String text) {
    return "--listen %s: beyond the loopback, where whoever reaches the port can run code as you (the"
            .formatted(text)
        + " engine neither authenticates nor encrypts); give --trusted-network if that network is"
        + " private or a tunnel";
  }

  static String threadsOutOfRange(int threads, int most) {
    return "--threads %s: out of range; write 1 to %s".formatted(threads, most);
  }

  static String noJoin(String text) {
    return "--join %s: no address; write HOST:PORT of a member that stands".formatted(text);
  }
}
