package dev.heddle.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How JMH measured a fork: the head of a row in JMH's own JSON. Anything may be missing in files of
 * old versions.
 */
public record Setup(
    @Nullable String jmhVersion,
    @Nullable String jvm,
    List<String> jvmArgs,
    @Nullable String jdkVersion,
    @Nullable String vmName,
    @Nullable String vmVersion,
    int warmupIterations,
    @Nullable String warmupTime,
    int warmupBatchSize,
    int measurementIterations,
    @Nullable String measurementTime,
    int measurementBatchSize) {}
