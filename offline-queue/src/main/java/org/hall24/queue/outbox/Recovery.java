package org.hall24.queue.outbox;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.hall24.queue.DeviceKeys;
import org.hall24.queue.seal.Sm2Envelope;
import org.hall24.queue.seal.Suite;

/**
 * The envelope that the city can open when a mainboard is dead: the key of an epoch and the journal's MAC key, sealed by HPKE
 * (RFC 9180: X25519, HKDF-SHA-256, AES-256-GCM) to the city's public key, or after the SM suite when that key is a point of
 * sm2p256v1. What is sealed under an epoch can be read with it and with nothing else that left the kiosk.
 */
public final class Recovery {

  private Recovery() {}

  /**
   * What an envelope holds.
   *
   * @param epochKey the key of the epoch
   * @param journalKey the MAC key of the journal
   */
  @SuppressWarnings("ArrayRecordComponent") // secrets; never compared
  public record Opened(byte[] epochKey, byte[] journalKey) {
    @Override
    public String toString() {
      return "Opened[]";
    }
  }

  @AccessesPartialKey
  static byte[] seal(byte[] city, DeviceKeys keys, int epoch, byte[] key, SecureRandom random) {
    try {
      if (city.length == Sm2Envelope.POINT_BYTES) {
        return Sm2Envelope.seal(city, both(keys, key), info(epoch), random);
      }
      HybridConfig.register();
      HybridEncrypt hybrid = handle(HpkePublicKey.create(parameters(), Bytes.copyFrom(city), null)).getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
      return hybrid.encrypt(both(keys, key), info(epoch));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the recovery key cannot seal", e);
    }
  }

  private static byte[] both(DeviceKeys keys, byte[] key) {
    byte[] journal = keys.forRecovery();
    byte[] both = Arrays.copyOf(key, key.length + journal.length);
    System.arraycopy(journal, 0, both, key.length, journal.length);
    return both;
  }

  /**
   * Opens an envelope, at the city.
   *
   * @param privateKey the city's private key, 32 bytes: X25519, or SM2 for an envelope after the SM suite
   * @param epoch the epoch it is said to be of
   * @throws GeneralSecurityException when it is not of this epoch or not for this key
   */
  public static Opened open(byte[] privateKey, int epoch, byte[] envelope) throws GeneralSecurityException {
    byte[] both = Sm2Envelope.is(envelope) ? Sm2Envelope.open(privateKey, envelope, info(epoch)) : hpke(privateKey, epoch, envelope);
    if (both.length != 2 * Suite.KEY_BYTES) {
      throw new GeneralSecurityException("the envelope does not hold two keys");
    }
    return new Opened(Arrays.copyOf(both, Suite.KEY_BYTES), Arrays.copyOfRange(both, Suite.KEY_BYTES, both.length));
  }

  @AccessesPartialKey
  private static byte[] hpke(byte[] privateKey, int epoch, byte[] envelope) throws GeneralSecurityException {
    HybridConfig.register();
    HpkePublicKey its = HpkePublicKey.create(parameters(), Bytes.copyFrom(publicKey(privateKey)), null);
    HpkePrivateKey key = HpkePrivateKey.create(its, SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get()));
    return handle(key).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class).decrypt(envelope, info(epoch));
  }

  /** The public key of a private one, as it goes into a kiosk's policies. */
  public static byte[] publicKey(byte[] privateKey) {
    try {
      return X25519.publicFromPrivate(privateKey);
    } catch (java.security.InvalidKeyException e) {
      throw new IllegalArgumentException("not an X25519 private key", e);
    }
  }

  private static byte[] info(int epoch) {
    return ("hall24.recovery.v1:" + epoch).getBytes(StandardCharsets.UTF_8);
  }

  private static HpkeParameters parameters() throws GeneralSecurityException {
    return HpkeParameters.builder()
        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
        .setVariant(HpkeParameters.Variant.NO_PREFIX)
        .build();
  }

  private static KeysetHandle handle(Key key) throws GeneralSecurityException {
    return KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary()).build();
  }
}
