package com.acme;

/** Counts words. */
public final class Words {

  private Words() {}

  /** How many words {@code text} has. */
  public static int count(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = text.charAt(i) != ' ';
      words += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return words;
  }
}
