package dev.heddle.result;

/**
 * What else went on in the machine around a fork.
 *
 * @param before the load average of the last minute before the fork, in runnable tasks; negative
 *     where the system does not tell
 * @param steal the share of the processors' time during the fork that the hypervisor gave to
 *     others, 0 to 1; negative where the system does not tell
 * @param others the share of the processors' time during the fork that processes outside of the run
 *     used, 0 to 1; negative where the system does not tell
 */
public record Load(double before, double steal, double others) {}
