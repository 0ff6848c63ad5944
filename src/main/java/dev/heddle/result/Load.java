package dev.heddle.result;

/**
 * What else went on in the machine around a fork.
 *
 * @param loadBefore the load average of the last minute before the fork, in runnable tasks;
 *     negative where the system does not tell
 * @param steal the share of the processors' time during the fork that the hypervisor gave to
 *     others, 0 to 1; negative where the system does not tell
 * @param busyBefore the share of the processors' time in use just before the fork, 0 to 1; negative
 *     where unknown
 */
public record Load(double loadBefore, double steal, double busyBefore) {}
