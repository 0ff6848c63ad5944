package dev.heddle.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for those who write a runner says what is read and written, and no more. */
class RunnersPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("heddle.basedir", ""))
          .resolve("src/main/resources/dev/heddle/foreign/RUNNERS.md");

  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @Test
  void everyWorkloadIsInItsTable() {
    assertThat(Work.values())
        .allSatisfy(work -> assertThat(page).contains("`" + work.label() + "`"));
  }

  @Test
  void everyPartOfALineIsNamed() {
    assertThat(
            Stream.of(RunnerRequest.class, Reply.class, Description.class)
                .flatMap(line -> Arrays.stream(line.getRecordComponents()))
                .map(part -> part.getName()))
        .allSatisfy(part -> assertThat(page).containsPattern("[\"`]" + part + "\\b"));
  }

  @Test
  void itsExamplesAreReadAsWhatTheyAre() throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher example = Pattern.compile("(?s)```json\n(.*?)```").matcher(page);
    while (example.find()) {
      lines.addAll(List.of(example.group(1).replaceAll("\n +", " ").strip().split("\n", -1)));
    }

    assertThat(lines).hasSize(6);
    assertThat(Json.parse(lines.get(0), RunnerRequest.class)).isEqualTo(RunnerRequest.DESCRIBE);
    assertThat(Json.parse(lines.get(1), Description.class).runtime()).isEqualTo("Go");
    assertThat(Json.parse(lines.get(2), RunnerRequest.class).workload()).isEqualTo("squares");
    assertThat(Json.parse(lines.get(3), Reply.class).ready()).isTrue();
    assertThat(Json.parse(lines.get(4), Reply.class).times()).hasSize(3);
    assertThat(Json.parse(lines.get(5), Reply.class).end()).isTrue();
  }
}
