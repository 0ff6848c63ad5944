package dev.heddle.result;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Locale;

/** A run's status in lower case. */
final class Statuses extends TypeAdapter<RunInfo.Status> {

  @Override
  public void write(JsonWriter out, RunInfo.Status value) throws IOException {
    out.value(value.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public RunInfo.Status read(JsonReader in) throws IOException {
    String word = in.nextString();
    for (RunInfo.Status status : RunInfo.Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
        return status;
      }
    }
    throw new JsonParseException("a status was expected");
  }
}
