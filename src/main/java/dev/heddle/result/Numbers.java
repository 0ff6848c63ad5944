package dev.heddle.result;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Numbers as JMH writes them: what JSON has no word for is a string. */
final class Numbers extends TypeAdapter<Double> {

  /** What {@code value} reads as in JSON where JSON has no number for it; else null. */
  static @Nullable String word(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return Double.isInfinite(value) ? value > 0 ? "+INF" : "-INF" : null;
  }

  /** The number that a string stands for. */
  static double ofWord(String word) {
    return switch (word) {
      case "NaN" -> Double.NaN;
      case "+INF", "INF", "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new JsonParseException(FileWords.NO_NUMBER);
    };
  }

  /** The number that {@code value} is, or stands for. */
  static double of(JsonElement value) {
    if (!value.isJsonPrimitive()) {
      throw new JsonParseException(FileWords.NO_NUMBER);
    }
    return value.getAsJsonPrimitive().isString()
        ? ofWord(value.getAsString())
        : value.getAsDouble();
  }

  @Override
  public void write(JsonWriter out, @Nullable Double value) throws IOException {
    if (value == null) {
      out.nullValue();
      return;
    }
    String word = word(value);
    if (word == null) {
      out.value(value);
    } else {
      out.value(word);
    }
  }

  @Override
  public Double read(JsonReader in) throws IOException {
    return in.peek() == JsonToken.STRING ? ofWord(in.nextString()) : in.nextDouble();
  }
}
