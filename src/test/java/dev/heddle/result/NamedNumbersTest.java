package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedNumbersTest {

  @Test
  void numbersAreFoundByTheirNamesAndKeepTheirOrder() {
    NamedNumbers.Growing growing = new NamedNumbers.Growing();
    Map<String, Double> wanted = new LinkedHashMap<>();
    for (int i = 40; i > 0; i--) {
      growing.put("p" + i, i);
      wanted.put("p" + i, (double) i);
    }
    growing.put("p7", 7.5);
    wanted.put("p7", 7.5);
    Map<String, Double> first = growing.whole();
    growing.clear();
    growing.put("p1", 2);

    assertThat(first).containsExactlyEntriesOf(wanted);
    assertThat(first.get("p7")).isEqualTo(7.5);
    assertThat(first).doesNotContainKey("p41");
    assertThat(first.getOrDefault("none", Double.NaN)).isNaN();
    assertThat(growing.whole()).containsExactly(Map.entry("p1", 2.0));
    growing.clear();
    assertThat(growing.whole()).isEmpty();
  }
}
