package dev.heddle.demo;

import java.util.List;

/**
 * A demo that was played.
 *
 * @param demo its id
 * @param model the id of the model that it was played on
 * @param pid the process that played it, and whose workers may have been others
 * @param events what happened, in order
 * @param shows one sentence on what that shows
 */
public record Story(String demo, String model, long pid, List<Event> events, String shows) {

  /** With its events as they are now. */
  public Story {
    events = List.copyOf(events);
  }
}
