package dev.heddle.foreign;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a runner; which parts it has says what it is.
 *
 * @param ready true in the first line of a runner that waits for a line from us before it begins an
 *     iteration, and after the last
 * @param times of an iteration: how long each invocation took, in seconds
 * @param answer of an iteration: what every invocation came to
 * @param end true in the last line
 * @param notes what the last line says of how it was measured, by name
 * @param error why there is no more, in one line
 */
record Reply(
    @Nullable Boolean ready,
    @Nullable List<Double> times,
    @Nullable List<Long> answer,
    @Nullable Boolean end,
    @Nullable Map<String, String> notes,
    @Nullable String error) {}
