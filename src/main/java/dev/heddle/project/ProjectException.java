package dev.heddle.project;

/** A project cannot be set up: its message says what is wrong, why, and what to do. */
public final class ProjectException extends Exception {

  private static final long serialVersionUID = 1L;

  ProjectException(String message) {
    super(message);
  }
}
