package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hall24.identity.card.Masked;
import org.hall24.identity.card.Sex;
import org.hall24.identity.mrz.MachineReadableZone;
import org.hall24.identity.scan.Scan;
import org.hall24.identity.scan.ScannedCode;

/** The keys of a scan on the command line; what a zone says of a person is masked unless somebody asked for it. */
final class ScanShown {

  private static final String HIDDEN_DATE = "****-**-**";

  private final boolean reveal;

  /** @param reveal whether to show what is personal */
  ScanShown(boolean reveal) {
    this.reveal = reveal;
  }

  /** What was scanned; an error for what came and cannot be used. */
  ObjectNode json(Scan scan) {
    return switch (scan) {
      case Scan.Zone(MachineReadableZone zone) -> zone(zone);
      case Scan.Code(ScannedCode code) -> code(code);
      case Scan.Unreadable(Scan.Why why) -> Trouble.of(why).json();
      case Scan.Nothing _, Scan.NotReady _ -> throw new IllegalArgumentException("nothing was scanned");
    };
  }

  private ObjectNode zone(MachineReadableZone zone) {
    ObjectNode json = Json.object().put("kind", "mrz").put("format", zone.format().word()).put("documentCode", zone.documentCode());
    json.put("surname", masked(zone.surname(), Masked::name)).put("givenNames", masked(zone.givenNames(), Masked::name));
    Json.put(json, "nameChinese", zone.nameChinese().map(name -> masked(name, Masked::name)));
    json.put("documentNumber", masked(zone.documentNumber(), Masked::number)).put("issuer", zone.issuer());
    Json.put(json, "nationality", zone.nationality());
    Json.put(json, "birthDate", zone.birthDate().map(this::date));
    Json.put(json, "sex", zone.sex().map(Sex::word));
    Json.put(json, "expiryDate", zone.expiryDate().map(LocalDate::toString));
    json.put("optionalData", masked(zone.optionalData(), Masked::number)).put("valid", zone.valid());
    ObjectNode checks = json.putObject("checks");
    zone.checks().forEach((check, holds) -> checks.put(check.key(), holds));
    return json.put("repaired", zone.repaired());
  }

  private static ObjectNode code(ScannedCode code) {
    ObjectNode json = Json.object().put("kind", "code").put("type", code.type()).put("text", code.text());
    return switch (code) {
      case ScannedCode.AcceptanceNumber number -> json.put("number", number.number());
      case ScannedCode.PickUpCode pickUp -> json.put("code", pickUp.code()).put("signature", pickUp.standing().word());
      case ScannedCode.StaffBadge badge -> json.put("member", badge.member()).put("signature", badge.standing().word());
      case ScannedCode.OpaqueToken _ -> json;
    };
  }

  private String date(LocalDate date) {
    return reveal ? date.toString() : HIDDEN_DATE;
  }

  private String masked(String text, UnaryOperator<String> mask) {
    return reveal || text.isEmpty() ? text : mask.apply(text);
  }

  /** The same for a person. */
  static String table(ObjectNode json) {
    Table table = new Table("FIELD", "SCANNED");
    json.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> table.row(field.getKey(), Optional.of(field.getValue()).filter(v -> v.isTextual()).map(v -> v.asText()).orElse(field.getValue().toString())));
    return table.toString();
  }

  /** Why nothing can be shown, for a technician. */
  record Trouble(String kind, String message, String action) {
    static Trouble of(Scan.Why why) {
      return switch (why) {
        case CHARSET ->
            new Trouble(why.word(), "the code is written in other letters than were set", "leave --charset out, or give the other one");
        case OVERLONG ->
            new Trouble(why.word(), "more came than any code holds", "check --baud and the scanner's own settings");
        case CUT ->
            new Trouble(why.word(), "the line fell silent before the end that was set", "set line-end=auto, or the end the scanner writes");
        case TRIGGER_REFUSED ->
            new Trouble(why.word(), "the scanner refused the command to look", "set the scanner to host mode, or leave --trigger out");
      };
    }

    ObjectNode json() {
      ObjectNode error = Json.object();
      error.putObject("error").put("kind", kind).put("message", message).put("action", action);
      return error;
    }
  }
}
