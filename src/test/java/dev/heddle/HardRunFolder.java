package dev.heddle;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whatever fails when a fork is kept, those before it stay, and so does the description. */
final class HardRunFolder implements HardPart.Use {

  private final RunFolder folder;
  private final List<Fork> forks;
  private final RunInfo info;
  private final List<Fork> kept = new ArrayList<>();

  HardRunFolder(Path folder) throws Exception {
    ExampleRun example = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
    example.takes(example.row("fixed-pool", 2), 1.5).rounds(20);
    RunFolder written = RunFolder.open(example.write(Files.createTempDirectory(folder, "example")));
    forks = written.forks();
    info = written.info();
    this.folder = RunFolder.create(Files.createTempDirectory(folder, "run"));
    this.folder.write(info);
  }

  @Override
  public void use() throws Exception {
    try {
      for (Fork fork : forks) {
        folder.append(fork);
        kept.add(fork);
      }
      folder.write(info);
    } finally {
      // an exception of the reading is one to tell as well, but nothing that was kept is lost
      HardPart.check(folder.forks().equals(kept), "not all forks are there");
      HardPart.check(folder.info().equals(info), "the description");
    }
    String text = Files.readString(folder.path().resolve("forks.jsonl"));
    HardPart.check(text.chars().noneMatch(c -> c > '9' && Character.isDigit(c)), "other digits");
  }

  @Override
  public void close() {
    // a folder of a run stays
  }
}
