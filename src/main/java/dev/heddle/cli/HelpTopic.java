package dev.heddle.cli;

import dev.heddle.id.Identified;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What there is to read beside the help of commands, in the order to read it: a page of Markdown
 * each, in the folder {@code help} of the resources, whose first line is its title.
 */
enum HelpTopic implements Identified {
  INSTALL,
  READING,
  BENCHMARKS,
  MODELS,
  WORKERS,
  PRESETS,
  TASKS,
  COMMANDS,
  RUNTIMES,
  DEMOS,
  EXECUTORS,
  CLUSTER,
  METHOD,
  TABLES,
  SLOWER,
  BUILDS,
  NOISE,
  CI,
  HISTORY,
  SCRIPTS,

  /** What the process pool promises, which the tests of the promises are told by. */
  POOL {
    @Override
    String title() {
      return "What the process pool promises";
    }

    @Override
    String text(int width) {
      return PoolPromises.text();
    }
  };

  /** What it is about, in a few words. */
  String title() {
    return page().lines().findFirst().orElse("").replaceFirst("^# ", "");
  }

  /** All of it, for a terminal of {@code width} columns. */
  String text(int width) {
    return TopicText.of(page(), width);
  }

  private String page() {
    try (InputStream page = HelpTopic.class.getResourceAsStream("help/" + id() + ".md")) {
      if (page == null) {
        throw new IllegalStateException("no page about " + id());
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
