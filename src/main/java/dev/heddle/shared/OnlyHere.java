package dev.heddle.shared;

import java.io.NotSerializableException;

/** The answer to those who would send to another process what only threads of this one share. */
final class OnlyHere {

  private OnlyHere() {}

  static NotSerializableException error(String what) {
    return new NotSerializableException(SharingWords.livesHere(what));
  }
}
