package dev.heddle.workload;

/** A task that carries bytes, and answers with their checksum and its number. */
final class Parcel implements Task<Long> {

  private static final long serialVersionUID = 1;

  private final long number;

  // shared by all parcels of a size, which only read it
  private final byte[] bytes;

  Parcel(long number, byte[] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  @Override
  public Long call() {
    return Parcels.answer(number, Parcels.checksum(bytes));
  }

  @Override
  public String toString() {
    return "Parcel[" + number + ", " + bytes.length + " bytes]";
  }
}
