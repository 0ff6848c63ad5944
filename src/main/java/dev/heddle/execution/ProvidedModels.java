package dev.heddle.execution;

import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String LIST = "META-INF/services/" + ModelProvider.class.getName();

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
    Supplier<String> one = () -> oneOfThoseWithAList(loader);
    while (answer(one, each::hasNext)) {
      ServiceLoader.Provider<ModelProvider> provider = answer(one, each::next);
      String by = answer(one, () -> provider.type().getName() + where(provider.type()));
      provided.add(by, answer(() -> by, () -> checked(by, provider.get().model())));
    }
    return List.copyOf(provided.models);
  }

  /** The jar of a class, after its name; nothing where that is not known. */
  static String where(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL place = source == null ? null : source.getLocation();
    return place == null ? "" : " in " + path(place);
  }

  /** What can be said of a provider that cannot be found: which jars name some. */
  private static String oneOfThoseWithAList(@Nullable ClassLoader loader) {
    try {
      List<String> jars =
          (loader == null
                  ? ClassLoader.getSystemClassLoader().resources(LIST)
                  : loader.resources(LIST))
              .map(url -> path(url).replaceFirst("!?/" + Pattern.quote(LIST) + "$", ""))
              .toList();
      return jars.isEmpty() ? ModelWords.SOME_JAR : String.join(" or ", jars);
    } catch (UncheckedIOException e) {
      return ModelWords.SOME_JAR;
    }
  }

  private static String path(URL place) {
    String text = place.toString().replaceFirst("^jar:", "").replaceFirst("^file:", "");
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void add(String by, ProvidedModel model) {
    String other = providers.putIfAbsent(model.name(), by);
    if (other != null) {
      throw new ModelProviderException(ModelWords.nameIsTaken(model.name(), by, other));
    }
    models.add(model);
  }

  /** What a provider says to {@code question}, or the one line that tells why it does not. */
  private static <T> T answer(Supplier<String> who, Supplier<T> question) {
    try {
      return question.get();
    } catch (ModelProviderException e) {
      throw e;
    } catch (RuntimeException | LinkageError | AssertionError | ServiceConfigurationError e) {
      throw new ModelProviderException(ModelWords.cannotBeHad(who.get(), why(e)), e);
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

  private static ProvidedModel checked(String by, @Nullable ProvidedModel model) {
    if (model == null) {
      throw new ModelProviderException(ModelWords.cannotBeHad(by, ModelWords.GIVES_NONE));
    }
    String name = model.name();
    require(NAME.matcher(name).matches(), by, ModelWords.badName(name));
    require(
        !model.description().isBlank() && model.description().lines().count() == 1,
        by,
        ModelWords.NO_DESCRIPTION);
    require(model.id().equals(name), by, ModelWords.notUsual(model.id()));
    Set<Trait> traits = model.traits();
    require(
        traits.contains(Trait.CROSSES_PROCESSES)
            || Collections.disjoint(
                traits, Set.of(Trait.CROSSES_MACHINES, Trait.KEEPS_PROCESSES, Trait.STARTS_AFRESH)),
        by,
        ModelWords.traitMissing(traits, Trait.CROSSES_PROCESSES));
    return model;
  }

  private static void require(boolean good, String by, String whatAndWhatToDo) {
    if (!good) {
      throw new ModelProviderException(ModelWords.isNotFit(by, whatAndWhatToDo));
    }
  }
}
