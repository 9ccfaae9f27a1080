package org.hall24.kiosk.document.template;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.kiosk.document.Base32;

/**
 * What a document states of itself: which it is, who made it, when, and a digest of every word on it.
 *
 * <pre>H24D:1/READINESS-REPORT/SJS-01-20261122/SJS-01/20261122T144105Z/TEXTDIGEST…/KEYID678/SIGNATURE</pre>
 *
 * <p>Capital letters, digits and {@code : / -} only, so that a QR code stores it in its short alphanumeric mode.
 *
 * @param template in lower case
 * @param number by which the document is known, without spaces
 * @param kiosk the machine's id
 * @param madeAt to the second
 * @param textDigest {@link #digest} of the words
 */
public record DocumentStatement(String template, String number, String kiosk, Instant madeAt, String textDigest) {
  static final String MARK = "H24D:1";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern WORD = Pattern.compile("[A-Z0-9-]{1,40}");
  /** 130 bits: nobody finds a second text for it. */
  private static final int DIGEST_LETTERS = 26;

  public DocumentStatement {
    template = template.toLowerCase(Locale.ROOT);
    number = number.replace(" ", "");
    madeAt = madeAt.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    for (String word : List.of(template.toUpperCase(Locale.ROOT), number, kiosk, textDigest)) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException("a field of a document's statement holds other than capital letters, digits, hyphens");
      }
    }
  }

  /** The text that is signed. */
  String signedPart(String keyId) {
    return String.join("/", MARK, template.toUpperCase(Locale.ROOT), number, kiosk, TIME.format(madeAt), textDigest, keyId);
  }

  /** Reads a statement with its key and signature; empty when it is none. Says nothing of its signature. */
  static Optional<Read> read(String text) {
    List<String> fields = List.of(text.strip().split("/", -1));
    if (fields.size() != 8 || !fields.getFirst().equals(MARK)) {
      return Optional.empty();
    }
    try {
      DocumentStatement statement =
          new DocumentStatement(fields.get(1), fields.get(2), fields.get(3), TIME.parse(fields.get(4), Instant::from), fields.get(5));
      // The fields are written out again: what is verified is exactly what is reported.
      return Optional.of(new Read(statement, fields.get(6), statement.signedPart(fields.get(6)) + "/" + fields.get(7)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A statement as it came. */
  record Read(DocumentStatement statement, String keyId, String signed) {}

  /** The digest of a document's words, which are its characters without white space: SHA-256 cut to 130 bits, in base 32. */
  public static String digest(String words) {
    return Base32.encode(sha256(words.getBytes(StandardCharsets.UTF_8))).substring(0, DIGEST_LETTERS);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
