package dev.heddle.benchmarks;

import dev.heddle.workload.Parcels;
import java.io.IOException;
import java.util.List;

/** An execution model with one worker, to which tasks go one at a time. */
record ModelRoute(Contender contender, Parcels parcels) implements Route {

  static ModelRoute open(String model, Parcels parcels) throws IOException {
    return new ModelRoute(Contender.openWarm(model, "1", List.of(parcels.task(0))), parcels);
  }

  @Override
  public long call(long number) throws Exception {
    return parcels.check(number, contender.call(parcels.task(number)));
  }

  @Override
  public void close() {
    contender.close();
  }
}
