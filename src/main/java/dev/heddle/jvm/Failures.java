package dev.heddle.jvm;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error of the system means, in words: the JDK's messages are often only a file's name, and
 * of a process that could not be started they say why at their end.
 */
public final class Failures {

  private static final Pattern NOT_STARTED =
      Pattern.compile("error[=:] ?\\d+[, ]*\\(?([^()]+)\\)?\\s*$");

  private Failures() {}

  public static String words(Exception e) {
    return switch (e) {
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          words(unchecked.getCause());
      case AccessDeniedException denied -> "no permission";
      case FileAlreadyExistsException exists -> "something else is in its place";
      case DirectoryNotEmptyException full -> "it is not empty";
      case NotDirectoryException file -> "it is not a folder";
      case NoSuchFileException none -> "there is no such file or folder";
      case FileSystemException other when other.getReason() != null ->
          Objects.requireNonNull(other.getReason());
      default -> ofSystem(Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
    };
  }

  private static String ofSystem(String words) {
    Matcher notStarted = NOT_STARTED.matcher(words);
    return notStarted.find() ? notStarted.group(1) : words;
  }
}
