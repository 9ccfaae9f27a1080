package org.hall24.queue.outbox;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * AES-256-GCM by Tink: the international suite.
 *
 * <p>A sealed payload is {@code 'H' 'S' version(1) suite(1) keyId(4) tink-ciphertext}. The associated data is the header and
 * the length-prefixed fields of the binding, frozen: another encoding would make every stored payload unreadable.
 */
public final class TinkSealer implements Sealer {

  private static final byte VERSION = 1;
  /** Suite 1: AES-256-GCM. 2 is kept for SM4-GCM. */
  private static final byte SUITE = 1;
  private static final int HEADER = 8;

  private final Aead aead;
  private final int keyId;

  /** Seals with the keyset's primary key, opens with any of its keys. */
  public TinkSealer(KeysetHandle keyset) {
    try {
      this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
      this.keyId = keyset.getPrimary().getId();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the payload keyset is not for AEAD", e);
    }
  }

  @Override
  public byte[] seal(byte[] plain, Binding binding) {
    byte[] header = header(keyId);
    try {
      byte[] sealed = aead.encrypt(plain, associated(header, binding));
      return ByteBuffer.allocate(HEADER + sealed.length).put(header).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM must be able to seal", e);
    }
  }

  @Override
  public Unsealed open(byte[] sealed, Binding binding) {
    if (sealed.length < HEADER || sealed[0] != 'H' || sealed[1] != 'S' || sealed[2] != VERSION) {
      return new Unsealed.Unreadable("not a sealed payload");
    }
    if (sealed[3] != SUITE) {
      return new Unsealed.Unreadable("sealed with suite " + sealed[3]);
    }
    byte[] header = new byte[HEADER];
    byte[] rest = new byte[sealed.length - HEADER];
    ByteBuffer.wrap(sealed).get(header).get(rest);
    try {
      return new Unsealed.Plain(aead.decrypt(rest, associated(header, binding)));
    } catch (GeneralSecurityException e) {
      return new Unsealed.Unreadable("changed, moved, or sealed with another key");
    }
  }

  private static byte[] header(int keyId) {
    return ByteBuffer.allocate(HEADER).put((byte) 'H').put((byte) 'S').put(VERSION).put(SUITE).putInt(keyId).array();
  }

  private static byte[] associated(byte[] header, Binding binding) {
    List<byte[]> fields =
        List.of(
            "h24.v1".getBytes(StandardCharsets.UTF_8),
            header,
            binding.table().getBytes(StandardCharsets.UTF_8),
            binding.row().getBytes(StandardCharsets.UTF_8),
            binding.kind().getBytes(StandardCharsets.UTF_8),
            binding.caseKey().orElse("").getBytes(StandardCharsets.UTF_8));
    ByteBuffer buffer = ByteBuffer.allocate(fields.stream().mapToInt(f -> f.length + 4).sum());
    fields.forEach(field -> buffer.putInt(field.length).put(field));
    return buffer.array();
  }
}
