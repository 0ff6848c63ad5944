package dev.heddle.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** What an I/O error means, in words; the JDK's messages are often only the file's name. */
public final class Failures {

  private Failures() {}

  public static String words(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission";
      case FileAlreadyExistsException exists -> "something else is in its place";
      case DirectoryNotEmptyException full -> "it is not empty";
      case NotDirectoryException file -> "it is not a folder";
      case NoSuchFileException none -> "there is no such file or folder";
      case FileSystemException other when other.getReason() != null ->
          Objects.requireNonNull(other.getReason());
      default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    };
  }
}
