package org.hall24.kiosk.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the code on an acceptance receipt states, without a word about the person:
 *
 * <pre>H24:1/SJS261122240173/HLTH-002/SJS-01/20261122T144105Z/14/2/KEYID678/SIGNATURE</pre>
 *
 * <p>Capital letters, digits and {@code : / -} only, so that a QR code stores it in its short alphanumeric mode and a
 * person can read it out.
 *
 * @param acceptanceNo the number without its spaces
 * @param service the service's code, in lower case
 * @param kiosk the machine's id
 * @param acceptedAt to the second
 * @param cell where originals lie; empty when there are none
 * @param papers how many originals, 0–99
 */
public record Statement(
    String acceptanceNo, String service, String kiosk, Instant acceptedAt, Optional<String> cell, int papers) {

  static final String MARK = "H24:1";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern WORD = Pattern.compile("[A-Z0-9-]{1,24}");

  public Statement {
    acceptanceNo = acceptanceNo.replace(" ", "");
    service = service.toLowerCase(Locale.ROOT);
    acceptedAt = acceptedAt.truncatedTo(ChronoUnit.SECONDS);
    for (String word : List.of(acceptanceNo, service.toUpperCase(Locale.ROOT), kiosk, cell.orElse("0"))) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException("a field of a statement holds other than capital letters, digits, hyphens");
      }
    }
    if (papers < 0 || papers > 99) {
      throw new IllegalArgumentException("papers out of 0–99");
    }
  }

  /** The statement of an acceptance. */
  public static Statement of(Acceptance acceptance) {
    return new Statement(
        acceptance.acceptanceNo(),
        acceptance.service().code(),
        acceptance.site().kiosk(),
        acceptance.acceptedAt().toInstant(),
        acceptance.handedOver().map(Acceptance.HandedOver::cell),
        acceptance.handedOver().map(handed -> handed.papers().size()).orElse(0));
  }

  /** The text that is signed: all but the signature. */
  String signedPart(String keyId) {
    return String.join(
        "/",
        MARK,
        acceptanceNo,
        service.toUpperCase(Locale.ROOT),
        kiosk,
        TIME.format(acceptedAt),
        cell.orElse("-"),
        Integer.toString(papers),
        keyId);
  }

  /** Reads the fields of a text; empty when it is no statement. Says nothing of its signature. */
  static Optional<Statement> read(List<String> fields) {
    try {
      Statement statement =
          new Statement(
              fields.get(1),
              fields.get(2),
              fields.get(3),
              TIME.parse(fields.get(4), Instant::from),
              fields.get(5).equals("-") ? Optional.empty() : Optional.of(fields.get(5)),
              Integer.parseInt(fields.get(6)));
      return Optional.of(statement);
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
