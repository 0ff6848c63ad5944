package dev.heddle.stats;

/** A 95 % confidence interval; both ends belong to it. */
public record Interval(double low, double high) {}
