package org.hall24.identity.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message of a passport reader that reports by itself: a word, a colon, and a flat JSON object. {@code CameraData} holds what
 * was read, a zone with a line feed between its lines ({@code "type":"PassPort"}) or a code ({@code "type":"QRCode"}); other
 * words tell how reading goes on, or what a chip said. Source: the public description of the serial output of the
 * EST-100PR-NZ, which sends {@code 02}, the message in UTF-8, {@code 03 0D 0A}, at 256000 bit/s with odd parity.
 */
sealed interface TaggedMessage {
  /** The longest message that is looked at; a zone or the longest code is far shorter. */
  int LONGEST = 16_384;

  /** The lines of a zone, with line feeds between them. */
  record Zone(String text) implements TaggedMessage {
    @Override
    public String toString() {
      return "Zone[]";
    }
  }

  /** A code. */
  record Code(String text) implements TaggedMessage {
    @Override
    public String toString() {
      return "Code[]";
    }
  }

  /** Something that gives no code. */
  record Other() implements TaggedMessage {}

  /** Reads a message; empty when what should hold a code is damaged, or no such message at all. */
  static Optional<TaggedMessage> parse(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || text.length() > LONGEST || !text.substring(0, colon).chars().allMatch(TaggedMessage::letter)) {
      return Optional.empty();
    }
    if (!text.substring(0, colon).equals("CameraData")) {
      return Optional.of(new Other());
    }
    return new Flat(text, colon + 1)
        .object()
        .flatMap(
            object -> {
              Optional<String> data = Optional.ofNullable(object.get("data"));
              return switch (object.getOrDefault("type", "")) {
                case "PassPort" -> data.map(Zone::new);
                case "QRCode" -> data.map(Code::new);
                default -> Optional.<TaggedMessage>of(new Other());
              };
            });
  }

  private static boolean letter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** A JSON object whose values are all texts. Nothing is ever guessed: what is not exactly that is nothing. */
  final class Flat {
    private final String text;
    private int at;

    private Flat(String text, int from) {
      this.text = text;
      this.at = from;
    }

    private Optional<Map<String, String>> object() {
      Map<String, String> object = new HashMap<>();
      if (!next('{')) {
        return Optional.empty();
      }
      do {
        Optional<String> key = string();
        Optional<String> value = key.isPresent() && next(':') ? string() : Optional.empty();
        if (value.isEmpty() || object.put(key.orElseThrow(), value.get()) != null) {
          return Optional.empty();
        }
      } while (next(','));
      return next('}') && blank() == text.length() ? Optional.of(object) : Optional.empty();
    }

    private int blank() {
      while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at;
    }

    private boolean next(char wanted) {
      boolean there = blank() < text.length() && text.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }

    private Optional<String> string() {
      if (!next('"')) {
        return Optional.empty();
      }
      StringBuilder out = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          return Optional.of(out.toString());
        }
        if (c < ' ' || (c == '\\' && !escaped(out))) {
          return Optional.empty();
        }
        if (c != '\\') {
          out.append(c);
        }
      }
      return Optional.empty();
    }

    private boolean escaped(StringBuilder out) {
      char kind = at < text.length() ? text.charAt(at++) : 0;
      if (kind == 'u') {
        boolean whole = at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}");
        if (whole) {
          out.append((char) Integer.parseInt(text, at, at + 4, 16));
          at += 4;
        }
        return whole;
      }
      int which = "\"\\/bfnrt".indexOf(kind);
      if (which >= 0) {
        out.append("\"\\/\b\f\n\r\t".charAt(which));
      }
      return which >= 0;
    }
  }
}
