package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hall24.identity.card.ForeignResident2017;
import org.hall24.identity.card.ForeignResident2023;
import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.card.Masked;
import org.hall24.identity.card.RareCharacters;
import org.hall24.identity.card.ResidencePermit;
import org.hall24.identity.card.ResidentCard;
import org.hall24.identity.card.Validity;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.ReadWish;
import org.hall24.identity.sam.SamId;

/** A card's keys on the command line; masked unless somebody asked for it. */
final class CardShown {

  private static final String HIDDEN_DATE = "****-**-**";

  private final boolean reveal;
  private final ReadWish wish;
  private final LocalDate today;

  /**
   * @param reveal whether to show what is personal
   * @param wish what the card was asked
   * @param today at the kiosk's place, for remarks
   */
  CardShown(boolean reveal, ReadWish wish, LocalDate today) {
    this.reveal = reveal;
    this.wish = wish;
    this.today = today;
  }

  /** Writes the keys of a reading into an object. */
  ObjectNode into(ObjectNode json, CardRead.Read read, Optional<SamId> samId) {
    IdentityDocument document = read.document();
    json.put("kind", document.kind().word());
    // A document that has no Chinese name says so, instead of calling its Latin one Chinese.
    Json.put(json, "name", Optional.of(document.name()).filter(name -> !name.isEmpty()).map(RareCharacters::normalised).map(this::name));
    if (!RareCharacters.normalised(document.name()).equals(document.name())) {
      json.put("nameAsStored", name(document.name()));
    }
    Json.put(json, "nameLatin", document.nameLatin().map(this::name));
    json.put("sex", document.sex().word());
    Own own = own(document);
    Json.put(json, "ethnicity", own.ethnicity().map(this::name));
    Json.put(json, "nationality", own.nationality());
    Json.put(json, "birthDate", document.birthDate().map(date -> reveal ? date.toString() : HIDDEN_DATE));
    json.put("number", masked(document.number(), Masked::number));
    Json.put(json, "address", document.displayAddress().map(this::text));
    newestAddresses(json, read);
    Json.put(json, "authority", own.authority().map(this::text));
    Json.put(json, "acceptingAuthority", own.acceptingAuthority());
    Json.put(json, "permitNumber", own.permitNumber().map(number -> masked(number, Masked::number)));
    Json.put(json, "issueCount", own.issueCount());
    Json.put(json, "cardVersion", own.cardVersion());
    Validity validity = document.validity();
    Json.put(json, "validFrom", validity.from().map(LocalDate::toString));
    Json.put(json, "validTo", validity.to().map(LocalDate::toString)).put("longTerm", validity.longTerm());
    ArrayNode remarks = json.putArray("remarks");
    document.remarks(today).forEach(remark -> remarks.add(remark.word()));
    json.put("photo", read.photo().word()).put("fingerBytes", read.extras().fingerBytes());
    return Json.put(json, "samId", samId.map(SamId::printed));
  }

  /** What only some documents have. */
  private record Own(
      Optional<String> ethnicity,
      Optional<String> nationality,
      Optional<String> authority,
      Optional<String> acceptingAuthority,
      Optional<String> permitNumber,
      Optional<String> issueCount,
      Optional<String> cardVersion) {}

  private static Own own(IdentityDocument document) {
    Optional<String> no = Optional.empty();
    return switch (document) {
      case ResidentCard card ->
          new Own(Optional.of(card.ethnicity().name()), no, Optional.of(card.authority()), no, no, no, no);
      case ResidencePermit permit ->
          new Own(
              no, no, Optional.of(permit.authority()), no, Optional.of(permit.permitNumber()), Optional.of(permit.issueCount()), no);
      case ForeignResident2017 card ->
          new Own(
              no, Optional.of(card.nationality().letters()), no, Optional.of(card.acceptingAuthority()), no, no,
              Optional.of(card.cardVersion()));
      case ForeignResident2023 card ->
          new Own(no, Optional.of(card.nationality().letters()), no, no, no, Optional.of(card.issueCount()), no);
    };
  }

  /** An empty list where the card has none or was not asked; null where the answer was lost. */
  private void newestAddresses(ObjectNode json, CardRead.Read read) {
    if (wish.newestAddress() && read.extras().newestAddresses().isEmpty()) {
      json.putNull("newestAddresses");
      return;
    }
    ArrayNode addresses = json.putArray("newestAddresses");
    read.extras()
        .newestAddresses()
        .orElse(List.of())
        .forEach(address -> addresses.add(text(RareCharacters.normalised(address))));
  }

  private String name(String text) {
    return masked(text, Masked::name);
  }

  private String text(String text) {
    return masked(text, Masked::text);
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
