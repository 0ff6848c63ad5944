package dev.heddle.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The inputs of a command, from a file with one a line.
 *
 * @param each in their order
 * @param sha256 the digest of the file, in hexadecimal digits
 */
public record InputFile(List<CommandInput> each, String sha256) {

  private static final long MOST_BYTES = 16 << 20;
  private static final int MOST_INPUTS = 100_000;

  /** Copies the list. */
  public InputFile {
    each = List.copyOf(each);
  }

  /**
   * Reads {@code file}.
   *
   * @throws IllegalArgumentException where it cannot be read, or a line of it is no input
   */
  public static InputFile read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(CommandWords.inputsAreFolder(file));
      }
      byte[] bytes;
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes((int) MOST_BYTES + 1);
      }
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException(CommandWords.tooManyInputs(file, MOST_INPUTS));
      }
      return of(file, bytes);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(CommandWords.noInputFile(file), e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(CommandWords.inputsAreNoText(file), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(CommandWords.inputsUnreadable(file, e), e);
    }
  }

  private static InputFile of(Path file, byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(CommandWords.noInputs(file));
    }
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    List<String> lines = Arrays.asList(whole.split("\n", -1));
    if (lines.size() > MOST_INPUTS) {
      throw new IllegalArgumentException(CommandWords.tooManyInputs(file, MOST_INPUTS));
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        throw new IllegalArgumentException(CommandWords.emptyInput(file, i + 1));
      }
      if (lines.get(i).endsWith("\r")) {
        throw new IllegalArgumentException(CommandWords.windowsLines(file));
      }
      if (lines.get(i).indexOf('\0') >= 0) {
        throw new IllegalArgumentException(CommandWords.inputsAreNoText(file));
      }
    }
    return new InputFile(lines.stream().map(CommandInput::new).toList(), digest(bytes));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // cannot be
    }
  }
}
