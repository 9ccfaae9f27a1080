package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.queue.journal.EventBody;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.escpos.Octets;

/** The receipts of {@code printer print --file}. */
final class ReceiptFile {

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");
  private static final int QR_DOTS = 6;
  private static final int WIDEST_BYTES = 128;
  private static final int MOST_ROWS = 4096;
  private static final String SHAPE = "write {\"id\":\"…\",\"lines\":[\"…\"],\"qr\":\"…\",\"pictures\":[[widthBytes,rows,fill]]}";

  private ReceiptFile() {}

  /** Reads a file. */
  static Receipt read(Path file) throws Failed {
    Optional<JsonNode> parsed = Json.parse(Texts.read(file, "the receipt"));
    if (parsed.isEmpty() || !parsed.get().isObject()) {
      throw bad(file, "is not a JSON object");
    }
    JsonNode json = parsed.get();
    Receipt.Builder receipt = Receipt.builder(id(file, json.path("id").asText()));
    JsonNode lines = json.path("lines");
    if (!lines.isArray() && !lines.isMissingNode()) {
      throw bad(file, "\"lines\" is not a list");
    }
    for (JsonNode line : lines) {
      receipt.line(line.asText());
    }
    for (JsonNode picture : json.path("pictures")) {
      receipt.add(picture(file, picture));
    }
    if (json.hasNonNull("qr")) {
      try {
        receipt.qr(json.path("qr").asText(), QR_DOTS);
      } catch (IllegalArgumentException e) {
        throw bad(file, "\"qr\" is empty or has control characters");
      }
    }
    return receipt.cut();
  }

  /** The id goes into the journal, which keeps nothing personal. */
  private static String id(Path file, String id) throws Failed {
    if (ID.matcher(id).matches()) {
      try {
        EventBody.of("ref", id);
        return id;
      } catch (IllegalArgumentException e) {
        throw bad(file, "\"id\" looks like a person's number");
      }
    }
    throw bad(file, "\"id\" is not 1 to 100 printable ASCII characters without spaces");
  }

  private static Receipt.Picture picture(Path file, JsonNode picture) throws Failed {
    int width = picture.path(0).asInt();
    int rows = picture.path(1).asInt();
    int fill = picture.path(2).asInt(-1);
    if (width < 1 || width > WIDEST_BYTES || rows < 1 || rows > MOST_ROWS || fill < 0 || fill > 255) {
      throw bad(file, "a picture is not [widthBytes 1-" + WIDEST_BYTES + ", rows 1-" + MOST_ROWS + ", fill 0-255]");
    }
    byte[] dots = new byte[width * rows];
    Arrays.fill(dots, (byte) fill);
    return new Receipt.Picture(width, rows, Octets.of(dots));
  }

  private static Failed bad(Path file, String what) {
    return Failed.wrongUse("bad-file", file + ": " + what, SHAPE);
  }
}
