package org.hall24.identity.card;

import java.util.Map;

/**
 * An ethnic group by its two-digit code (GB/T 3304). Codes are keys, not array positions: 97 and 98 follow 56.
 *
 * @param code as on the card, possibly blank
 */
public record EthnicGroup(String code) {
  private static final String TABLE =
      "01汉 02蒙古 03回 04藏 05维吾尔 06苗 07彝 08壮 09布依 10朝鲜 11满 12侗 13瑶 14白 15土家 16哈尼 17哈萨克 18傣 19黎 20傈僳 "
          + "21佤 22畲 23高山 24拉祜 25水 26东乡 27纳西 28景颇 29柯尔克孜 30土 31达斡尔 32仫佬 33羌 34布朗 35撒拉 36毛南 37仡佬 "
          + "38锡伯 39阿昌 40普米 41塔吉克 42怒 43乌孜别克 44俄罗斯 45鄂温克 46德昂 47保安 48裕固 49京 50塔塔尔 51独龙 52鄂伦春 "
          + "53赫哲 54门巴 55珞巴 56基诺 81穿青人 97其他 98外国血统中国籍人士";
  private static final Map<String, String> NAMES = names();

  /** Whether the code is in the table. */
  public boolean known() {
    return NAMES.containsKey(code);
  }

  /** The group's name; {@code 其他(NN)} for a code outside the table, empty for a blank one. */
  public String name() {
    String name = NAMES.get(code);
    if (name != null) {
      return name;
    }
    return code.isBlank() ? "" : "其他(" + code + ")";
  }

  /** Prints nothing of the holder. */
  @Override
  public String toString() {
    return "EthnicGroup[" + Masked.HIDDEN + "]";
  }

  private static Map<String, String> names() {
    var names = new java.util.HashMap<String, String>();
    for (String entry : TABLE.split(" ", -1)) {
      names.put(entry.substring(0, 2), entry.substring(2));
    }
    return Map.copyOf(names);
  }
}
