package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of rows of other runtimes. */
class PeerNameTest {

  @Test
  void aNameIsReadAsItIsWritten() {
    PeerName plain = new PeerName("python", "Lock+Value", new TreeMap<>());
    PeerName smaller =
        new PeerName("python-nogil", "threading", new TreeMap<>(Map.of("n", "10", "items", "3")));

    assertThat(plain).hasToString("python:Lock+Value");
    assertThat(smaller).hasToString("python-nogil:threading[items=3,n=10]");
    assertThat(PeerName.of(plain.toString())).hasValue(plain);
    assertThat(PeerName.of(smaller.toString())).hasValue(smaller);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fixed-pool", "process-pool[aot=on]", ":x", "x:", "a:b:c"})
  void whatIsNoSuchNameIsNone(String text) {
    assertThat(PeerName.of(text)).isEmpty();
  }

  @Test
  void aRowIsThatOfTheRuntimeInItsName() {
    Peer python = new Peer("python", "python", "/usr/bin/python3", "CPython", "3.11.7", Map.of());
    RowId row = RowId.of("a.B.c", "avgt", 1, Map.of("lock", "python:Lock", "steps", "x:y"));
    RowId jvm = RowId.of("a.B.c", "avgt", 1, Map.of("lock", "reentrant", "steps", "python:y"));

    assertThat(PeerName.of(python, row)).isPresent();
    assertThat(PeerName.of(python, jvm)).isEmpty();
  }
}
