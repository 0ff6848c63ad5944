package dev.heddle.result;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads JSON that is too long to be held as a tree, token by token. */
final class Tokens {

  private static final int DEPTH = 255;

  private static final int CHUNK = 1 << 17;

  /** The largest of the whole numbers up to which a double holds each. */
  private static final long MOST_EXACT = 1L << 53;

  /** The powers of ten that a double holds. */
  private static final double[] POWERS = {
    1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEPTH)
          .maxNameLength(StreamReadConstraints.DEFAULT_MAX_STRING_LEN)
          .build();

  /** Strict but for the numbers that JSON has no word for, which some write without quotes. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(LIMITS)
          .build();

  private Tokens() {}

  /** Reads some part of a text. */
  interface Part<T> {
    T read(JsonParser json) throws IOException;
  }

  /**
   * What {@code part} makes of a text, of which it reads the first token here.
   *
   * @throws IOException with the reason in words if the text is not JSON
   */
  static <T> T read(InputStream text, Part<T> part) throws IOException {
    InputStream chunks = new BufferedInputStream(text, CHUNK);
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), chunks)) {
      try {
        if (json.nextToken() == null) {
          throw new Json.NotOurs(FileWords.EMPTY);
        }
        return part.read(json);
      } catch (JacksonIOException e) {
        throw e.getCause();
      } catch (JacksonException e) {
        throw new Json.NotOurs(reason(json, e), e);
      }
    }
  }

  private static String reason(JsonParser json, JacksonException e) {
    if (e instanceof TooLarge) {
      return FileWords.numberTooLarge(place(json, e));
    }
    if (e instanceof StreamConstraintsException) {
      return json.streamReadContext().getNestingDepth() >= DEPTH
          ? FileWords.TOO_DEEP
          : FileWords.tooLong(place(json, e));
    }
    // of the end behind a comma there is no exception of its own
    return e.getOriginalMessage().startsWith("Unexpected end-of-input")
        ? FileWords.CUT_SHORT
        : FileWords.notJson(place(json, e));
  }

  private static String place(JsonParser json, JacksonException e) {
    TokenStreamLocation at = e.getLocation() == null ? json.currentLocation() : e.getLocation();
    return " (line %s column %s)".formatted(at.getLineNr(), at.getColumnNr());
  }

  /** Goes into the object at whose beginning {@code json} stands. */
  static void enterObject(JsonParser json) {
    expect(json, JsonToken.START_OBJECT);
  }

  /** Goes into the list at whose beginning {@code json} stands. */
  static void enterList(JsonParser json) {
    expect(json, JsonToken.START_ARRAY);
  }

  /** Goes on to the value of the next field, whose name is returned; null behind the last one. */
  static @Nullable String nextField(JsonParser json) {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = json.currentName();
    json.nextToken();
    return name;
  }

  /** Goes on to the next element; false behind the last one. */
  static boolean nextElement(JsonParser json) {
    return json.nextToken() != JsonToken.END_ARRAY;
  }

  /** The list of numbers whose beginning was read. */
  static Doubles numbers(JsonParser json) {
    enterList(json);
    Doubles.Growing values = new Doubles.Growing();
    while (nextElement(json)) {
      values.add(number(json));
    }
    return values.whole();
  }

  /** The number at which {@code json} stands, or the one that a word there stands for. */
  static double number(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        double exact = exact(json);
        double value = Double.isNaN(exact) ? json.getDoubleValue() : exact;
        if (Double.isInfinite(value) && !json.isNaN()) {
          throw new TooLarge(json);
        }
        yield value;
      }
      case VALUE_STRING -> Numbers.ofWord(json.getString());
      default -> throw new WrongKind();
    };
  }

  /**
   * A number whose digits are a whole number that a double holds, times or by a power of ten that
   * one holds, too: their quotient is rounded once, as it should be. NaN for all others. Large
   * files are nearly all numbers, and most are such.
   */
  private static double exact(JsonParser json) {
    char[] text = json.getStringCharacters();
    int at = json.getStringOffset();
    int end = at + json.getStringLength();
    boolean negative = at < end && text[at] == '-';
    long digits = 0;
    int decimals = -1;
    for (int i = negative ? at + 1 : at; i < end; i++) {
      char letter = text[i];
      if (letter == '.') {
        decimals = 0;
      } else if (letter < '0' || letter > '9' || digits > MOST_EXACT / 10) {
        return Double.NaN;
      } else {
        digits = 10 * digits + (letter - '0');
        decimals += decimals < 0 ? 0 : 1;
      }
    }
    if (digits > MOST_EXACT || decimals >= POWERS.length) {
      return Double.NaN;
    }
    double value = digits / POWERS[Math.max(0, decimals)];
    return negative ? -value : value;
  }

  /** The text, number or truth at which {@code json} stands, as it is written. */
  static String text(JsonParser json) {
    if (!json.currentToken().isScalarValue() || isNull(json)) {
      throw new WrongKind();
    }
    return whole(json.getString());
  }

  /** A text without halves of letters, which no file could hold; names with some are refused. */
  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          throw new WrongKind();
        }
        i++;
      }
    }
    return text;
  }

  static boolean isNull(JsonParser json) {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  private static void expect(JsonParser json, JsonToken token) {
    if (json.currentToken() != token) {
      throw new WrongKind();
    }
  }

  /** Says that another kind of value was expected. */
  static final class WrongKind extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** Says that no double holds a number. */
  private static final class TooLarge extends JacksonException {
    @Serial private static final long serialVersionUID = 1L;

    TooLarge(JsonParser json) {
      super(json, "too large", json.currentTokenLocation());
    }
  }
}
