package org.hall24.kiosk.demo.people;

import java.awt.Color;
import java.time.LocalDate;
import java.util.List;

/**
 * A person of the demo. Nobody real: names, addresses and numbers are invented; the numbers only keep the check digit.
 *
 * @param id what scripts call the person
 * @param sexCode 1 male, 2 female, as on the card
 * @param ethnicityCode two digits as on the card
 * @param portrait what the person looks like
 */
public record DemoPerson(
    String id,
    String name,
    int sexCode,
    String ethnicityCode,
    LocalDate birthDate,
    String address,
    String number,
    String authority,
    LocalDate validFrom,
    LocalDate validTo,
    String roleZh,
    Portrait portrait) {

  /** The nurse whose night this is. */
  public static final String NURSE = "nurse";

  /** A resident who does not want to be looked at by a camera. */
  public static final String NEIGHBOUR = "neighbour";

  /** The courier who comes in the morning. */
  public static final String COURIER = "courier";

  private static final Color BLACK = new Color(0x26, 0x22, 0x22);
  private static final Color BROWN = new Color(0x4A, 0x34, 0x28);
  private static final Color GREY = new Color(0x9A, 0x98, 0x96);

  /** Everybody who can walk into the demo hall. */
  public static List<DemoPerson> everybody() {
    return List.of(
        new DemoPerson(
            NURSE, "王晓兰", 2, "01", LocalDate.of(1991, 7, 15), "北京市石景山区鲁谷路某某小区 3 号楼 2 单元 501",
            number("11010719910715322"), "北京市公安局石景山分局", LocalDate.of(2019, 5, 20), LocalDate.of(2039, 5, 20), "护士",
            new Portrait(Portrait.Hair.BUN, BLACK, new Color(0xF1, 0xCD, 0xB0), new Color(0x2F, 0x6B, 0x8A), 54, 68, 26, false, false)),
        new DemoPerson(
            NEIGHBOUR, "陈守义", 1, "01", LocalDate.of(1958, 2, 3), "北京市石景山区八角某某胡同 12 号",
            number("11010719580203241"), "北京市公安局石景山分局", LocalDate.of(2016, 9, 1), LocalDate.of(2036, 9, 1), "退休教师",
            new Portrait(Portrait.Hair.BALD, GREY, new Color(0xE3, 0xB8, 0x96), new Color(0x6B, 0x5A, 0x44), 62, 72, 30, true, true)),
        new DemoPerson(
            COURIER, "李远山", 1, "11", LocalDate.of(1988, 11, 30), "北京市丰台区卢沟桥某某街 8 号院 1 号楼 1102",
            number("11010619881130183"), "北京市公安局丰台分局", LocalDate.of(2018, 3, 12), LocalDate.of(2038, 3, 12), "快递员",
            new Portrait(Portrait.Hair.SHORT, BROWN, new Color(0xD9, 0xA8, 0x80), new Color(0x1F, 0x5B, 0x44), 58, 64, 24, false, false)),
        new DemoPerson(
            "stranger", "赵青", 2, "03", LocalDate.of(1995, 4, 8), "北京市海淀区某某路 66 号",
            number("11010819950408662"), "北京市公安局海淀分局", LocalDate.of(2021, 6, 30), LocalDate.of(2041, 6, 30), "路人",
            new Portrait(Portrait.Hair.LONG, BROWN, new Color(0xF4, 0xD6, 0xBE), new Color(0x9A, 0x3B, 0x4B), 48, 62, 22, true, false)));
  }

  /** The person with this id. */
  public static DemoPerson of(String id) {
    return everybody().stream()
        .filter(p -> p.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no demo person is called " + id));
  }

  /** Adds the check character of GB 11643-1999 to seventeen digits. */
  private static String number(String seventeen) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (seventeen.charAt(i) - '0') * weights[i];
    }
    return seventeen + "10X98765432".charAt(sum % 11);
  }

  @Override
  public String toString() {
    return "DemoPerson[" + id + "]";
  }
}
