package dev.heddle.benchmarks;

import dev.heddle.workload.FetchResult;
import dev.heddle.workload.FetchUrl;
import java.io.IOException;
import java.util.List;

/** The pages that a row fetches, and what may come of it. */
sealed interface Pages extends AutoCloseable permits LocalPages, RealPages {

  /** One fetch for each page. */
  List<FetchUrl> fetches();

  /** Fetches that take no longer than they must, to warm the way; none where that is no way to. */
  List<FetchUrl> quickFetches();

  /** Begins to count what is noted. */
  void begin() throws IOException;

  /** How many bytes came in all; throws if that cannot be a measurement. */
  long check(List<FetchResult> results);

  /** Notes what is to be known beside the time. */
  void note(Contender contender) throws IOException;

  @Override
  void close();
}
