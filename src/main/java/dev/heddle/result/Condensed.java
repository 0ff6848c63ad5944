package dev.heddle.result;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JMH's JSON with its long lists of raw values taken out: they are most of a large file, and
 * reading them as bytes takes a fifth of the time.
 *
 * <p>Numbers that JSON has no word for and that stand there bare get quotes, as JMH has them. In
 * the place of each list stands {@code "rawData#": n}, its place among the lists. Whatever is not
 * simply numbers stays as it is, and so do all errors.
 */
final class Condensed {

  /** The name that stands for a list that was taken out. */
  static final String NAME = "rawData#";

  private static final byte[] FULL = {'"', 'r', 'a', 'w', 'D', 'a', 't', 'a', '"'};
  private static final byte[] SHORT = {'"', 'r', 'a', 'w', 'D', 'a', 't', 'a', '#', '"'};

  private static final byte[][] WORDS = {
    "NaN".getBytes(StandardCharsets.US_ASCII),
    "Infinity".getBytes(StandardCharsets.US_ASCII),
    "-Infinity".getBytes(StandardCharsets.US_ASCII)
  };

  private static final int CHUNK = 1 << 22;

  private final InputStream source;
  private byte[] text;
  private int limit;
  private boolean ended;

  /** Whether the end of what was read so far stood in the way. */
  private boolean ranOut;

  private byte[] condensed = new byte[1 << 16];
  private int size;
  private final List<List<List<Double>>> lists = new ArrayList<>();

  private Condensed(InputStream source, int chunk) {
    this.source = source;
    text = new byte[chunk];
  }

  /**
   * A text without its lists.
   *
   * @param rest what is left of it
   * @param lists what was taken out
   */
  record Parts(Reader rest, List<List<List<Double>>> lists) {}

  /** Condenses a text; null where that could be misunderstood. */
  static @Nullable Parts of(InputStream text) throws IOException {
    return of(text, CHUNK);
  }

  /** The same, some bytes at a time; more where one list is longer. */
  static @Nullable Parts of(InputStream text, int chunk) throws IOException {
    Condensed condensed = new Condensed(text, chunk);
    if (!condensed.run()) {
      return null;
    }
    InputStream rest = new ByteArrayInputStream(condensed.condensed, 0, condensed.size);
    return new Parts(
        new InputStreamReader(rest, StandardCharsets.UTF_8.newDecoder()), condensed.lists);
  }

  private boolean run() throws IOException {
    int at = 0;
    while (at < limit || (at = refill(at)) < limit) {
      byte letter = text[at];
      if (letter == '"') {
        ranOut = false;
        int end = endOfString(at);
        int after = end >= 0 && is(FULL, at, end) ? list(end) : -1;
        if (ranOut && after < 0) {
          at = refill(at);
          continue;
        }
        if (end < 0 || is(SHORT, at, end)) {
          return false;
        }
        if (after < 0) {
          emit(at, end);
          at = end;
        } else {
          emitPlace(lists.size() - 1);
          at = after;
        }
      } else if (letter == 'N' || letter == 'I' || letter == '-') {
        ranOut = false;
        int end = word(at);
        if (end < 0 && ranOut) {
          at = refill(at);
        } else if (end < 0) {
          emit(letter);
          at++;
        } else {
          emit((byte) '"');
          emit(at, end);
          emit((byte) '"');
          at = end;
        }
      } else if (letter <= ' ' && letter >= 0) {
        int end = skip(at);
        if (end == at) {
          return false;
        }
        emit((byte) ' ');
        at = end;
      } else {
        emit(letter);
        at++;
      }
    }
    return true;
  }

  /** Behind a number that JSON has no word for and others write bare; negative without one. */
  private int word(int from) {
    for (byte[] word : WORDS) {
      int at = 0;
      while (at < word.length && peek(from + at) == word[at]) {
        at++;
      }
      if (at == word.length) {
        return from + at;
      }
    }
    return -1;
  }

  /** Drops what lies before {@code at} and reads on; where {@code at} is then. */
  private int refill(int at) throws IOException {
    if (at == 0 && limit == text.length) {
      text = Arrays.copyOf(text, 2 * text.length);
    }
    System.arraycopy(text, at, text, 0, limit - at);
    limit -= at;
    int read = source.readNBytes(text, limit, text.length - limit);
    limit += read;
    ended = limit < text.length;
    return 0;
  }

  /** Behind the closing quote of the string that begins at {@code at}; negative without one. */
  private int endOfString(int at) {
    int end = at + 1;
    while (end < limit && text[end] != '"') {
      end += text[end] == '\\' ? 2 : 1;
    }
    return peek(end) == '"' ? end + 1 : -1;
  }

  private boolean is(byte[] word, int from, int to) {
    return to - from == word.length && Arrays.equals(text, from, to, word, 0, word.length);
  }

  /** Takes a list of lists of numbers that follows; behind it, or negative where none does. */
  private int list(int from) {
    int at = expect(':', skip(from));
    at = at < 0 ? at : expect('[', skip(at));
    if (at < 0) {
      return -1;
    }
    List<List<Double>> list = new ArrayList<>();
    NumberScanner numbers = new NumberScanner(text, limit);
    boolean more = peek(skip(at)) != ']';
    at = skip(at);
    while (more) {
      at = expect('[', at);
      Doubles.Growing values = new Doubles.Growing();
      at = at < 0 ? at : values(skip(at), numbers, values);
      if (at < 0) {
        return -1;
      }
      list.add(values.whole());
      at = skip(at);
      more = peek(at) == ',';
      at = more ? skip(at + 1) : at;
    }
    int end = expect(']', at);
    if (end >= 0) {
      lists.add(list);
    }
    return end;
  }

  private int values(int from, NumberScanner numbers, Doubles.Growing values) {
    int at = from;
    if (peek(at) == ']') {
      return at + 1;
    }
    while (true) {
      at = numbers.scan(at);
      if (at < 0) {
        ranOut |= numbers.cut() && !ended;
        return -1;
      }
      values.add(numbers.value());
      at = skip(at);
      if (peek(at) == ']') {
        return at + 1;
      }
      at = expect(',', at);
      if (at < 0) {
        return -1;
      }
      at = skip(at);
    }
  }

  private int skip(int from) {
    int at = from;
    while (at < limit
        && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
      at++;
    }
    return at;
  }

  private int peek(int at) {
    if (at < limit) {
      return text[at];
    }
    ranOut |= !ended;
    return -1;
  }

  private int expect(char letter, int at) {
    return at >= 0 && peek(at) == letter ? at + 1 : -1;
  }

  private void emitPlace(int place) {
    for (byte letter : SHORT) {
      emit(letter);
    }
    emit((byte) ':');
    for (char digit : Integer.toString(place).toCharArray()) {
      emit((byte) digit);
    }
  }

  private void emit(int from, int to) {
    while (size + to - from > condensed.length) {
      condensed = Arrays.copyOf(condensed, 2 * condensed.length);
    }
    System.arraycopy(text, from, condensed, size, to - from);
    size += to - from;
  }

  private void emit(byte letter) {
    if (size == condensed.length) {
      condensed = Arrays.copyOf(condensed, 2 * size);
    }
    condensed[size++] = letter;
  }
}
