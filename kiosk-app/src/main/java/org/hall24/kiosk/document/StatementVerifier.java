package org.hall24.kiosk.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells whether the text of a code was signed by a machine we know. */
public final class StatementVerifier {
  private final Map<String, PublicKey> keys;

  /** @param keys the Ed25519 keys of the machines that are trusted, old ones too */
  public StatementVerifier(Collection<PublicKey> keys) {
    this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(StatementSigner::keyId, Function.identity()));
  }

  /** What a code is. */
  public sealed interface Verdict {
    /** Signed by a machine we know, unchanged. */
    record Genuine(Statement statement) implements Verdict {}

    /** Names a machine we know and was not signed by it, or was changed since. */
    record Forged() implements Verdict {}

    /** Signed by a machine we do not know. */
    record UnknownKey(String keyId) implements Verdict {}

    /** Something else altogether. */
    record NoStatement() implements Verdict {}
  }

  /** Judges the text of a code. */
  public Verdict verify(String text) {
    List<String> fields = List.of(text.strip().split("/", -1));
    if (fields.size() != 9 || !fields.getFirst().equals(Statement.MARK)) {
      return new Verdict.NoStatement();
    }
    Optional<Statement> statement = Statement.read(fields);
    Optional<byte[]> signature = Base32.decode(fields.getLast());
    if (statement.isEmpty() || signature.isEmpty()) {
      return new Verdict.NoStatement();
    }
    String keyId = fields.get(7);
    PublicKey key = keys.get(keyId);
    if (key == null) {
      return new Verdict.UnknownKey(keyId);
    }
    // The fields are written out again: what is verified is exactly what is reported.
    return holds(key, statement.get().signedPart(keyId), signature.get())
        ? new Verdict.Genuine(statement.get())
        : new Verdict.Forged();
  }

  /** Whether this machine is known. */
  public boolean knows(String keyId) {
    return keys.containsKey(keyId);
  }

  /** Whether a text of {@link StatementSigner#signed} was signed by the machine of this key, unchanged. */
  public boolean holds(String keyId, String signedText) {
    int end = signedText.lastIndexOf('/');
    PublicKey key = keys.get(keyId);
    Optional<byte[]> signature = Base32.decode(signedText.substring(end + 1));
    return end > 0 && key != null && signature.isPresent() && holds(key, signedText.substring(0, end), signature.get());
  }

  private static boolean holds(PublicKey key, String signed, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(bytes);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
