package org.hall24.kiosk.cli;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hall24.identity.card.CardPhoto;
import org.hall24.identity.card.CitizenNumber;
import org.hall24.identity.card.DocumentKind;
import org.hall24.identity.card.EthnicGroup;
import org.hall24.identity.card.ForeignResident2017;
import org.hall24.identity.card.ForeignResident2023;
import org.hall24.identity.card.ResidencePermit;
import org.hall24.identity.card.ResidentCard;
import org.hall24.identity.card.Sex;
import org.hall24.identity.card.Validity;
import org.hall24.identity.sam.emulator.EmulatedCard;

/**
 * One card of each kind for the bench, by the word of its kind. They belong to nobody: the names say sample, the numbers only
 * keep their check characters.
 */
final class SampleCards {

  private final Map<String, EmulatedCard> cards = new LinkedHashMap<>();

  SampleCards() {
    put(DocumentKind.RESIDENT, EmulatedCard.of(resident(), photo()).withNewestAddresses("样本市样本区迁居路2号（虚构）").withFinger(new byte[1024]));
    put(DocumentKind.HMT_RESIDENCE_PERMIT, EmulatedCard.of(permit(), photo()).withFinger(new byte[512]));
    put(DocumentKind.FOREIGN_PR_2017, EmulatedCard.of(foreigner2017(), photo()));
    put(DocumentKind.FOREIGN_PR_2023, EmulatedCard.of(foreigner2023(), photo()));
  }

  /**
   * The card of a kind.
   *
   * @throws IllegalArgumentException naming the kinds there are
   */
  EmulatedCard named(String kind) {
    EmulatedCard card = cards.get(kind);
    if (card == null) {
      throw new IllegalArgumentException("no sample card is called " + kind + "; there are " + String.join(", ", cards.keySet()));
    }
    return card;
  }

  private void put(DocumentKind kind, EmulatedCard card) {
    cards.put(kind.word(), card);
  }

  private static ResidentCard resident() {
    return ResidentCard.of(
        "样本卡",
        Sex.FEMALE,
        new EthnicGroup("01"),
        LocalDate.of(1990, 3, 7),
        "样本市样本区样本路1号（虚构）",
        number("11010019900307" + "002"), // 110100 is no district's
        "样本市公安局",
        Validity.between(LocalDate.of(2020, 5, 6), LocalDate.of(2040, 5, 6)));
  }

  private static ResidencePermit permit() {
    return new ResidencePermit(
        "样本居", "1", "19880808", "样本市样本区样本路2号（虚构）", number("81000019880808" + "001"), "样本市公安局", "20240606", "20290605",
        "H00000000", "01");
  }

  private static ForeignResident2017 foreigner2017() {
    return new ForeignResident2017(
        "SAMPLE, PERSON", "2", "CAN110085050501", "CAN", "样本人", "20230201", "20330131", "19850505", "01", "1100");
  }

  /** With a name that needs both fields, and a space at their boundary. */
  private static ForeignResident2023 foreigner2023() {
    return new ForeignResident2023(
        "样本客", "1", "00", "19850505", "SAMPLE, PERSON OF THE SECOND KIND X WITH MORE", number("911124" + "19850505" + "001"),
        "20240201", "20340131", "CAN", "   ");
  }

  private static String number(String digits) {
    return digits + CitizenNumber.checkCharacter(digits);
  }

  /** Not a picture in any format. */
  private static byte[] photo() {
    byte[] mark = "HALL24 SAMPLE, NO PICTURE ".getBytes(StandardCharsets.US_ASCII);
    byte[] photo = new byte[CardPhoto.LENGTH];
    for (int i = 0; i < photo.length; i++) {
      photo[i] = mark[i % mark.length];
    }
    return photo;
  }
}
