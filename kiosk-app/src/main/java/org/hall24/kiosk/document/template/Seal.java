package org.hall24.kiosk.document.template;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.document.Base32;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.StatementVerifier;

/**
 * The seal in a file's metadata: the signed digest of every byte of the file but the seal itself. A changed line, a drawing
 * laid over a number or a file saved again by another program is seen, where the words alone would look the same.
 *
 * <pre>H24F:1/SHA-256 in base 32/KEYID678/SIGNATURE</pre>
 */
final class Seal {
  private static final String MARK = "H24F:1";
  /** 52 letters of digest, 8 of the key's id, 103 of an Ed25519 signature. */
  private static final int LENGTH = MARK.length() + 1 + 52 + 1 + 8 + 1 + 103;
  /** What stands in a file until it is sealed, and for the digest. */
  static final String BLANK = "-".repeat(LENGTH);

  private static final byte[] OPEN = "<hall24:seal>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLOSE = "</hall24:seal>".getBytes(StandardCharsets.US_ASCII);

  private Seal() {}

  /** Puts the seal where {@link #BLANK} stands; the array is changed. */
  static void set(byte[] file, StatementSigner signer) {
    int at = place(file).orElseThrow(() -> new IllegalStateException("the file has no place for a seal"));
    byte[] seal = signer.signed(MARK + "/" + Base32.encode(DocumentStatement.sha256(file)) + "/" + signer.keyId()).getBytes(StandardCharsets.US_ASCII);
    if (seal.length != LENGTH) {
      throw new IllegalStateException("a seal of another length than its place");
    }
    System.arraycopy(seal, 0, file, at, LENGTH);
  }

  /** Whether the file is, byte for byte, what that machine sealed. */
  static boolean holds(byte[] file, String keyId, StatementVerifier keys) {
    Optional<Integer> at = place(file);
    if (at.isEmpty()) {
      return false;
    }
    String seal = new String(file, at.get(), LENGTH, StandardCharsets.US_ASCII);
    byte[] bare = file.clone();
    System.arraycopy(BLANK.getBytes(StandardCharsets.US_ASCII), 0, bare, at.get(), LENGTH);
    List<String> fields = List.of(seal.split("/", -1));
    return fields.size() == 4
        && fields.get(0).equals(MARK)
        && fields.get(1).equals(Base32.encode(DocumentStatement.sha256(bare)))
        && fields.get(2).equals(keyId)
        && keys.holds(keyId, seal);
  }

  /** Where the one seal of a file begins; a file with two has none. */
  private static Optional<Integer> place(byte[] file) {
    int open = find(file, OPEN, 0);
    int start = open + OPEN.length;
    boolean one = open >= 0 && find(file, CLOSE, start) == start + LENGTH && find(file, OPEN, start) < 0;
    return one ? Optional.of(start) : Optional.empty();
  }

  private static int find(byte[] file, byte[] what, int from) {
    outer:
    for (int i = from; i <= file.length - what.length; i++) {
      for (int j = 0; j < what.length; j++) {
        if (file[i + j] != what[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
