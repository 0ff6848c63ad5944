package dev.heddle.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Marks tests of what the JDK's interfaces promise, which run over every {@link Wiring}. They take
 * minutes, and so only run with Maven's profile {@code contract}; what they leave out, and why,
 * says {@code CONTRACT.md} beside this file.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("contract")
@Timeout(120)
@ParameterizedClass(name = "{0}")
@EnumSource(Wiring.class)
@interface Contract {}
