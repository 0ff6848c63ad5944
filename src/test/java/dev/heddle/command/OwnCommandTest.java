package dev.heddle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the words of a command are parted, and what stands in its places. */
class OwnCommandTest {

  private static final CommandInput PICTURE = new CommandInput("a/b c.tar.gz");

  private static List<String> words(String text) {
    return OwnCommand.of("--prepare", text, false, false).words(null, "");
  }

  @Test
  void blanksAndQuotesPartWordsAsInAShell() {
    assertThat(words("  gzip -9\t'a b'  \"c d\"e\\ f ''  "))
        .containsExactly("gzip", "-9", "a b", "c de f", "");
    assertThat(words("say \"it's \\\"so\\\" \\n\" 'a\\b' \\'"))
        .containsExactly("say", "it's \"so\" \\n", "a\\b", "'");
  }

  @Test
  void nothingElseThatAShellReadsMeansAnything() {
    assertThat(words("echo $HOME *.txt a;b | `c` > d # e"))
        .containsExactly("echo", "$HOME", "*.txt", "a;b", "|", "`c`", ">", "d", "#", "e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo 'a", "echo \"a", "echo \"a\\\""})
  void aQuoteThatIsNotClosedIsToldOf(String text) {
    assertThatThrownBy(() -> words(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--prepare 'echo ")
        .hasMessageContaining("is not closed; close it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "''"})
  void aCommandWithoutAProgramIsNone(String text) {
    assertThatThrownBy(() -> words(text))
        .hasMessageMatching("--prepare( '''')?: is empty; write a program and its arguments");
  }

  @ParameterizedTest
  @CsvSource({
    "{},     a/b c.tar.gz",
    "{/},    b c.tar.gz",
    "{.},    a/b c.tar",
    "{//},   a",
    "{/.},   b c.tar",
    "x{/}y,  xb c.tar.gzy",
    "{n},    {n}",
    "{a},    {a}"
  })
  void aPlaceIsTakenByTheInputAsOneWord(String place, String becomes) {
    assertThat(new OwnCommand("cat " + place, false).words(PICTURE, ""))
        .containsExactly("cat", becomes);
  }

  @ParameterizedTest
  @CsvSource({
    "name,      name,   name,     .,  name",
    "/name.txt, name.txt, /name,  /,  name",
    ".hidden,   .hidden, .hidden, .,  .hidden",
    "a.b/c,     c,      a.b/c,    a.b, c",
    "-rf,       -rf,    -rf,      .,  -rf"
  })
  void partsOfAnInputAreThoseOfAPath(
      String input, String base, String withoutExtension, String folder, String bare) {
    assertThat(new OwnCommand("x {/} {.} {//} {/.}", false).words(new CommandInput(input), ""))
        .containsExactly("x", base, withoutExtension, folder, bare);
  }

  @Test
  void whatAnInputSaysIsNotLookedInto() {
    CommandInput evil = new CommandInput("-x {n} {/} '\"$1 \\ $(touch a); `b`\t*");

    assertThat(new OwnCommand("cat -- {} n{n}", false).words(evil, "3"))
        .containsExactly("cat", "--", evil.text(), "n3");
  }

  @Test
  void aShellGetsAnInputAsAParameter() {
    assertThat(new OwnCommand("cat {} > {/} | x{n}", true).words(PICTURE, "3"))
        .endsWith(
            "-c",
            "cat \"${1}\" > \"${2}\" | x3",
            "heddle",
            "a/b c.tar.gz",
            "b c.tar.gz",
            "a/b c.tar",
            "a",
            "b c.tar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "cat \"a {} b\"      | cat \"a ${1} b\"",
        "cat \\\"{}\\\"      | cat \\\"\"${1}\"\\\"",
        "echo 'a'{}          | echo 'a'\"${1}\"",
        "echo \"a\"{}'b'     | echo \"a\"\"${1}\"'b'",
        "echo $(basename {}) | echo $(basename \"${1}\")",
        "echo \"$(date)\" {}  | echo \"$(date)\" \"${1}\""
      })
  void withinQuotesOfAShellTheParameterStandsWithoutItsOwn(String text, String told) {
    assertThat(ShellCommand.in(text)).isEqualTo(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo '{}'",
        "echo \"$(basename {})\"",
        "echo \"$(basename \"{}\")\"",
        "echo \"$(echo ')' {})\"",
        "echo \"`basename {}`\"",
        "awk '{n}' '{/}'"
      })
  void aPlaceThatAShellWouldNotTakeAsOneWordIsRefused(String text) {
    assertThatThrownBy(() -> ShellCommand.in(text)).hasMessageContaining("write \"$1\" there");
  }

  @Test
  void commandsAreNamedByTheirProgramsAndWhatTellsThemApart() {
    assertThat(names("/usr/bin/gzip -9 big")).containsExactly("gzip");
    assertThat(names("gzip -9 big", "xz big")).containsExactly("gzip", "xz");
    assertThat(names("gzip -1 big", "gzip -9 big", "xz big"))
        .containsExactly("gzip -1", "gzip -9", "xz");
    assertThat(names("sort a,b", "sort")).containsExactly("sort a_b", "sort");
    assertThat(names("a 1 2", "a 2 1")).containsExactly("a #1", "a #2");
    assertThat(names("x " + "y".repeat(90), "x z").getFirst()).hasSizeLessThan(50);
    assertThatThrownBy(() -> names("a b", "a b")).hasMessageContaining("is given twice");
  }

  private static List<String> names(String... texts) {
    return CommandNames.of(
        List.of(texts).stream().map(text -> new OwnCommand(text, false)).toList());
  }
}
