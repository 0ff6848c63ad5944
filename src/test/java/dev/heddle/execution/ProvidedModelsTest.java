package dev.heddle.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.id.UnknownIdException;
import dev.heddle.testing.ModelJar;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidedModelsTest {

  @TempDir Path folder;

  @Test
  void aModelOfAnotherJarIsReadOpenedAndToldLikeHeddlesOwn() throws Exception {
    try (URLClassLoader jars = jars(ModelJar.make(folder, "provided", ModelJar.SOURCE))) {
      List<ProvidedModel> provided = ProvidedModels.in(jars);
      ExecutionModel model = ModelText.read("provided[ threads = mine ]", () -> provided);

      assertThat(provided).extracting(ExecutionModel::id).containsExactly("provided");
      assertThat(model.id()).isEqualTo("provided[threads=mine]");
      assertThat(model).isEqualTo(ModelText.read("provided[threads=mine]", () -> provided));
      assertThat(ModelText.read("provided[threads=provided]", () -> provided).id())
          .isEqualTo("provided");
      try (Workforce workforce = model.open(OpenRequest.of(1))) {
        Callable<String> task = () -> Thread.currentThread().getName();
        assertThat(workforce.callAll(Collections.nCopies(3, task))).containsOnly("mine-1");
        assertThat(workforce.workers()).extracting(Worker::how).containsExactly("of another jar");
      }
    }
  }

  @Test
  void nobodyLooksForOtherJarsWhereAModelIsHeddlesOwn() {
    for (ExecutionModel own : ExecutionModel.builtIn()) {
      assertThat(
              ModelText.read(
                  own.name(),
                  () -> {
                    throw new AssertionError("other jars are looked for");
                  }))
          .isEqualTo(own);
    }
  }

  @Test
  void anUnknownModelNamesThoseOfOtherJarsToo() throws Exception {
    try (URLClassLoader jars = jars(ModelJar.make(folder, "provided", ModelJar.SOURCE))) {
      List<ProvidedModel> provided = ProvidedModels.in(jars);

      assertThatThrownBy(() -> ModelText.read("providd", () -> provided))
          .isInstanceOf(UnknownIdException.class)
          .hasMessageStartingWith("model 'providd': unknown; write one of sequential, ")
          .hasMessageEndingWith(", independent, limit, provided");
      assertThatThrownBy(() -> ModelText.read("provided[thread=a]", () -> provided))
          .hasMessage("option of provided 'thread': unknown; write one of threads");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what the source says | what it says instead | what is told
        "return new Provided(\"provided\");|throw new IllegalStateException(\"no\");"
            + "|java.lang.IllegalStateException: no; mend its jar, or take it off the class path",
        "return new Provided(\"provided\");|return null;|bad.jar: it gives none; mend its jar",
        "return \"A pool of another jar.\";|return null;|NullPointerException",
        "return Set.of();|throw new AssertionError(\"traits\");|AssertionError: traits; mend",
        "return Set.of();|return Set.of(Trait.CROSSES_MACHINES);|without CROSSES_PROCESSES; add",
        "return \"provided\";|return \"Provided Pool\";|is called 'Provided Pool'; name it in"
            + " lower-case",
      })
  void aProviderThatCannotBeHadIsToldInOneLineWithItsClass(String what, String instead, String told)
      throws Exception {
    isToldInOneLine(what, instead, told);
  }

  @Tag("contract")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return Set.of();|return Set.of(Trait.KEEPS_PROCESSES);|without CROSSES_PROCESSES; add",
        "return \"provided\";|return \"p[a=b]\";|is called 'p[a=b]'; name it in lower-case",
        "return \"provided\";|return \"fixed-pool\";|the name is taken by one of Heddle's own;"
            + " rename it",
        "return \"A pool of another jar.\";|return \"a\\nb\";|has no description of one line",
        "new Provided(\"provided\")|new Provided(\"x\")"
            + "|is 'provided[threads=x]' where nothing is set; give it its usual options",
        "implements ModelProvider {|implements ModelProvider { static int x = 1 / 0;|by zero",
        "@Override public ProvidedModel model|public Provider() { throw new Error(\"e\"); }"
            + " @Override public ProvidedModel model|could not be instantiated (java.lang.Error:"
            + " e); mend",
        "public final class Provider|final class Provider|Unable to get public no-arg constructor",
      })
  void soIsOneThatCannotBeHadForOtherReasons(String what, String instead, String told)
      throws Exception {
    isToldInOneLine(what, instead, told);
  }

  private void isToldInOneLine(String what, String instead, String told) throws Exception {
    String source = ModelJar.SOURCE.replaceAll("@Override\\s+public", "@Override public");
    assertThat(source).contains(what);
    Path jar = ModelJar.make(folder, "bad", source.replace(what, instead));
    try (URLClassLoader jars = jars(jar)) {
      assertThatThrownBy(() -> ProvidedModels.in(jars))
          .isInstanceOf(ModelProviderException.class)
          .hasMessageStartingWith("model ")
          .hasMessageContaining(ModelJar.PROVIDER)
          .hasMessageContaining(jar.toString())
          .hasMessageContaining(told)
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void aJarWhoseProviderIsNotThereIsToldInOneLine() throws Exception {
    Path jar = ModelJar.make(folder, "bad", ModelJar.SOURCE, "other.Missing");
    try (URLClassLoader jars = jars(jar)) {
      assertThatThrownBy(() -> ProvidedModels.in(jars))
          .isInstanceOf(ModelProviderException.class)
          .hasMessageStartingWith("model of " + jar + ": ")
          .hasMessageContaining("Provider other.Missing not found; mend its jar");
    }
  }

  @Test
  void twoModelsOfOneNameAreToldWithBothProviders() throws Exception {
    Path one = ModelJar.make(folder, "one", ModelJar.SOURCE);
    Path two =
        ModelJar.make(
            folder,
            "two",
            ModelJar.SOURCE.replace("package other", "package third"),
            "third.Provider");
    try (URLClassLoader jars = jars(one, two)) {
      assertThatThrownBy(() -> ProvidedModels.in(jars))
          .isInstanceOf(ModelProviderException.class)
          .hasMessage(
              "model 'provided' of third.Provider in "
                  + two
                  + ": the name is taken by other.Provider in "
                  + one
                  + "; rename it, or take its jar off the class path");
    }
  }

  @Test
  void aValueThatAModelOfAnotherJarChokesOnIsToldInOneLine() throws Exception {
    String source =
        ModelJar.SOURCE.replace(
            "Provided::new", "text -> { throw new UnsupportedOperationException(text); }");
    Path jar = ModelJar.make(folder, "bad", source);
    try (URLClassLoader jars = jars(jar)) {
      List<ProvidedModel> provided = ProvidedModels.in(jars);

      assertThatThrownBy(() -> ModelText.read("provided[threads=a]", () -> provided))
          .isInstanceOf(ModelProviderException.class)
          .hasMessage(
              "model provided in "
                  + jar
                  + ": does not take threads=a"
                  + " (java.lang.UnsupportedOperationException: a); mend its jar");
    }
  }

  private static URLClassLoader jars(Path... jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ProvidedModelsTest.class.getClassLoader());
  }
}
