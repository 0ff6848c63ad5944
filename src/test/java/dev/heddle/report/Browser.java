package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chromium without a window, through its driver, which speaks JSON over HTTP (W3C WebDriver). Where
 * there is none, tests are skipped, unless {@code HEDDLE_BROWSER=required} is in the environment.
 */
final class Browser implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern PORT = Pattern.compile("on port (\\d+)");

  private final Process driver;
  private final HttpClient client;
  private final String session;

  private Browser(Process driver, HttpClient client, String session) {
    this.driver = driver;
    this.client = client;
    this.session = session;
  }

  /** A browser that keeps what it writes in {@code folder}. */
  static Browser open(Path folder) throws Exception {
    Path chromium = program("chromium", "google-chrome");
    Path chromedriver = program("chromedriver");
    if (chromium == null || chromedriver == null) {
      String lacks = "no chromium and chromedriver on PATH: pages are not tried in a browser";
      if ("required".equals(System.getenv("HEDDLE_BROWSER"))) {
        fail(lacks);
      }
      assumeTrue(false, lacks);
      throw new AssertionError();
    }
    Process driver =
        new ProcessBuilder(chromedriver.toString(), "--port=0").redirectErrorStream(true).start();
    HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    try {
      String address = "http://127.0.0.1:" + port(driver) + "/session";
      Map<String, Object> options =
          Map.of(
              "binary",
              chromium.toString(),
              "args",
              List.of(
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--hide-scrollbars",
                  "--user-data-dir=" + folder.resolve("profile")));
      Map<String, Object> wanted =
          Map.of(
              "goog:chromeOptions",
              options,
              "goog:loggingPrefs",
              Map.of("browser", "ALL", "performance", "ALL"));
      JsonObject begun =
          post(client, address, Map.of("capabilities", Map.of("alwaysMatch", wanted)))
              .getAsJsonObject();
      return new Browser(driver, client, address + "/" + begun.get("sessionId").getAsString());
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      end(driver);
      throw e;
    }
  }

  private static @Nullable Path program(String... names) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : names) {
        Path program = Path.of(folder).resolve(name);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    return null;
  }

  private static String port(Process driver) throws IOException {
    BufferedReader output = driver.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher port = PORT.matcher(line);
      if (line.contains("successfully") && port.find()) {
        return port.group(1);
      }
    }
    throw new IOException("the driver ended before it listened");
  }

  private static JsonElement post(HttpClient client, String address, Object body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(new Gson().toJson(body)))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(address + ": " + answer.body()).isEqualTo(200);
    return new Gson().fromJson(answer.body(), JsonObject.class).get("value");
  }

  private JsonElement post(String command, Object body) throws IOException, InterruptedException {
    return post(client, session + "/" + command, body);
  }

  /** Shows a file, and waits until it is there. */
  void show(Path page) throws IOException, InterruptedException {
    post("url", Map.of("url", page.toUri().toString()));
  }

  /** What the function body {@code script} returns. */
  JsonElement run(String script) throws IOException, InterruptedException {
    return post("execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** What {@code script} hands to the function that is its last argument. */
  JsonElement runAndWait(String script) throws IOException, InterruptedException {
    return post("execute/async", Map.of("script", script, "args", List.of()));
  }

  /** Has pages shown on a screen of that size, in light or dark. */
  void screen(int width, int height, boolean dark) throws IOException, InterruptedException {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    devtools(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Has scripts of pages run, or not. */
  void scripts(boolean run) throws IOException, InterruptedException {
    devtools("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  private void devtools(String command, Map<String, ?> params)
      throws IOException, InterruptedException {
    post("goog/cdp/execute", Map.of("cmd", command, "params", params));
  }

  /** Presses a key as a person does. */
  void press(String key) throws IOException, InterruptedException {
    Map<String, Object> keys =
        Map.of(
            "type",
            "key",
            "id",
            "keyboard",
            "actions",
            List.of(
                Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)));
    post("actions", Map.of("actions", List.of(keys)));
  }

  /** What was logged since it was asked last. */
  List<JsonObject> log(String type) throws IOException, InterruptedException {
    return post("se/log", Map.of("type", type)).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  /** What is to be seen, as a picture. */
  byte[] screenshot() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(session + "/screenshot")).timeout(LIMIT).GET().build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    JsonObject value = new Gson().fromJson(answer.body(), JsonObject.class);
    return Base64.getDecoder().decode(value.get("value").getAsString());
  }

  @Override
  public void close() throws IOException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(session)).timeout(LIMIT).DELETE().build();
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      client.shutdownNow();
      end(driver);
    }
  }

  /** Ends it with the browser that it started. */
  private static void end(Process driver) {
    List<ProcessHandle> all =
        Stream.concat(driver.descendants(), Stream.of(driver.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    driver.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
