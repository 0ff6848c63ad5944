package dev.heddle.run;

import dev.heddle.fork.AllAtOnce;
import dev.heddle.fork.Checked;
import dev.heddle.fork.Waiting;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.State;

/**
 * Refuses values that a benchmark's parameters cannot have: those that are not of their field's
 * type, and those that the benchmark itself refuses.
 */
final class ParamCheck {

  private static final Pattern UNIT = Pattern.compile("([0-9]{1,9})([kKmMgG])");

  private final List<Class<?>> states;

  /** Of which somebody else has looked at the values. */
  private final Set<String> lookedAt;

  private ParamCheck(List<Class<?>> states, Set<String> lookedAt) {
    this.states = states;
    this.lookedAt = lookedAt;
  }

  /** Refuses nothing: of benchmarks in other jars only the values are known. */
  static ParamCheck none() {
    return new ParamCheck(List.of(), Set.of());
  }

  /** For the method of {@code benchmark} called {@code name}, and the states that it takes. */
  static ParamCheck of(Class<?> benchmark, String name) {
    return new ParamCheck(
        Stream.concat(
                Stream.of(benchmark),
                Arrays.stream(benchmark.getMethods())
                    .filter(method ->
                        method.isAnnotationPresent(org.openjdk.jmh.annotations.Benchmark.class))
                    .filter(method -> method.getName().equals(name))
                    .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                    .filter(type -> type.isAnnotationPresent(State.class)))
            .toList(),
        Set.of());
  }

  /** The same, but for a parameter that somebody else has looked at: a benchmark sees none. */
  ParamCheck without(String parameter) {
    return new ParamCheck(states, Set.of(parameter));
  }

  /**
   * Checks the parameters of one row.
   *
   * @throws PlanException for the first that is refused
   * @throws dev.heddle.fork.NoRowException where they mean nothing together
   */
  void check(Map<String, String> params) throws PlanException {
    for (Class<?> state : states) {
      try {
        if (instance(state, params) instanceof Checked checked) {
          checked.check();
        }
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    }
  }

  /** How many tasks of such a row wait for each other, where they do. */
  OptionalInt tasksAtOnce(Map<String, String> params) throws PlanException {
    for (Class<?> state : states) {
      try {
        if (instance(state, params) instanceof AllAtOnce gathered) {
          return OptionalInt.of(gathered.tasksAtOnce());
        }
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether its tasks wait most of their time. */
  boolean waiting() {
    return states.stream().anyMatch(Waiting.class::isAssignableFrom);
  }

  private static PlanException refused(IllegalArgumentException e) {
    return new PlanException(String.valueOf(e.getMessage()));
  }

  private Object instance(Class<?> state, Map<String, String> params) throws PlanException {
    try {
      Constructor<?> constructor = state.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object instance = constructor.newInstance();
      // as JMH does, those of the classes above too
      for (Class<?> type = state; type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          @Nullable String value = params.get(field.getName());
          boolean own = field.isAnnotationPresent(Param.class);
          if (value != null && own && !lookedAt.contains(field.getName())) {
            field.setAccessible(true);
            field.set(instance, value(field, value));
          }
        }
      }
      return instance;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JMH's list names a class that cannot be made", e);
    }
  }

  private static Object value(Field field, String text) throws PlanException {
    return switch (field.getType().getName()) {
      case "java.lang.String" -> text;
      case "int" -> (int) number(field.getName(), text, Integer.MAX_VALUE);
      case "long" -> number(field.getName(), text, Long.MAX_VALUE);
      default ->
          throw new IllegalStateException(
              "parameter " + field.getName() + " has a type that is not read here");
    };
  }

  private static long number(String name, String text, long most) throws PlanException {
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below, as any other value that is not in range
    }
    throw new PlanException(RunWords.noWholeNumber(name, text, most, meant(text, most)));
  }

  /** The number that was meant where it has a unit, else one as an example. */
  private static String meant(String text, long most) {
    Matcher unit = UNIT.matcher(text);
    if (unit.matches()) {
      long factor = 1;
      for (int i = 0; i <= "kmg".indexOf(unit.group(2).toLowerCase(Locale.ROOT)); i++) {
        factor *= 1000;
      }
      long number = Long.parseLong(unit.group(1)) * factor;
      if (number >= 1 && number <= most) {
        return Long.toString(number);
      }
    }
    return "8";
  }
}
