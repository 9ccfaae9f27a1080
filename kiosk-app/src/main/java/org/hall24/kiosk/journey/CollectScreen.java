package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Optional;

/** What somebody sees who collects papers, from the code to the empty cell. */
public sealed interface CollectScreen extends Screen {

  /**
   * Somebody types a pick-up code.
   *
   * @param digits typed so far
   * @param say what came of the last code
   * @param waitSeconds how long codes that begin like the last one are not looked at; 0 for not at all
   * @param byCard whether card and face do instead of a code
   */
  record PickUpCode(String digits, PickUpSay say, int waitSeconds, boolean byCard) implements CollectScreen {
    /** Without the digits. */
    @Override
    public String toString() {
      return "PickUpCode[" + say + "]";
    }
  }

  /**
   * The code is right and these papers need a second proof.
   *
   * @param phone whether four digits of the phone are typed instead of laying the card
   * @param digits typed so far
   */
  record PickUpSecond(boolean phone, int digits, CardNote note) implements CollectScreen {}

  /** Somebody collects by card: the face, or the code, beside it; {@code barrier} and {@code minutes} as in {@link IdentityChoice}. */
  record PickUpProof(String nameMasked, Optional<FaceBarrier> barrier, int minutes) implements CollectScreen {}

  /** What lies here for the person of the card. */
  record PickUpList(String nameMasked, List<Found> found) implements CollectScreen {}

  /** The papers were taken out and the door is closed; {@code cardLies} as in {@link Done}. */
  record Collected(Found found, int more, boolean online, ReceiptNote receipt, boolean cardLies, int secondsLeft) implements CollectScreen {}

  /** What came of a pick-up code. */
  enum PickUpSay {
    NOTHING,
    /** It, or the second proof, is not right; which of both is not told. */
    WRONG,
    /** It was not looked at. */
    WAIT,
    COLLECTED,
    RECALLED,
    REPLACED,
    /** No papers lie here for this card. */
    NONE_FOR_CARD
  }

  /**
   * Papers that lie in a cell for somebody.
   *
   * @param papers their names in Chinese, empty when this machine does not know them
   * @param overdue whether they should have been collected by now; they are given out all the same
   * @param again whether they were collected a moment ago and the cell is opened once more
   */
  record Found(
      String cell, String acceptanceNo, String serviceZh, String serviceEn, List<String> papers, boolean overdue, boolean again) {
    public Found {
      papers = List.copyOf(papers);
    }
  }
}
