package org.hall24.kiosk.cli;

import org.hall24.locker.cell.OpenOutcome;

/**
 * How an opening ended, for a technician.
 *
 * @param message what happened
 * @param action what to do next
 */
record OpenSentence(String message, String action) {

  static OpenSentence of(OpenOutcome outcome, String cell, CabinetAtHand at) {
    String note = outcome.attempt().evidence().note();
    String port = at.device().port();
    return switch (outcome) {
      case OpenOutcome.Opened _ when note.equals("shut-again") ->
          new OpenSentence("Cell " + cell + " opened and was shut again at once.", "Open it again if more is to go in or out.");
      case OpenOutcome.Opened _ -> new OpenSentence("Cell " + cell + " is open.", "Push its door shut when you are done.");
      case OpenOutcome.AlreadyOpen _ ->
          new OpenSentence("Cell " + cell + " stood open before and stands open now.", "Push its door shut when you are done.");
      case OpenOutcome.Jammed _ when note.equals("moved-and-shut") ->
          new OpenSentence(
              "The bolt of cell " + cell + " moved and its door stayed shut, as if something kept it from opening.",
              "Take your hand off the door, look what blocks it, then try again.");
      case OpenOutcome.Jammed _ ->
          new OpenSentence(
              "The bolt of cell " + cell + " was pulsed and its door was not seen to open.",
              "Press the door, look at bolt and sensor, then try again.");
      case OpenOutcome.WrongDoor o ->
          new OpenSentence(
              "Cell " + cell + " was asked for and another door opened: " + String.join(", ", o.attempt().evidence().otherDoors()) + ".",
              "Close it and check the wiring before anything else is opened.");
      case OpenOutcome.SensorFault _ ->
          new OpenSentence("The sensor of cell " + cell + " contradicts itself.", "Look at the door; check sensor and closed-when.");
      case OpenOutcome.Unknown _ -> new OpenSentence("Cell " + cell + " may have opened; nobody saw.", "Look at the door.");
      case OpenOutcome.Unreachable _ when note.equals("query-refused") ->
          new OpenSentence(
              "The board of cell " + cell + " answers at " + port + " and will not tell its contacts; nothing was sent to the bolt.",
              "Check --set channels: it may have fewer than " + at.settings().channels() + ".");
      case OpenOutcome.Unreachable _ ->
          new OpenSentence(
              "The board of cell " + cell + " does not answer at " + port + "; nothing was sent to the bolt.",
              "Check power, cable, --driver, --baud and the board's address.");
      case OpenOutcome.Refused _ -> refused(cell, note);
      case OpenOutcome.Rejected _ -> rejected(cell, note, at);
      case OpenOutcome.Failed _ ->
          new OpenSentence(
              "What happens at cell " + cell + " could not be written down (" + note + ").", "Check the disk of the state folder.");
    };
  }

  private static OpenSentence refused(String cell, String note) {
    return switch (note) {
      case "per-minute" ->
          new OpenSentence("The bolt of cell " + cell + " was pulsed as often as its coil may be in a minute.", "Wait a minute.");
      case "cool-down" ->
          new OpenSentence(
              "The board of cell " + cell + " did not move the bolt: its coil must cool down.", "Wait some seconds, then open it again.");
      case "wrong-door" ->
          new OpenSentence("A wrong door opened before; nothing opens until somebody has looked.", "Look at the doors and inspect the cells.");
      default -> new OpenSentence("Cell " + cell + " was refused: " + note + ".", "Look at its state: hallctl locker list.");
    };
  }

  private static OpenSentence rejected(String cell, String note, CabinetAtHand at) {
    String allowed =
        "Name one of the " + at.map().places().size() + " cells of this cabinet; channels count from 1 to " + at.settings().channels() + ".";
    return switch (note) {
      case "channel-0" -> new OpenSentence("There is no channel 0; on some boards it would open every door.", allowed);
      case "unknown-cell" -> new OpenSentence("No cell is called " + cell + ".", allowed);
      default -> new OpenSentence("There is no bolt at " + cell + " in this cabinet.", allowed);
    };
  }
}
