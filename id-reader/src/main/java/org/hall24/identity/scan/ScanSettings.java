package org.hall24.identity.scan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a scanner writes on its line.
 *
 * @param end what ends a message
 * @param charset the letters of codes; empty: UTF-8, and GB 18030 for what is not UTF-8
 * @param prefix bytes before every message, taken away; may be empty
 * @param suffix bytes after every message, taken away; may be empty
 * @param trigger what makes the scanner look; empty for one that looks always
 * @param gap a pause after which a message without an end is over
 * @param format what a message is: the code itself, or an announcement that holds it
 */
public record ScanSettings(
    End end, Optional<Charset> charset, List<Byte> prefix, List<Byte> suffix, List<Byte> trigger, Duration gap,
    Format format) {

  /** The charset of most phones' codes in Chinese that are not UTF-8. */
  public static final Charset GB18030 = Charset.forName("GB18030");

  private static final String KEY_END = "line-end";
  private static final String KEY_GAP = "gap-ms";

  /** What ends a message. */
  public enum End {
    /** CR, LF or both, or a pause: for a scanner nobody set up. */
    AUTO(300),
    CR(1000),
    LF(1000),
    CRLF(1000),
    TAB(1000),
    /** Nothing but a pause. */
    NONE(100);

    private final Duration usualGap;

    End(int gapMs) {
      usualGap = Duration.ofMillis(gapMs);
    }
  }

  /** What a message is. */
  public enum Format {
    /** The code, or a line of a zone. */
    PLAIN,
    /** A {@link TaggedMessage}. */
    TAGGED
  }

  /** What came of reading settings from words. */
  public sealed interface Parsed {
    record Good(ScanSettings settings) implements Parsed {}

    /**
     * A setting that cannot stand.
     *
     * @param key which
     * @param allowed what it may be
     */
    record Bad(String key, String allowed) implements Parsed {}
  }

  public ScanSettings {
    prefix = List.copyOf(prefix);
    suffix = List.copyOf(suffix);
    trigger = List.copyOf(trigger);
  }

  /** A scanner that looks always and that nobody set up. */
  public static ScanSettings defaults() {
    return new ScanSettings(End.AUTO, Optional.empty(), List.of(), List.of(), List.of(), End.AUTO.usualGap, Format.PLAIN);
  }

  /**
   * Reads the words of a device's profile: {@code charset} (utf-8, gb18030), {@code line-end} (auto, cr, lf, crlf, tab,
   * none), {@code prefix}, {@code suffix} and {@code trigger} (hexadecimal), {@code gap-ms} (20 to 5000), {@code format}
   * (plain, tagged). Other keys are not looked at.
   */
  public static Parsed parse(Map<String, String> words) {
    Optional<Charset> charset = Optional.empty();
    if (words.containsKey("charset")) {
      charset = charset(words.getOrDefault("charset", ""));
      if (charset.isEmpty()) {
        return new Parsed.Bad("charset", "utf-8 or gb18030");
      }
    }
    Optional<End> end = end(words.getOrDefault(KEY_END, "auto"));
    if (end.isEmpty()) {
      return new Parsed.Bad(KEY_END, "auto, cr, lf, crlf, tab or none");
    }
    for (String key : List.of("prefix", "suffix", "trigger")) {
      if (bytes(words.getOrDefault(key, "")).isEmpty()) {
        return new Parsed.Bad(key, "bytes in hexadecimal, two digits each, for example 7E000801000201ABCD");
      }
    }
    String gap = words.getOrDefault(KEY_GAP, Long.toString(end.get().usualGap.toMillis()));
    if (!gap.matches("\\d{2,4}") || Integer.parseInt(gap) < 20 || Integer.parseInt(gap) > 5000) {
      return new Parsed.Bad(KEY_GAP, "milliseconds from 20 to 5000");
    }
    String format = words.getOrDefault("format", "plain");
    if (!format.matches("plain|tagged")) {
      return new Parsed.Bad("format", "plain or tagged");
    }
    return new Parsed.Good(
        new ScanSettings(
            end.get(),
            charset,
            bytes(words.getOrDefault("prefix", "")).orElseThrow(),
            bytes(words.getOrDefault("suffix", "")).orElseThrow(),
            bytes(words.getOrDefault("trigger", "")).orElseThrow(),
            Duration.ofMillis(Integer.parseInt(gap)),
            format.equals("tagged") ? Format.TAGGED : Format.PLAIN));
  }

  /** The charset of this word. */
  public static Optional<Charset> charset(String word) {
    return switch (word) {
      case "utf-8" -> Optional.of(StandardCharsets.UTF_8);
      case "gb18030" -> Optional.of(GB18030);
      default -> Optional.empty();
    };
  }

  private static Optional<End> end(String word) {
    return List.of(End.values()).stream().filter(end -> end.name().toLowerCase(java.util.Locale.ROOT).equals(word)).findFirst();
  }

  /** Bytes in hexadecimal, with or without spaces or colons between them; empty when they are none. */
  public static Optional<List<Byte>> bytes(String hex) {
    try {
      byte[] bytes = HexFormat.of().parseHex(hex.replaceAll("[\\s:]", ""));
      Byte[] boxed = new Byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        boxed[i] = bytes[i];
      }
      return Optional.of(List.of(boxed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The bytes that make the scanner look. */
  public byte[] triggerBytes() {
    return array(trigger);
  }

  /** The bytes before every message. */
  public byte[] prefixBytes() {
    return array(prefix);
  }

  /** The bytes after every message. */
  public byte[] suffixBytes() {
    return array(suffix);
  }

  private static byte[] array(List<Byte> list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = list.get(i);
    }
    return bytes;
  }
}
