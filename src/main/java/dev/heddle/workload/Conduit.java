package dev.heddle.workload;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.TimeoutException;

/** A way by which numbers go from senders to receivers; it travels with their tasks. */
public interface Conduit extends Serializable {

  /** Opens an end for one sender. */
  Sending openToSend() throws IOException;

  /** Opens an end for one receiver. */
  Receiving openToReceive() throws IOException;

  /** Where a sender puts its numbers. */
  interface Sending extends Closeable {

    /** Sends {@code number}, and waits while there is no room for it. */
    void send(long number) throws IOException, InterruptedException, TimeoutException;

    @Override
    default void close() throws IOException {}
  }

  /** Where a receiver takes its numbers. */
  interface Receiving extends Closeable {

    /** Waits for the next number. */
    long receive() throws IOException, InterruptedException, TimeoutException;

    @Override
    default void close() throws IOException {}
  }
}
