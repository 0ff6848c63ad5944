package dev.heddle.fork;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one question that a benchmark class asks, and the id by which a person selects it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Question {

  /** The benchmark's id: lower case with hyphens. */
  String id();

  /** The question, as a sentence with a question mark. */
  String value();

  /** What a fork that asks it starts beside itself while it loads: nothing, or one class. */
  Class<? extends Runnable>[] beside() default {};
}
