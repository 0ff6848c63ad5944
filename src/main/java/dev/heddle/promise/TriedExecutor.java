package dev.heddle.promise;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.Workforce;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The executor that a word names: an execution model by its id, a class that is one or supplies
 * one, or {@code CLASS::METHOD} that makes one. What a class is made by may take a number of
 * workers.
 *
 * @param executor the executor
 * @param owner what is closed when it is not tried any more
 */
record TriedExecutor(ExecutorService executor, AutoCloseable owner) {

  private static final String METHOD = "::";

  /** Whether a word names a class, and no model: models have small letters and no full stop. */
  static boolean isClass(String word) {
    String name = word.replaceFirst("\\[.*", "");
    return name.contains(".")
        || name.contains(METHOD)
        || (!name.isEmpty() && Character.isUpperCase(name.charAt(0)));
  }

  /**
   * Opens it.
   *
   * @throws PromiseException where there is none, or it does not open
   */
  static TriedExecutor open(String word, int workers) throws PromiseException {
    try {
      if (!isClass(word)) {
        Workforce workforce = ExecutionModel.of(word).open(OpenRequest.of(workers));
        return new TriedExecutor(workforce.executor(), workforce);
      }
      Object made = made(word, workers);
      if (made instanceof Supplier<?> supplier) {
        made = supplier.get();
      }
      if (made instanceof ExecutorService executor) {
        return new TriedExecutor(executor, executor);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      throw wrong(word, PromiseWords.cannotBeOpened(e));
    }
    throw wrong(word, PromiseWords.NO_EXECUTOR);
  }

  private static @Nullable Object made(String word, int workers) throws PromiseException {
    int end = word.indexOf(METHOD);
    Class<?> type;
    try {
      type = Class.forName(end < 0 ? word : word.substring(0, end));
    } catch (ClassNotFoundException e) {
      throw wrong(word, PromiseWords.NO_CLASS);
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw wrong(word, PromiseWords.NOT_PUBLIC);
    }
    try {
      return end < 0
          ? constructed(word, type, workers)
          : called(word, type, word.substring(end + METHOD.length()), workers);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw wrong(word, PromiseWords.cannotBeOpened(cause == null ? e : cause));
    } catch (ReflectiveOperationException e) {
      throw wrong(word, PromiseWords.cannotBeOpened(e));
    }
  }

  private static Object constructed(String word, Class<?> type, int workers)
      throws ReflectiveOperationException, PromiseException {
    for (Constructor<?> each : type.getConstructors()) {
      if (takesWorkers(each.getParameterTypes())) {
        return each.newInstance(workers);
      }
    }
    try {
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw wrong(word, PromiseWords.NO_CONSTRUCTOR);
    }
  }

  private static @Nullable Object called(String word, Class<?> type, String name, int workers)
      throws ReflectiveOperationException, PromiseException {
    for (Method each : type.getMethods()) {
      if (Modifier.isStatic(each.getModifiers()) && each.getName().equals(name)) {
        if (takesWorkers(each.getParameterTypes())) {
          return each.invoke(null, workers);
        }
        if (each.getParameterCount() == 0) {
          return each.invoke(null);
        }
      }
    }
    throw wrong(word, PromiseWords.noMethod(name));
  }

  private static boolean takesWorkers(Class<?>[] parameters) {
    return parameters.length == 1 && parameters[0] == int.class;
  }

  private static PromiseException wrong(String word, String why) {
    return new PromiseException(PromiseWords.executor(word, why));
  }
}
