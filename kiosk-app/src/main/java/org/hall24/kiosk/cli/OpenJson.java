package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.Evidence;
import org.hall24.locker.cell.OpenOutcome;

/** How an opening ended, for a program. */
final class OpenJson {

  private OpenJson() {}

  /** What the command ends with. */
  static int exit(OpenOutcome outcome) {
    return outcome.open() ? Answer.DONE : outcome instanceof OpenOutcome.Rejected ? Answer.WRONG_USE : Answer.NOT_SO;
  }


  /** The document of one opening. */
  static ObjectNode of(OpenOutcome outcome, DoorWanted door, CabinetAtHand at, OpenSentence sentence) {
    Optional<CellPlace> place = door.in(at);
    Optional<LockAddress> address = place.map(CellPlace::address);
    ObjectNode json = Json.object().put("cell", place.map(p -> p.id().value()).orElse(door.name()));
    if (address.isPresent() || door.board() >= 0 || door.channel() >= 0) {
      json.put("board", address.map(LockAddress::board).orElse(door.board()));
      json.put("channel", address.map(LockAddress::channel).orElse(door.channel()));
    } else {
      json.putNull("board").putNull("channel");
    }
    json.put("result", outcome.word()).put("pulses", outcome.attempt().pulses());
    json.set("evidence", evidence(outcome.attempt().evidence()));
    return json.put("message", sentence.message()).put("action", sentence.action());
  }

  private static ObjectNode evidence(Evidence evidence) {
    ObjectNode json =
        Json.object()
            .put("intent", evidence.intent())
            .put("attempt", evidence.attempt())
            .put("doorBefore", evidence.doorBefore())
            .put("doorAfter", evidence.doorAfter())
            .put("sent", evidence.sent())
            .put("reply", evidence.reply());
    if (evidence.openedAfterMs() >= 0) {
      json.put("openedAfterMs", evidence.openedAfterMs());
    } else {
      json.putNull("openedAfterMs");
    }
    ArrayNode others = json.putArray("otherDoors");
    evidence.otherDoors().forEach(others::add);
    return json.put("note", evidence.note());
  }
}
