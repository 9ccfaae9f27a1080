package org.hall24.locker.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What commissioning found out about a cabinet: which boards, which polarity, which order of bits, and that each bolt moves
 * the door its cell stands for. Written as lines of text with a digest over all of them, so that one that was edited, or one
 * of another cabinet, is not taken for this one's.
 *
 * @param driver the driver's word
 * @param keys settings of the boards, as a configuration writes them
 * @param map digest of the cabinet's map under which it was found out
 * @param patterns by board, the bits of all doors closed, channel 1 first
 * @param bolts how many bolts were opened by key and then fired, one by one
 * @param at when, ISO 8601
 */
public record CabinetProfile(
    String driver, SortedMap<String, String> keys, String map, SortedMap<Integer, String> patterns, int bolts, String at) {
  private static final String DIGEST = "digest";
  private static final String ECHO = "echo";

  public CabinetProfile {
    keys = Collections.unmodifiableSortedMap(new TreeMap<String, String>((Map<String, String>) keys));
    patterns = Collections.unmodifiableSortedMap(new TreeMap<Integer, String>((Map<Integer, String>) patterns));
  }

  /** The keys that say how boards of these settings are wired. */
  public static SortedMap<String, String> keys(BoardSettings settings) {
    SortedMap<String, String> keys = new TreeMap<>();
    keys.put("channels", Integer.toString(settings.channels()));
    keys.put("closed-when", Integer.toString(settings.closedWhen()));
    keys.put("closed-when-all", Integer.toString(settings.closedWhenAll()));
    keys.put("query-order", settings.queryOrder().name().toLowerCase(Locale.ROOT));
    if (settings.fieldOrder() != FieldOrder.USUAL) {
      keys.put("field-order", settings.fieldOrder().word());
    }
    if (settings.echo() != Echo.AUTO) {
      keys.put(ECHO, settings.echo().name().toLowerCase(Locale.ROOT));
    }
    return keys;
  }

  /**
   * Whether this cabinet, wired as these settings say, is the one that was commissioned. Whether the line echoes is a matter
   * of its adapter, and no reason to keep doors shut where it is found out anew on each line.
   */
  public boolean holdsFor(String driverWord, BoardSettings settings, String mapDigest) {
    SortedMap<String, String> now = keys(settings);
    SortedMap<String, String> then = new TreeMap<>((Map<String, String>) keys);
    if (!now.containsKey(ECHO) || !then.containsKey(ECHO)) {
      now.remove(ECHO);
      then.remove(ECHO);
    }
    return driver.equals(driverWord) && map.equals(mapDigest) && then.equals(now);
  }

  /** Whether the line echoed when the cabinet was commissioned; AUTO in a profile from before this was kept. */
  public Echo echo() {
    return switch (keys.getOrDefault(ECHO, "")) {
      case "yes" -> Echo.YES;
      case "no" -> Echo.NO;
      default -> Echo.AUTO;
    };
  }

  /** The keys that boards are set up by: all but the echo, which each line is asked for anew before anything is ordered. */
  public SortedMap<String, String> wiring() {
    SortedMap<String, String> wiring = new TreeMap<>((Map<String, String>) keys);
    wiring.remove(ECHO);
    return wiring;
  }

  /** SHA-256 over everything else, in hex. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** As text, the digest last. */
  public String text() {
    return body() + DIGEST + "=" + digest() + "\n";
  }

  private String body() {
    StringBuilder text = new StringBuilder("driver=" + driver + "\n");
    keys.forEach((key, value) -> text.append("set.").append(key).append('=').append(value).append('\n'));
    text.append("map=").append(map).append('\n');
    patterns.forEach((board, bits) -> text.append("closed.").append(board).append('=').append(bits).append('\n'));
    return text.append("bolts=").append(bolts).append("\nat=").append(at).append('\n').toString();
  }

  /**
   * Reads a profile.
   *
   * @return empty when it is none, or when its digest is not that of its lines
   */
  public static Optional<CabinetProfile> parse(String text) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        lines.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    SortedMap<String, String> keys = new TreeMap<>();
    SortedMap<Integer, String> patterns = new TreeMap<>();
    try {
      lines.forEach((key, value) -> {
        if (key.startsWith("set.")) {
          keys.put(key.substring(4), value);
        } else if (key.startsWith("closed.")) {
          patterns.put(Integer.parseInt(key.substring(7)), value);
        }
      });
      CabinetProfile profile =
          new CabinetProfile(
              lines.getOrDefault("driver", ""), keys, lines.getOrDefault("map", ""), patterns,
              Integer.parseInt(lines.getOrDefault("bolts", "0")), lines.getOrDefault("at", ""));
      return profile.digest().equals(lines.get(DIGEST)) ? Optional.of(profile) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
