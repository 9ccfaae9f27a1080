package org.hall24.identity.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
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

  /** A name that comes twice is a damaged message. */
  JsonFactory STRICT = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

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
    return flat(text.substring(colon + 1))
        .flatMap(
            object -> {
              Optional<String> data = Optional.ofNullable(object.get("data"));
              return switch (object.get("type")) {
                case null -> Optional.<TaggedMessage>empty();
                case "PassPort" -> data.map(Zone::new);
                case "QRCode" -> data.map(Code::new);
                default -> Optional.<TaggedMessage>of(new Other());
              };
            });
  }

  private static boolean letter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** A JSON object whose values are all texts; nothing where it is not exactly that. */
  private static Optional<Map<String, String>> flat(String json) {
    try (JsonParser parser = STRICT.createParser(json)) {
      Map<String, String> object = new HashMap<>();
      boolean whole = parser.nextToken() == JsonToken.START_OBJECT;
      while (whole && parser.nextToken() == JsonToken.FIELD_NAME) {
        whole = parser.nextToken() == JsonToken.VALUE_STRING;
        object.put(parser.currentName(), parser.getText());
      }
      return whole && parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (IOException e) {
      // What the parser says of it may hold what was read.
      return Optional.empty();
    }
  }
}
