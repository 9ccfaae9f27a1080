package org.hall24.identity.scan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A code of our own that its issuer signed (Ed25519, RFC 8032), so that a machine without network can tell it from a forged
 * one:
 *
 * <pre>H24:B1/COURIER-7/20271231T235959Z/1A2B3C4D/SIGNATURE</pre>
 *
 * <p>B is a badge of staff, P a pick-up code. Capital letters, digits and {@code : / -} only, so that a QR code stores it in
 * its short alphanumeric mode. A signed code can still be copied: whoever accepts one asks for a second thing (a PIN, a card).
 *
 * @param kind what it is for
 * @param subject whose or which, never a person's name: {@code COURIER-7}, or the digits of a pick-up code
 * @param notAfter to the second
 */
public record SignedCode(Kind kind, String subject, Instant notAfter) {
  private static final Pattern SUBJECT = Pattern.compile("[A-Z0-9-]{1,24}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int FIELDS = 5;

  /** What a signed code is for. */
  public enum Kind {
    BADGE("H24:B1"),
    PICK_UP("H24:P1");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  /** What its signature says of it. */
  public enum Standing {
    /** Signed by an issuer we know, unchanged, in time. */
    GENUINE,
    /** Signed by an issuer we know, unchanged, too old. */
    EXPIRED,
    /** Names an issuer we know and was not signed by it, or was changed since. */
    FORGED,
    /** Signed by somebody we do not know. */
    UNKNOWN_ISSUER;

    /** The stable word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A text that has the shape of a signed code, and how it stands. */
  public record Read(SignedCode code, Standing standing) {}

  public SignedCode {
    notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("the subject of a signed code holds other than 1 to 24 capital letters, digits, hyphens");
    }
  }

  /** The text of the code. */
  public String sign(KeyPair issuer) {
    String text = text(keyId(issuer.getPublic()));
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(issuer.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "/" + HexFormat.of().withUpperCase().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the issuer's key does not sign", e);
    }
  }

  private String text(String keyId) {
    return String.join("/", kind.mark, subject, TIME.format(notAfter), keyId);
  }

  /** The id of an issuer's key: the first 32 bits of the SHA-256 of its X.509 form. */
  public static String keyId(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().withUpperCase().formatHex(digest, 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  /** Reads signed codes of the issuers it knows. */
  public static final class Reader {
    private final Map<Kind, Map<String, PublicKey>> issuers = new EnumMap<>(Kind.class);

    /** @param issuers Ed25519 keys, old ones too, by what they may sign; a key is good for nothing else */
    public Reader(Map<Kind, ? extends Collection<PublicKey>> issuers) {
      for (Kind kind : Kind.values()) {
        Collection<PublicKey> keys = issuers.containsKey(kind) ? issuers.get(kind) : List.of();
        this.issuers.put(kind, keys.stream().distinct().collect(Collectors.toUnmodifiableMap(SignedCode::keyId, Function.identity())));
      }
    }

    /** @param issuers Ed25519 keys, old ones too, that may sign codes of every kind */
    public Reader(Collection<PublicKey> issuers) {
      this(Arrays.stream(Kind.values()).collect(Collectors.toMap(Function.identity(), kind -> issuers)));
    }

    /** Reads a text; empty when it has not the shape of a signed code. */
    public Optional<Read> read(String text, Instant now) {
      List<String> fields = List.of(text.split("/", -1));
      if (fields.size() != FIELDS) {
        return Optional.empty();
      }
      for (Kind kind : Kind.values()) {
        if (kind.mark.equals(fields.getFirst())) {
          return code(kind, fields).map(code -> new Read(code, standing(code, fields, now)));
        }
      }
      return Optional.empty();
    }

    private static Optional<SignedCode> code(Kind kind, List<String> fields) {
      try {
        return Optional.of(new SignedCode(kind, fields.get(1), TIME.parse(fields.get(2), Instant::from)));
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private Standing standing(SignedCode code, List<String> fields, Instant now) {
      PublicKey key = issuers.getOrDefault(code.kind, Map.of()).get(fields.get(3));
      if (key == null) {
        return Standing.UNKNOWN_ISSUER;
      }
      // The fields are written out again: what is verified is exactly what is reported.
      if (!holds(key, code.text(fields.get(3)), fields.getLast())) {
        return Standing.FORGED;
      }
      return now.isAfter(code.notAfter) ? Standing.EXPIRED : Standing.GENUINE;
    }

    private static boolean holds(PublicKey key, String text, String hex) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.verify(HexFormat.of().parseHex(hex));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return false;
      }
    }
  }
}
