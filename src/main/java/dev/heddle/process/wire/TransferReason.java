package dev.heddle.process.wire;

import java.io.InvalidClassException;
import java.io.NotSerializableException;
import org.jspecify.annotations.Nullable;

/** Says in words why an object could not cross between the processes, and what to do. */
public final class TransferReason {

  private TransferReason() {}

  /** Says why {@code what} did not come about; {@code root} is what should have been sent. */
  public static String explain(String what, Throwable why, @Nullable Object root) {
    return what
        + switch (why) {
          case NotSerializableException e when isWrapper(e) ->
              ": "
                  + e.getMessage()
                  + NonSerializableField.where(root, String.valueOf(e.getMessage()))
                  + " is a wrapper of the JDK that stays in its process; give the pool the task"
                  + " itself: submit, submitAsync for a CompletableFuture, completionService() for"
                  + " results as they come, ProcessPool.callable for a Runnable";
          case NotSerializableException e when isLambda(e) ->
              ": "
                  + e.getMessage()
                  + NonSerializableField.where(root, String.valueOf(e.getMessage()))
                  + " is a lambda that is not serializable; let it implement java.io.Serializable"
                  + " by a cast to (Callable<T> & Serializable), or write it as a record";
          case NotSerializableException e ->
              ": "
                  + e.getMessage()
                  + NonSerializableField.where(root, String.valueOf(e.getMessage()))
                  + " is not serializable; implement java.io.Serializable or make it transient";
          case PayloadTooLargeException e ->
              ": " + e.getMessage() + "; send less at once or raise the pool's payload limit";
          // an object stream wraps what its descriptors run into
          case InvalidClassException e when e.getCause() instanceof ClassNotFoundException cause ->
              unknownClass(String.valueOf(cause.getMessage()));
          case ClassNotFoundException e -> unknownClass(String.valueOf(e.getMessage()));
          case NoClassDefFoundError e -> unknownClass(String.valueOf(e.getMessage()));
          default -> ": " + why;
        };
  }

  private static boolean isLambda(NotSerializableException e) {
    return String.valueOf(e.getMessage()).contains("$$Lambda");
  }

  private static boolean isWrapper(NotSerializableException e) {
    String type = String.valueOf(e.getMessage());
    return type.startsWith("java.util.concurrent.CompletableFuture")
        || type.startsWith("java.util.concurrent.ExecutorCompletionService")
        || type.startsWith("java.util.concurrent.Executors")
        || type.endsWith("FutureTask");
  }

  private static String unknownClass(String name) {
    return ": class "
        + name
        + " is not known there; put it on the class path of the pool's workers";
  }
}
