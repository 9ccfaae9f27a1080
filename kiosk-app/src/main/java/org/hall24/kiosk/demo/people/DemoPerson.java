package org.hall24.kiosk.demo.people;

import java.awt.Color;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.CitizenNumber;
import org.hall24.identity.card.EthnicGroup;
import org.hall24.identity.card.ForeignResident2017;
import org.hall24.identity.card.ForeignResident2023;
import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.card.ResidencePermit;
import org.hall24.identity.card.ResidentCard;
import org.hall24.identity.card.Sex;
import org.hall24.identity.card.Validity;

/**
 * A person of the demo. Nobody real: names, addresses and numbers are invented; the numbers only keep the check digit.
 *
 * @param id what scripts call the person
 * @param card what the person's card says
 * @param roleZh who the person is
 * @param portrait what the person looks like
 */
public record DemoPerson(String id, IdentityDocument card, String roleZh, Portrait portrait) {

  /** The nurse whose night this is. */
  public static final String NURSE = "nurse";

  /** A resident who does not want to be looked at by a camera. */
  public static final String NEIGHBOUR = "neighbour";

  /** The courier who comes in the morning. */
  public static final String COURIER = "courier";

  private static final Color BLACK = new Color(0x26, 0x22, 0x22);
  private static final Color BROWN = new Color(0x4A, 0x34, 0x28);
  private static final Color GREY = new Color(0x9A, 0x98, 0x96);

  /** Everybody who can walk into the demo hall: four residents, and a holder of each of the other documents. */
  public static List<DemoPerson> everybody() {
    return List.of(
        new DemoPerson(
            NURSE,
            resident("王晓兰", Sex.FEMALE, "01", "1991-07-15", "北京市石景山区鲁谷路某某小区 3 号楼 2 单元 501", "11010719910715322",
                "北京市公安局石景山分局", "2019-05-20", "2039-05-20"),
            "护士",
            new Portrait(Portrait.Hair.BUN, BLACK, new Color(0xF1, 0xCD, 0xB0), new Color(0x2F, 0x6B, 0x8A), 54, 68, 26, false, false)),
        new DemoPerson(
            NEIGHBOUR,
            resident("陈守义", Sex.MALE, "01", "1958-02-03", "北京市石景山区八角某某胡同 12 号", "11010719580203241",
                "北京市公安局石景山分局", "2016-09-01", "2036-09-01"),
            "退休教师",
            new Portrait(Portrait.Hair.BALD, GREY, new Color(0xE3, 0xB8, 0x96), new Color(0x6B, 0x5A, 0x44), 62, 72, 30, true, true)),
        new DemoPerson(
            COURIER,
            resident("李远山", Sex.MALE, "11", "1988-11-30", "北京市丰台区卢沟桥某某街 8 号院 1 号楼 1102", "11010619881130183",
                "北京市公安局丰台分局", "2018-03-12", "2038-03-12"),
            "快递员",
            new Portrait(Portrait.Hair.SHORT, BROWN, new Color(0xD9, 0xA8, 0x80), new Color(0x1F, 0x5B, 0x44), 58, 64, 24, false, false)),
        new DemoPerson(
            "stranger",
            resident("赵青", Sex.FEMALE, "03", "1995-04-08", "北京市海淀区某某路 66 号", "11010819950408662",
                "北京市公安局海淀分局", "2021-06-30", "2041-06-30"),
            "路人",
            new Portrait(Portrait.Hair.LONG, BROWN, new Color(0xF4, 0xD6, 0xBE), new Color(0x9A, 0x3B, 0x4B), 48, 62, 22, true, false)),
        new DemoPerson(
            "hongkonger",
            new ResidencePermit(
                "梁嘉欣", "2", "19930612", "北京市朝阳区某某东路 9 号院 4 号楼 703", number("81000019930612002"), "北京市公安局朝阳分局",
                "20240301", "20290228", "H00000001", "01"),
            "港澳居民",
            new Portrait(Portrait.Hair.BOB, BLACK, new Color(0xF2, 0xD2, 0xB8), new Color(0x7A, 0x4E, 0x8E), 50, 64, 24, false, false)),
        new DemoPerson(
            "doctor",
            new ForeignResident2017(
                "EXEMPLARSSON, ERIK", "1", "SWE110082031701", "SWE", "安德森", "20200901", "20300831", "19820317", "01", "1101"),
            "外籍医生",
            new Portrait(Portrait.Hair.SHORT, GREY, new Color(0xF6, 0xDC, 0xC8), new Color(0x3A, 0x4A, 0x6A), 60, 76, 28, true, false)),
        new DemoPerson(
            "engineer",
            new ForeignResident2023(
                "莫妮卡", "2", "00", "19790924", "MUSTERMANN-BEISPIEL, MONIKA ELISABETH", number("91127619790924002"), "20240510",
                "20340509", "DEU", "   "),
            "外籍工程师",
            new Portrait(Portrait.Hair.LONG, new Color(0xB8, 0x8A, 0x4A), new Color(0xF8, 0xDE, 0xCC), new Color(0x2A, 0x6A, 0x5A), 56, 70, 30, false, false)));
  }

  /** The person with this id. */
  public static DemoPerson of(String id) {
    return everybody().stream()
        .filter(p -> p.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no demo person is called " + id));
  }

  /** The name as screens show it. */
  public String name() {
    return card.displayName();
  }

  /** The name in Latin letters, on the cards that have one. */
  public Optional<String> nameLatin() {
    return card.nameLatin();
  }

  /** The stable word of the document. */
  public String document() {
    return card.kind().word();
  }

  /** The number on the card. */
  public String number() {
    return card.number();
  }

  /** The address on the card; cards of foreigners have none. */
  public Optional<String> address() {
    return card.displayAddress();
  }

  private static ResidentCard resident(
      String name, Sex sex, String ethnic, String birth, String address, String digits, String authority, String from, String to) {
    return ResidentCard.of(
        name,
        sex,
        new EthnicGroup(ethnic),
        LocalDate.parse(birth),
        address,
        number(digits),
        authority,
        Validity.between(LocalDate.parse(from), LocalDate.parse(to)));
  }

  /** Adds the check character of GB 11643 to seventeen digits. */
  private static String number(String seventeen) {
    return seventeen + CitizenNumber.checkCharacter(seventeen);
  }

  @Override
  public String toString() {
    return "DemoPerson[" + id + "]";
  }
}
