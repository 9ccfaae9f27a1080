package org.hall24.receipt.emulator;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What the bytes 80h–FFh mean while the Chinese mode is off: the page chosen by ESC t (Epson ESC/POS reference, character code
 * tables). We print none of them; other programs draw their rules with them.
 */
final class CodePages {
  private static final int UNKNOWN = 0xFFFD;

  /** Pages of Epson that the Java runtime knows by the same name. */
  private static final Map<Integer, String> NAMED =
      Map.of(
          0, "IBM437", 2, "IBM850", 3, "IBM860", 4, "IBM863", 5, "IBM865", 16, "windows-1252", 17, "IBM866", 18, "IBM852", 19, "IBM00858");

  /** Upper half of page 1, Katakana: blocks and rules from 80h, the kana of JIS X 0201 from A1h, rules and signs from E0h. */
  private static final String KATAKANA_80 = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯";

  private static final String KATAKANA_E0 = "═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒ ";

  private CodePages() {}

  /** The character of a byte from 80h on; the replacement character where this page has none. */
  static int character(int page, int code) {
    if (page == 1) {
      return katakana(code);
    }
    String name = NAMED.get(page);
    if (name == null || !Charset.isSupported(name)) {
      return UNKNOWN;
    }
    return new String(new byte[] {(byte) code}, Charset.forName(name)).codePointAt(0);
  }

  private static int katakana(int code) {
    if (code < 0xA0) {
      return KATAKANA_80.charAt(code - 0x80);
    }
    if (code >= 0xE0) {
      return KATAKANA_E0.charAt(code - 0xE0);
    }
    return code == 0xA0 ? ' ' : 0xFF61 + code - 0xA1;
  }
}
