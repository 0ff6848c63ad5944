package dev.heddle.campaign;

import dev.heddle.foreign.RunnerException;
import dev.heddle.foreign.Runners;
import dev.heddle.result.PeerName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A runtime whose runner comes with the program, as it is on this machine.
 *
 * @param id by which it is asked for
 * @param about what it is and where, or why it is not there
 * @param rows what its rows can be called, each with the benchmarks that have such a one
 */
public record OurPeers(String id, String about, Map<String, List<String>> rows) {

  /** Copies the map. */
  public OurPeers {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** All of them; starts each, which takes some tenths of a second. */
  public static List<OurPeers> all() {
    return Runners.ours().stream().map(OurPeers::ask).toList();
  }

  private static OurPeers ask(String id) {
    try {
      Runners.Found found = Runners.of(List.of(id)).getFirst();
      Map<String, List<String>> rows = new LinkedHashMap<>();
      found
          .rows()
          .forEach((work, offer) ->
              offer
                  .models()
                  .forEach(model ->
                      rows.computeIfAbsent(
                              new PeerName(
                                      found.peer().label(), model, Collections.emptySortedMap())
                                  .toString(),
                              _ -> new ArrayList<>())
                          .add(work.label())));
      return new OurPeers(
          id,
          "%s %s, %s"
              .formatted(found.peer().runtime(), found.peer().version(), found.peer().program()),
          rows);
    } catch (RunnerException e) {
      return new OurPeers(id, String.valueOf(e.getMessage()), Map.of());
    } catch (IOException e) {
      return new OurPeers(id, PeerWords.runnersNotWritten(e), Map.of());
    }
  }
}
