package dev.heddle.demo;

import java.io.Serializable;
import java.util.concurrent.TimeoutException;

/** What is told of the numbers that go through one end of a channel, and how long that takes. */
interface Telling extends Serializable {

  /** A number is about to be sent. */
  default void sends(Narrator teller, long item) throws InterruptedException, TimeoutException {}

  /** A number was sent. */
  default void sent() throws InterruptedException {}

  /** A number was received. */
  default void takes(Narrator teller, long item) throws InterruptedException, TimeoutException {}

  /** There will be no more numbers to receive. */
  default void ends(Narrator teller) throws InterruptedException, TimeoutException {}

  /** There will be no more numbers to send. */
  default void closes(Narrator teller) throws InterruptedException, TimeoutException {}
}
