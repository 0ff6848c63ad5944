package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A pool for all tests of a class, none of which may cost it a worker. */
final class LastingPool
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final PoolOptions options;
  private @Nullable ProcessPool open;
  private List<WorkerJvm> before = List.of();

  LastingPool(PoolOptions options) {
    this.options = options;
  }

  ProcessPool pool() {
    return Objects.requireNonNull(open);
  }

  <T> Future<T> submit(Task<T> task) {
    return pool().submit(task);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    ProcessPool pool = ProcessPool.open(options);
    open = pool;
    pool.startAll();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    before = pool().workers();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    assertThat(submit(() -> 7).get()).isEqualTo(7);
    assertThat(pool().workers()).hasSize(options.workers()).isEqualTo(before);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    pool().close();
  }
}
