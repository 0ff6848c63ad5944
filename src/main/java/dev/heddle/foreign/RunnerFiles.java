package dev.heddle.foreign;

import dev.heddle.id.Identified;
import dev.heddle.memory.PrivateFolder;
import dev.heddle.result.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The runners that come with the program, as files that an interpreter reads. */
public final class RunnerFiles implements AutoCloseable {

  private final PrivateFolder folder;

  private RunnerFiles(PrivateFolder folder) {
    this.folder = folder;
  }

  /** Writes them into a temporary folder, which goes again when this is closed. */
  @SuppressWarnings("MustBeClosedChecker") // closed with this
  public static RunnerFiles write() throws IOException {
    PrivateFolder folder = PrivateFolder.make();
    try {
      for (OurRunner each : OurRunner.values()) {
        try (InputStream from =
            Objects.requireNonNull(RunnerFiles.class.getResourceAsStream(each.script()))) {
          Files.copy(from, folder.path().resolve(each.script()));
        }
      }
      return new RunnerFiles(folder);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** What starts the runner of {@code peer}. */
  ProcessBuilder command(Peer peer) {
    return command(peer.kind(), peer.program());
  }

  /** What starts a runner of that kind: a file of ours, or the program itself. */
  ProcessBuilder command(String kind, String program) {
    List<String> words = new ArrayList<>();
    words.add(program);
    OurRunner ours = Identified.find(OurRunner.class, kind).orElse(null);
    if (ours != null) {
      words.addAll(ours.flags());
      words.add(folder.path().resolve(ours.script()).toString());
    }
    ProcessBuilder command = new ProcessBuilder(words);
    if (ours == OurRunner.PYTHON) {
      // interpreters in one process look for modules here, and not beside the file that was started
      command.environment().put("PYTHONPATH", folder.path().toString());
    }
    return command;
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      // the next one that makes such a folder removes it
    }
  }
}
