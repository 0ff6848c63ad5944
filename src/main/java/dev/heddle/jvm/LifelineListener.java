package dev.heddle.jvm;

import java.nio.ByteBuffer;

/** Hears what a parent says on the standard input of a JVM that it guards. */
public interface LifelineListener {

  /** Called with what has come, in order, in pieces as they come. */
  void heard(ByteBuffer said);
}
