package dev.heddle.own;

import dev.heddle.fork.Params;
import dev.heddle.task.TaskSource;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's own task as it was found.
 *
 * @param word by what it was asked for
 * @param label what its rows are called
 * @param made an object of its class
 * @param parameters what can be set of it, and what that is where nobody does
 * @param staysHere why it cannot be sent to another JVM; null where it can
 */
record FoundTask(
    String word,
    String label,
    Object made,
    SortedMap<String, String> parameters,
    @Nullable String staysHere) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  /**
   * Finds a task: a class of that name or, if there is none, a source that calls itself so. Runs
   * code of its class.
   *
   * @throws OwnTaskException where it is not there, or is no task
   */
  static FoundTask find(String word, ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(word, true, loader);
    } catch (ClassNotFoundException e) {
      return named(word, loader);
    } catch (LinkageError e) {
      throw wrong(word, OwnWords.unlinked(e));
    }
    return of(word, made(word, type));
  }

  private static FoundTask of(String word, Object made) {
    return switch (made) {
      case TaskSource source -> of(word, source);
      case Callable<?> task ->
          new FoundTask(
              word, task.getClass().getSimpleName(), task, new TreeMap<>(), unsendable(task));
      default ->
          throw wrong(word, made instanceof Runnable ? OwnWords.IS_RUNNABLE : OwnWords.IS_NEITHER);
    };
  }

  private static FoundTask of(String word, TaskSource source) {
    try {
      String name = source.name();
      if (!NAME.matcher(name).matches()) {
        throw wrong(word, OwnWords.badName(name));
      }
      SortedMap<String, String> parameters = new TreeMap<>(source.parameters());
      for (String parameter : parameters.keySet()) {
        if (Params.OF_EVERY_TASK.contains(parameter) || !PARAMETER.matcher(parameter).matches()) {
          throw wrong(word, OwnWords.badParameter(parameter));
        }
      }
      return new FoundTask(
          word,
          name,
          source,
          parameters,
          source.crossesProcesses() ? null : OwnWords.STAYS_BY_ITSELF);
    } catch (OwnTaskException e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw wrong(word, OwnWords.saysNothing(e));
    }
  }

  private static FoundTask named(String word, ClassLoader loader) {
    List<String> others = new ArrayList<>();
    try {
      for (TaskSource source : ServiceLoader.load(TaskSource.class, loader)) {
        if (source.name().equals(word)) {
          return of(word, source);
        }
        others.add(source.name());
      }
    } catch (ServiceConfigurationError e) {
      throw wrong(word, OwnWords.sourceMissing(e));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw wrong(word, OwnWords.sourceNameless(e));
    }
    throw wrong(word, OwnWords.notFound(others));
  }

  private static Object made(String word, Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      throw wrong(word, OwnWords.NOT_PUBLIC);
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw wrong(word, OwnWords.ABSTRACT);
    }
    try {
      Constructor<?> constructor = type.getConstructor();
      return constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw wrong(word, OwnWords.NO_CONSTRUCTOR);
    } catch (InvocationTargetException e) {
      throw wrong(word, OwnWords.constructorThrows(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw wrong(word, OwnWords.cannotBeMade(e));
    } catch (LinkageError e) {
      throw wrong(word, OwnWords.unlinked(e));
    }
  }

  /** Another object of the same class. */
  Object another() {
    return made(word, made.getClass());
  }

  /** Why {@code task} cannot be written to bytes; null where it can. */
  static @Nullable String unsendable(Object task) {
    String name = task.getClass().getName();
    if (!(task instanceof Serializable)) {
      return OwnWords.notSerializable(name);
    }
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(task);
      return null;
    } catch (NotSerializableException e) {
      return OwnWords.partNotSerializable(name, e);
    } catch (IOException | RuntimeException e) {
      return OwnWords.cannotBeSerialized(name, e);
    }
  }

  static OwnTaskException wrong(String word, String why) {
    return new OwnTaskException(OwnWords.asked(word, why));
  }

  /** All parameters, as {@code given} and else as they usually are. */
  Map<String, String> with(Map<String, String> given) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.putAll(given);
    return all;
  }
}
