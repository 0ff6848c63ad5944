package dev.heddle.process.wire;

/** What the other side told of a class. */
sealed interface ClassPage permits RecordPage, StreamPage {

  /** Reads a definition; the class itself is not looked for until it is needed. */
  static ClassPage read(ReceivedBytes in) throws GarbageException {
    int code = in.getByte();
    if (code == RecordPage.CODE) {
      return RecordPage.read(in);
    }
    if (code == StreamPage.CODE) {
      return StreamPage.read(in);
    }
    throw new GarbageException("not a definition of a class: it begins with the byte " + code);
  }
}
