package dev.heddle.campaign;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How suspected rows of a history's newest run are to be measured once more.
 *
 * @param none whether nothing is measured again
 * @param jar what the newest run measured, where that is a JMH file; null where nobody says
 * @param java what that runs on; null for the one that the file names
 * @param seconds the most that it may take
 * @param turn whether it waits until nobody else measures
 * @param folder a new one for what is measured; further runs get folders beside it
 */
public record RerunRequest(
    boolean none,
    @Nullable Path jar,
    @Nullable Path java,
    double seconds,
    Turn turn,
    Path folder) {}
