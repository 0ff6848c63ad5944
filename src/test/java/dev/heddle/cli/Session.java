package dev.heddle.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A process that runs one command of the program after the other, in its folder and from its jar:
 * for tests of many commands that end at once, each of which would take a JVM's start.
 */
record Session(Process process, DataOutputStream asked, DataInputStream answered)
    implements AutoCloseable {

  /** With a process that runs {@link Loop}. */
  static Session of(Process process) {
    return new Session(
        process,
        new DataOutputStream(process.getOutputStream()),
        new DataInputStream(process.getInputStream()));
  }

  /** Runs a command to its end. */
  Heddle.Answer run(String... words) throws IOException {
    asked.writeInt(words.length);
    for (String word : words) {
      asked.writeUTF(word);
    }
    asked.flush();
    return new Heddle.Answer(answered.readInt(), text(), text());
  }

  private String text() throws IOException {
    return new String(answered.readNBytes(answered.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** The other end. */
  static final class Loop {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Loop() {}

    public static void main(String[] args) throws IOException {
      DataInputStream asked = new DataInputStream(System.in);
      try (FileOutputStream descriptor = new FileOutputStream(FileDescriptor.out);
          DataOutputStream answered = new DataOutputStream(descriptor)) {
        while (true) {
          String[] words = new String[asked.readInt()];
          for (int i = 0; i < words.length; i++) {
            words[i] = asked.readUTF();
          }
          new Loop().answer(words, answered);
        }
      } catch (EOFException e) {
        // the test is over
      }
    }

    private void answer(String[] words, DataOutputStream answered) throws IOException {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      answered.writeInt(Main.commandLine().execute(words));
      for (ByteArrayOutputStream printed : new ByteArrayOutputStream[] {out, err}) {
        answered.writeInt(printed.size());
        printed.writeTo(answered);
      }
      answered.flush();
    }
  }
}
