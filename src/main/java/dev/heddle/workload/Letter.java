package dev.heddle.workload;

/**
 * A task that carries nothing but its number: what is left of a dispatch without a payload.
 *
 * @param number which of the tasks it is
 */
record Letter(long number) implements Task<Long> {

  @Override
  public Long call() {
    return Parcels.answer(number, 0);
  }
}
