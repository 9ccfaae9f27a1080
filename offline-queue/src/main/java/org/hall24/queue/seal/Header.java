package org.hall24.queue.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/**
 * What stands in the clear before everything sealed: {@code 'H' 'S' version(1) suite(1) key(4)}, integers big-endian.
 *
 * @param version 1: one keyset for all payloads (schema 1000); 2: a key per case, wrapped by the key of an epoch
 * @param suite the suite's number
 * @param key version 1: the keyset's key; version 2: the epoch
 */
public record Header(int version, int suite, int key) {

  /** Its length. */
  public static final int BYTES = 8;

  /** Sealed with one keyset for all. */
  public static final int KEYSET = 1;

  /** Sealed with a case's key. */
  public static final int CASE_KEY = 2;

  /** The bytes. */
  public byte[] encode() {
    return ByteBuffer.allocate(BYTES).put((byte) 'H').put((byte) 'S').put((byte) version).put((byte) suite).putInt(key).array();
  }

  /**
   * Reads the first bytes.
   *
   * @throws GeneralSecurityException when they are no header
   */
  public static Header parse(byte[] sealed) throws GeneralSecurityException {
    if (sealed.length < BYTES || sealed[0] != 'H' || sealed[1] != 'S') {
      throw new GeneralSecurityException("not a sealed payload");
    }
    return new Header(sealed[2], sealed[3], ByteBuffer.wrap(sealed, 4, 4).getInt());
  }

  /** What stands behind the header. */
  public static byte[] rest(byte[] sealed) {
    return Arrays.copyOfRange(sealed, BYTES, sealed.length);
  }

  /** Header and what was sealed under it, in one piece. */
  public byte[] before(byte[] sealed) {
    return ByteBuffer.allocate(BYTES + sealed.length).put(encode()).put(sealed).array();
  }

  /** Fields as associated data: each with its length before it, so that no two lists give the same bytes. Frozen. */
  public static byte[] associated(List<byte[]> fields) {
    ByteBuffer buffer = ByteBuffer.allocate(fields.stream().mapToInt(f -> f.length + 4).sum());
    fields.forEach(field -> buffer.putInt(field.length).put(field));
    return buffer.array();
  }

  /** Associated data of a domain, this header and words. Frozen: another encoding would make every stored payload unreadable. */
  public byte[] associated(String domain, String... words) {
    byte[][] fields = new byte[words.length + 2][];
    fields[0] = domain.getBytes(StandardCharsets.UTF_8);
    fields[1] = encode();
    for (int i = 0; i < words.length; i++) {
      fields[i + 2] = words[i].getBytes(StandardCharsets.UTF_8);
    }
    return associated(List.of(fields));
  }
}
