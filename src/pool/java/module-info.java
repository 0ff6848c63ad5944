/** A process pool that is an executor, and what its tasks share: counters, locks and channels. */
module dev.heddle.pool {
  requires static org.jspecify;
  requires static java.management;
  requires static jdk.management;

  exports dev.heddle.id;
  exports dev.heddle.memory;
  exports dev.heddle.process;
  exports dev.heddle.shared;
}
