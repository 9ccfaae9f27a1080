package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hall24.identity.card.Masked;
import org.hall24.identity.card.ResidentCard;
import org.hall24.identity.card.Validity;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.SamId;

/** A card's keys on the command line; masked unless somebody asked for it. */
final class CardShown {

  private static final String HIDDEN_DATE = "****-**-**";

  private final boolean reveal;
  private final LocalDate today;

  /**
   * @param reveal whether to show what is personal
   * @param today at the kiosk's place, for remarks
   */
  CardShown(boolean reveal, LocalDate today) {
    this.reveal = reveal;
    this.today = today;
  }

  /** Writes the keys of a reading into an object. */
  ObjectNode into(ObjectNode json, CardRead.Read read, Optional<SamId> samId) {
    switch (read.document()) {
      case ResidentCard card -> resident(json, card);
    }
    Validity validity = read.document().validity();
    Json.put(json, "validFrom", validity.from().map(LocalDate::toString));
    Json.put(json, "validTo", validity.to().map(LocalDate::toString)).put("longTerm", validity.longTerm());
    ArrayNode remarks = json.putArray("remarks");
    read.document().remarks(today).forEach(remark -> remarks.add(remark.word()));
    json.put("photo", read.photo().word()).put("fingerBytes", 0);
    return Json.put(json, "samId", samId.map(SamId::printed));
  }

  private void resident(ObjectNode json, ResidentCard card) {
    json.put("kind", card.kind().word()).put("name", masked(card.displayName(), Masked::name));
    json.putNull("nameLatin");
    json.put("sex", card.sex().word()).put("ethnicity", masked(card.ethnicity().name(), Masked::name));
    json.putNull("nationality");
    Json.put(json, "birthDate", card.birthDate().map(date -> reveal ? date.toString() : HIDDEN_DATE));
    json.put("number", masked(card.number(), Masked::number)).put("address", masked(card.displayAddress(), Masked::text));
    json.putArray("newestAddresses");
    json.put("authority", masked(card.authority(), Masked::text));
    for (String other : new String[] {"acceptingAuthority", "permitNumber", "issueCount", "cardVersion"}) {
      json.putNull(other);
    }
  }

  private String masked(String text, UnaryOperator<String> mask) {
    return reveal ? text : mask.apply(text);
  }

  /** The same for a person. */
  static String table(ObjectNode json) {
    Table table = new Table("FIELD", "ON THE CARD");
    json.properties().forEach(
        field -> {
          if (!field.getValue().isNull() && !(field.getValue().isArray() && field.getValue().isEmpty())) {
            table.row(field.getKey(), field.getValue().isTextual() ? field.getValue().asText() : field.getValue().toString());
          }
        });
    return table.toString();
  }
}
