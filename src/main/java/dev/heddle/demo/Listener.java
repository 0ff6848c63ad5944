package dev.heddle.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears what is told on a stage, until nobody tells any more, in a thread of its own. */
final class Listener {

  private final Narrator teller;
  private final Consumer<Event> audience;
  private final CompletableFuture<List<Event>> heard = new CompletableFuture<>();

  private Listener(Narrator teller, Consumer<Event> audience) {
    this.teller = teller;
    this.audience = audience;
  }

  static Listener at(Narrator teller, Consumer<Event> audience) {
    Listener listener = new Listener(teller, audience);
    Thread.ofPlatform().daemon().name("heddle-listener").start(listener::listen);
    return listener;
  }

  private void listen() {
    try {
      List<Event> events = new ArrayList<>();
      for (@Nullable Event event = next(); event != null; event = next()) {
        events.add(event);
        audience.accept(event);
      }
      heard.complete(List.copyOf(events));
    } catch (InterruptedException | TimeoutException | RuntimeException e) {
      heard.completeExceptionally(e);
    }
  }

  private @Nullable Event next() throws InterruptedException, TimeoutException {
    return teller.ear().receive(Narrator.LIMIT);
  }

  /** Everything that was told, in order, when nobody tells any more. */
  List<Event> all() throws InterruptedException, TimeoutException, ExecutionException {
    return heard.get(Narrator.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
