package dev.heddle.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How a constant is found by the word that a person types. */
class IdentifiedTest {

  private enum Drink implements Identified {
    TEA,
    ICED_TEA
  }

  @Test
  void everyConstantIsFoundByItsId() {
    assertThat(Identified.ids(Drink.class)).containsExactly("tea", "iced-tea");
    assertThat(Identified.of(Drink.class, "drink", "iced-tea")).isEqualTo(Drink.ICED_TEA);
  }

  @Test
  void anIdThatNoneHasIsToldWithThoseThatThereAre() {
    UnknownIdException e =
        catchThrowableOfType(
            UnknownIdException.class, () -> Identified.of(Drink.class, "drink", "ICED_TEA"));

    assertThat(e).hasMessage("drink 'ICED_TEA': unknown; write one of tea, iced-tea");
    assertThat(e.kind()).isEqualTo("drink");
    assertThat(e.given()).isEqualTo("ICED_TEA");
    assertThat(e.known()).containsExactly("tea", "iced-tea");
    assertThat(Identified.find(Drink.class, "water")).isEmpty();
  }

  @Test
  void idsAreTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Identified.ids(Drink.class)).contains("iced-tea");
    } finally {
      Locale.setDefault(before);
    }
  }
}
