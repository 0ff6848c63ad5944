package dev.heddle.result;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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

/**
 * Reads records only where every component is there that is not {@link Nullable}, and where no list
 * or map of theirs holds a null, which no file of ours has and nobody who reads them looks for.
 */
final class WholeRecords implements TypeAdapterFactory {

  @Override
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (!type.getRawType().isRecord()) {
      return null;
    }
    TypeAdapter<T> any = gson.getDelegateAdapter(this, type);
    RecordComponent[] parts = type.getRawType().getRecordComponents();
    List<String> needed =
        Arrays.stream(parts)
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
          throw new JsonParseException(FileWords.NO_OBJECT);
        }
        for (String name : needed) {
          JsonElement part = tree.getAsJsonObject().get(name);
          if (part == null || part.isJsonNull()) {
            throw new Missing(name);
          }
        }
        for (RecordComponent part : parts) {
          JsonElement value = tree.getAsJsonObject().get(part.getName());
          if (value != null && !part.getType().isRecord()) {
            refuseNulls(value, part.getName());
          }
        }
        return any.fromJsonTree(tree);
      }
    };
  }

  /** Looks into lists in lists, too; a record in one looks for itself. */
  private static void refuseNulls(JsonElement value, String name) {
    if (value instanceof JsonArray list) {
      for (int i = 0; i < list.size(); i++) {
        String item = name + "[" + i + "]";
        refuseNull(list.get(i), item);
        if (list.get(i).isJsonArray()) {
          refuseNulls(list.get(i), item);
        }
      }
    } else if (value instanceof JsonObject map) {
      map.asMap().forEach((key, item) -> refuseNull(item, name + "." + key));
    }
  }

  private static void refuseNull(JsonElement item, String name) {
    if (item.isJsonNull()) {
      throw new Missing(name);
    }
  }
}
