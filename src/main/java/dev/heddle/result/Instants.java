package dev.heddle.result;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as ISO 8601 writes them, in UTC. */
final class Instants extends TypeAdapter<Instant> {

  @Override
  public void write(JsonWriter out, @Nullable Instant value) throws IOException {
    out.value(value == null ? null : value.toString());
  }

  @Override
  public @Nullable Instant read(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    try {
      return Instant.parse(in.nextString());
    } catch (DateTimeException e) {
      throw new JsonParseException(FileWords.NO_MOMENT, e);
    }
  }
}
