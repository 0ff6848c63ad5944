package dev.heddle.foreign;

import dev.heddle.id.Identified;
import java.util.List;

/** The runners that come with the program. */
enum OurRunner implements Identified {
  PYTHON("python3", "runner.py", "-B -u"),
  NODE("node", "runner.mjs", "");

  private final String program;
  private final String script;
  private final String flags;

  OurRunner(String program, String script, String flags) {
    this.program = program;
    this.script = script;
    this.flags = flags;
  }

  /** The interpreter that is meant where nobody names one. */
  String program() {
    return program;
  }

  /** The name of its file. */
  String script() {
    return script;
  }

  /** What the interpreter is told before that. */
  List<String> flags() {
    return flags.isEmpty() ? List.of() : List.of(flags.split(" ", -1));
  }
}
