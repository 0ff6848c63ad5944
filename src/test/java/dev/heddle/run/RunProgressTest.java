package dev.heddle.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.ExampleRun;
import dev.heddle.result.Fork;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import dev.heddle.result.RunFolder;
import dev.heddle.result.RunInfo;
import dev.heddle.result.RunInfo.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTest {

  @TempDir Path folder;

  @Test
  void whatItWroteItDoesNotReadAgain() throws Exception {
    ExampleRun example = ExampleRun.of("squares", "org.example.Squares.squares");
    RowId row = example.row("bare", 1);
    Path earlier = folder.resolve("earlier");
    example.takes(row, 20).write(earlier);
    RunInfo info = RunFolder.open(earlier).info();
    List<Fork> forks = RunFolder.open(earlier).forks();
    RunFolder run = RunFolder.create(folder.resolve("run"));
    run.write(info);
    RunProgress progress = new RunProgress(run, info.plan(), info, forks.subList(0, 1));

    progress.measured(forks.get(1));
    Files.delete(run.path().resolve("forks.jsonl"));
    progress.save(Status.RUNNING);

    assertThat(progress.results().rows())
        .singleElement()
        .satisfies(each -> assertThat(each.forks()).isEqualTo(forks.subList(0, 2)));
    assertThat(ResultSet.read(run.path().resolve("jmh.json")).rows())
        .singleElement()
        .satisfies(each -> assertThat(each.declaredForks()).isEqualTo(2));
  }
}
