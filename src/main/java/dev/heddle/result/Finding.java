package dev.heddle.result;

import com.google.gson.annotations.SerializedName;
import dev.heddle.id.Identified;

/**
 * Something about a machine that bears on what is measured there.
 *
 * @param topic what was looked at, in a word or two
 * @param grade how much it matters
 * @param seen what is so; of what the system does not tell, why
 * @param why why that matters
 * @param advice what to do; empty where nothing need be done
 */
public record Finding(String topic, Grade grade, String seen, String why, String advice) {

  /** How much a finding matters, the worst first. */
  public enum Grade implements Identified {
    /** Figures from here may mislead. */
    @SerializedName("serious")
    SERIOUS,
    /** Good to know when figures are read. */
    @SerializedName("note")
    NOTE,
    /** As it should be. */
    @SerializedName("fine")
    FINE,
    /** The system does not tell. */
    @SerializedName("unknown")
    UNKNOWN
  }
}
