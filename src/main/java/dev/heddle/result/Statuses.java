package dev.heddle.result;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.heddle.id.Identified;
import java.io.IOException;

/** A run's status in lower case. */
final class Statuses extends TypeAdapter<RunInfo.Status> {

  @Override
  public void write(JsonWriter out, RunInfo.Status value) throws IOException {
    out.value(value.id());
  }

  @Override
  public RunInfo.Status read(JsonReader in) throws IOException {
    return Identified.find(RunInfo.Status.class, in.nextString())
        .orElseThrow(() -> new JsonParseException(FileWords.NO_STATUS));
  }
}
