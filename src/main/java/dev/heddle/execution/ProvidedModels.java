package dev.heddle.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The models that other jars bring. To look for them costs a JVM some milliseconds, so nobody does
 * before one is asked for.
 */
final class ProvidedModels {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final String REMEDY = "; mend its jar, or take it off the class path";

  /** By their names, the class that provides each; those of Heddle have none. */
  private final Map<String, String> providers = new LinkedHashMap<>();

  private final List<ProvidedModel> models = new ArrayList<>();

  private static @Nullable List<ProvidedModel> onClassPath;

  private ProvidedModels() {
    ExecutionModel.builtIn().forEach(model -> providers.put(model.name(), ""));
  }

  /**
   * Those on the class path of this JVM, by their names.
   *
   * @throws ModelProviderException if one of them cannot be had
   */
  static synchronized List<ProvidedModel> onClassPath() {
    List<ProvidedModel> found = onClassPath;
    if (found == null) {
      found = in(ProvidedModels.class.getClassLoader());
      onClassPath = found;
    }
    return found;
  }

  /** Those that {@code loader} finds. */
  static List<ProvidedModel> in(@Nullable ClassLoader loader) {
    ProvidedModels provided = new ProvidedModels();
    Iterator<ServiceLoader.Provider<ModelProvider>> each =
        ServiceLoader.load(ModelProvider.class, loader).stream().iterator();
    while (answer("a jar on the class path", each::hasNext)) {
      ServiceLoader.Provider<ModelProvider> provider =
          answer("a jar on the class path", each::next);
      String by = answer("a jar on the class path", () -> provider.type().getName());
      provided.add(by, answer(by, () -> checked(by, provider.get().model())));
    }
    return List.copyOf(provided.models);
  }

  private void add(String by, ProvidedModel model) {
    String other = providers.putIfAbsent(model.name(), by);
    if (other != null) {
      throw new ModelProviderException(
          "model '%s' of %s: the name is taken%s; call it otherwise, or take its jar off the class path"
              .formatted(
                  model.name(), by, other.isEmpty() ? " by one of Heddle's own" : " by " + other));
    }
    models.add(model);
  }

  /** What a provider says to {@code question}, or the one line that tells why it does not. */
  private static <T> T answer(String who, Supplier<T> question) {
    try {
      return Objects.requireNonNull(question.get(), "it gives none");
    } catch (ModelProviderException e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError | ServiceConfigurationError e) {
      throw new ModelProviderException("model of " + who + ": " + why(e) + REMEDY, e);
    }
  }

  private static String why(Throwable e) {
    Throwable cause = e.getCause();
    if (cause != null && e instanceof ExceptionInInitializerError) {
      return why(cause);
    }
    if (!(e instanceof ServiceConfigurationError)) {
      return e.toString();
    }
    String what = String.valueOf(e.getMessage()).replace(ModelProvider.class.getName() + ": ", "");
    return cause == null ? what : what + " (" + why(cause) + ")";
  }

  private static ProvidedModel checked(String by, ProvidedModel model) {
    String name = model.name();
    require(
        NAME.matcher(name).matches(),
        by,
        "is called '" + name + "'; call it by small letters, digits and hyphens");
    require(
        !model.description().isBlank() && model.description().lines().count() == 1,
        by,
        "has not one line that describes it; write one");
    require(
        model.id().equals(name),
        by,
        "is '" + model.id() + "' where nothing is set; give it its usual options");
    Set<Trait> traits = model.traits();
    require(
        traits.contains(Trait.CROSSES_PROCESSES)
            || Collections.disjoint(traits, Set.of(Trait.CROSSES_MACHINES, Trait.KEEPS_PROCESSES)),
        by,
        "has traits " + traits + " without " + Trait.CROSSES_PROCESSES + "; add that");
    return model;
  }

  private static void require(boolean good, String by, String whatAndWhatToDo) {
    if (!good) {
      throw new ModelProviderException("model of " + by + ": " + whatAndWhatToDo);
    }
  }
}
