package dev.heddle.foreign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runner says of itself.
 *
 * @param runtime what the runtime is called: {@code CPython}
 * @param version its version
 * @param program what is to be started for its forks, where that is not what was started for this;
 *     an absolute path
 * @param variant the word for a build whose rows are not those of others, such as {@code nogil}
 * @param marks what else its rows are marked with, by name
 * @param rows what it measures, by the names of benchmarks
 * @param error why it measures nothing, in one line
 */
record Description(
    @Nullable String runtime,
    @Nullable String version,
    @Nullable String program,
    @Nullable String variant,
    @Nullable Map<String, String> marks,
    @Nullable Map<String, Rows> rows,
    @Nullable String error) {

  /**
   * The rows of a benchmark.
   *
   * @param models what does the work in each
   * @param sizes the most that it can do in the time of a fork, by the names of parameters
   */
  record Rows(List<String> models, @Nullable Map<String, Long> sizes) {}
}
