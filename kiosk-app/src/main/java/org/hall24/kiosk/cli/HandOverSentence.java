package org.hall24.kiosk.cli;

import java.util.Optional;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.Evidence;
import org.hall24.locker.cell.HandOverOutcome;
import org.hall24.locker.cell.OpenOutcome;

/** How handing papers over ended, for a technician. */
final class HandOverSentence {

  private HandOverSentence() {}

  /** The stable word. */
  static String word(HandOverOutcome outcome) {
    return switch (outcome) {
      case HandOverOutcome.Done d -> "done";
      case HandOverOutcome.NoCell n -> "refused";
      case HandOverOutcome.NotOpened n -> "not-opened";
      case HandOverOutcome.StillOpen s -> "left-open";
      case HandOverOutcome.NotConfirmed n -> "not-confirmed";
    };
  }

  /** The opening behind it; where there was none, one that was refused. */
  static OpenOutcome opened(HandOverOutcome outcome, CellPlace place) {
    return switch (outcome) {
      case HandOverOutcome.Done(CellId id, OpenOutcome opened) -> opened;
      case HandOverOutcome.NotOpened(OpenOutcome opened) -> opened;
      case HandOverOutcome.StillOpen(CellId id, OpenOutcome opened) -> opened;
      case HandOverOutcome.NotConfirmed(CellId id, OpenOutcome opened, String reason) -> opened;
      case HandOverOutcome.NoCell(String reason) ->
          new OpenOutcome.Refused(
              new OpenOutcome.Attempt(place.id(), Optional.of(place.address()), 0, Evidence.none("unknown", reason)));
    };
  }

  /**
   * @param opening what is said of the opening alone
   */
  static OpenSentence of(HandOverOutcome outcome, OpenSentence opening, String cell) {
    return switch (outcome) {
      case HandOverOutcome.Done d ->
          new OpenSentence("Cell " + cell + " was opened and is closed again; custody has passed.", "Nothing more to do.");
      case HandOverOutcome.NotOpened n -> opening;
      case HandOverOutcome.StillOpen s ->
          new OpenSentence(
              "Cell " + cell + " was opened and its door still stands open; custody has not passed.",
              "Push the door shut, then say what lies inside: hallctl locker reconcile --cell " + cell + " --found papers|empty.");
      case HandOverOutcome.NotConfirmed(var id, var opened, String reason) -> notConfirmed(cell, reason);
      case HandOverOutcome.NoCell(String reason) -> refused(cell, reason);
    };
  }

  private static OpenSentence notConfirmed(String cell, String reason) {
    return switch (reason) {
      case "sensor-says-empty" ->
          new OpenSentence("Cell " + cell + " is closed and its content sensor says that nothing was put in.", "Open it again and put the papers in.");
      case "sensor-says-full" ->
          new OpenSentence(
              "Cell " + cell + " is closed and its content sensor says that something is still inside.", "Open it again and take everything out.");
      default ->
          new OpenSentence(
              "Cell " + cell + " is closed and custody has not passed (" + reason + ").",
              "Look inside and say what is there: hallctl locker reconcile --cell " + cell + " --found papers|empty.");
    };
  }

  private static OpenSentence refused(String cell, String reason) {
    if (reason.startsWith("too-soon-")) {
      return new OpenSentence("After wrong codes this one was not looked at.", "Wait " + reason.substring("too-soon-".length()) + ", then try again.");
    }
    return switch (reason) {
      case "holds", "something-inside" -> new OpenSentence("There is something in cell " + cell + " already.", "Choose another cell, or collect it first.");
      case "reserved" -> new OpenSentence("Cell " + cell + " is kept for somebody else.", "Choose another cell, or wait until the reservation is over.");
      case "unknown" ->
          new OpenSentence(
              "Nobody knows for sure what lies in cell " + cell + ".",
              "Look inside and say what is there: hallctl locker reconcile --cell " + cell + " --found papers|empty.");
      case "nothing-inside" -> new OpenSentence("Nothing lies in cell " + cell + ".", "Look where the papers are: hallctl locker list.");
      case "in-use" -> new OpenSentence("Somebody is at cell " + cell + ".", "Wait until its door is closed.");
      case "forced-open", "wrong-door", "sensor-fault" ->
          new OpenSentence(
              "Cell " + cell + " has a fault: " + reason + ".",
              "Look at it, then say so: hallctl locker reconcile --cell " + cell + " --found papers|empty.");
      case "out-of-service", "maintenance" -> new OpenSentence("Cell " + cell + " is out of service.", "Choose another cell.");
      case "power-low" -> new OpenSentence("The cabinet takes nothing in while it runs on its emergency supply.", "Wait for the mains.");
      case "wrong-code" -> new OpenSentence("The code is not right.", "Check the code and the second factor.");
      case "code-collected" -> new OpenSentence("These papers were collected with this code already.", "Ask who took them: hallctl journal custody.");
      case "code-recalled" -> new OpenSentence("Staff took these papers out; the code opens nothing any more.", "Ask who took them: hallctl journal custody.");
      case "code-replaced" -> new OpenSentence("Another code was made for these papers.", "Use the newest code.");
      case "second-needed" -> new OpenSentence("These papers are not given out for a code alone.", "Add --second with the ID number or four digits of the phone.");
      case "other-cell" -> new OpenSentence("The code is for another cell.", "Name the cell of the message that brought the code.");
      default -> new OpenSentence("Cell " + cell + " cannot be used: " + reason + ".", "Look at its state: hallctl locker list.");
    };
  }
}
