package dev.heddle.workload;

import java.io.Serializable;

/** What became of a fetch. */
public sealed interface FetchResult extends Serializable permits Fetched, FetchFailed {}
