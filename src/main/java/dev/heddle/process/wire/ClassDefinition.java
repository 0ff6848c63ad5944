package dev.heddle.process.wire;

/** What the other side told of a class. */
sealed interface ClassDefinition permits RecordDefinition, StreamDefinition {

  /** Reads a definition; the class itself is not looked for until it is needed. */
  static ClassDefinition read(ReceivedBytes in) throws GarbageException {
    int code = in.getByte();
    if (code == RecordDefinition.CODE) {
      return RecordDefinition.read(in);
    }
    if (code == StreamDefinition.CODE) {
      return StreamDefinition.read(in);
    }
    throw new GarbageException("not a definition of a class: it begins with the byte " + code);
  }
}
