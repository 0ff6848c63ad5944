package dev.heddle.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** By which words a command was asked for, as its run keeps them. */
final class AskedCommand {

  private AskedCommand() {}

  /** The command's own name, and what came after it, with the words of files in their places. */
  static List<String> of(CommandSpec spec) {
    List<String> words = new ArrayList<>(List.of(spec.name()));
    words.addAll(spec.commandLine().getParseResult().expandedArgs());
    return words;
  }
}
