package dev.heddle.result;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records only where every component is there that is not {@link Nullable}. */
final class WholeRecords implements TypeAdapterFactory {

  @Override
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (!type.getRawType().isRecord()) {
      return null;
    }
    TypeAdapter<T> any = gson.getDelegateAdapter(this, type);
    List<String> needed =
        Arrays.stream(type.getRawType().getRecordComponents())
            .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(RecordComponent::getName)
            .toList();
    return new TypeAdapter<>() {
      @Override
      public void write(JsonWriter out, T value) throws IOException {
        any.write(out, value);
      }

      @Override
      public T read(JsonReader in) throws IOException {
        JsonElement tree = JsonParser.parseReader(in);
        if (!tree.isJsonObject()) {
          throw new JsonParseException("not an object");
        }
        for (String name : needed) {
          JsonElement part = tree.getAsJsonObject().get(name);
          if (part == null || part.isJsonNull()) {
            throw new Missing(name);
          }
        }
        return any.fromJsonTree(tree);
      }
    };
  }
}
