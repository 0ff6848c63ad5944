package dev.heddle.compare;

import dev.heddle.stats.RunNoise;
import dev.heddle.stats.RunSpread;
import dev.heddle.stats.SharedNoise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the noise between the runs of one comparison: by what was calibrated, else by
 * several runs of a side.
 */
final class RunsNoise {

  /** Of sides that were measured together. */
  static final RunsNoise NONE = new RunsNoise(List.of(), KnownNoise.NOTHING);

  private final KnownNoise calibrated;
  private final Map<MatchedRows.Key, RunSpread> own = new HashMap<>();
  private final SharedNoise shared;

  RunsNoise(List<Pair> pairs, KnownNoise calibrated) {
    this.calibrated = calibrated;
    for (Pair pair : pairs) {
      boolean several = pair.base().runs().size() > 1 || pair.candidate().runs().size() > 1;
      if (several && pair.lacks().of(pair.base(), pair.candidate()) == null) {
        Unit unit = pair.base().unit();
        RunSpread spread =
            RunSpread.of(List.of(pair.base().sample(unit), pair.candidate().sample(unit)));
        if (spread != null) {
          own.put(pair.key(), spread);
        }
      }
    }
    shared = SharedNoise.of(own.values());
  }

  /** What new runs of the row differ by; null where that is not known. */
  @Nullable RunNoise of(Pair pair) {
    RunNoise known = calibrated.of(pair.key().id());
    RunSpread spread = own.get(pair.key());
    return known != null || spread == null ? known : shared.of(spread);
  }

  /**
   * The runs of all {@code pairs}, one by one, those of the calibration or those of the sides; null
   * where neither has all rows.
   */
  @Nullable List<RunSpread> all(List<Pair> pairs) {
    List<@Nullable RunSpread> known =
        pairs.stream().<@Nullable RunSpread>map(pair -> calibrated.runs(pair.key().id())).toList();
    List<RunSpread> there = known.stream().flatMap(Stream::ofNullable).toList();
    if (there.size() < pairs.size()) {
      there = pairs.stream().map(Pair::key).filter(own::containsKey).map(own::get).toList();
    }
    return there.size() < pairs.size() ? null : there;
  }
}
