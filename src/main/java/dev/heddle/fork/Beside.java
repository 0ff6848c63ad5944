package dev.heddle.fork;

/**
 * Runs what a fork needs that takes long to start, in a thread of its own, beside what the fork
 * itself has to load. Whoever needs it finds out there whether it has come to something.
 *
 * <p>Needs no more than Java 11.
 */
final class Beside extends Thread {

  private final String name;

  private Beside(String name) {
    super("heddle-beside");
    setDaemon(true);
    this.name = name;
  }

  /** Begins with what the fork was told of, if anything. */
  static void begin() {
    String name = System.getProperty(ForkSettings.BESIDE_PROPERTY);
    if (name != null) {
      new Beside(name).start();
    }
  }

  @Override
  public void run() {
    try {
      Class.forName(name).asSubclass(Runnable.class).getDeclaredConstructor().newInstance().run();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // whoever needs it starts it then, and tells what hinders it
    }
  }
}
