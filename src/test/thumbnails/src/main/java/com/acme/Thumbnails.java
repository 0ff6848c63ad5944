package com.acme;

import java.io.Serializable;
import java.util.concurrent.Callable;

/** A thumbnail of one picture: all that is needed of a task for 'heddle run --task'. */
public final class Thumbnails implements Callable<byte[]>, Serializable {

  private static final long serialVersionUID = 1;

  @Override
  public byte[] call() {
    return Picture.of(1).scaled(64).pixels();
  }
}
