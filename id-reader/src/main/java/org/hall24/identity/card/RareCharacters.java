package org.hall24.identity.card;

import java.util.HashMap;
import java.util.Map;

/**
 * Characters that older encodings could only put into the private-use area, and other rare ones.
 *
 * <p>Two families live there. The GBK/GB 18030 leftovers (106 code points) have a public mapping (GB 18030-2005 and -2022;
 * WHATWG encoding issue 27) and are normalised for showing; the police system's own have none and stay as they are.
 */
public final class RareCharacters {
  private static final Map<Integer, String> RUNS =
      Map.ofEntries(
          Map.entry(0xE76C, "€"),
          Map.entry(0xE78D, "︐︒︑︓︔︕︖︗︘︙"),
          Map.entry(0xE7C7, "ḿǹ"),
          Map.entry(0xE7E7, "〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻"),
          Map.entry(0xE815, "⺁"),
          Map.entry(0xE816, "\uD840\uDC87\uD840\uDC89\uD840\uDCCC"),
          Map.entry(0xE819, "⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧"),
          Map.entry(0xE831, "\uD845\uDDD7"),
          Map.entry(0xE832, "龸⺪䁖䅟⺮䌷⺳⺶⺷"),
          Map.entry(0xE83B, "\uD84A\uDD8F"),
          Map.entry(0xE83C, "䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺"),
          Map.entry(0xE855, "\uD850\uDDFE"),
          Map.entry(0xE856, "䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"));
  private static final Map<Integer, Integer> REAL = real();

  private RareCharacters() {}

  /** The text with every publicly mapped private-use character replaced by its real one; all else unchanged. */
  public static String normalised(String text) {
    if (!hasPrivateUse(text)) {
      return text;
    }
    var real = new StringBuilder(text.length());
    text.codePoints().forEach(c -> real.appendCodePoint(REAL.getOrDefault(c, c)));
    return real.toString();
  }

  /** Whether a private-use character is in the text. */
  public static boolean hasPrivateUse(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
  }

  /** Whether half of a surrogate pair is in the text. */
  public static boolean hasUnpairedSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static Map<Integer, Integer> real() {
    var real = new HashMap<Integer, Integer>();
    RUNS.forEach(
        (first, run) -> {
          int[] characters = run.codePoints().toArray();
          for (int i = 0; i < characters.length; i++) {
            real.put(first + i, characters[i]);
          }
        });
    return Map.copyOf(real);
  }
}
