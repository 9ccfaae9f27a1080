package org.hall24.queue;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.hall24.queue.seal.Suite;

/**
 * Wraps and unwraps by a key that may not leave its token: AES by GCM; RSA by OAEP with SHA-256, of which the token does the
 * power (SunPKCS11 and most TPMs know no OAEP) and this class the padding (RFC 8017 §7.1).
 *
 * <p>A TPM has AES without GCM: there the token enciphers a random challenge by CBC, what comes of it is stretched by HKDF
 * into a key, and that key wraps by GCM here. Only the token can answer the challenge again. Wrapped so: challenge, nonce,
 * sealed; it is known by its length.
 */
final class TokenCipher {

  private static final String GCM = "AES/GCM/NoPadding";
  private static final int BLOCK = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int CHALLENGE = 32;
  private static final int ANSWERED = CHALLENGE + NONCE + DeviceSecret.BYTES + TAG_BITS / 8;
  private static final byte[] PURPOSE = "hall24.token.v1".getBytes(StandardCharsets.US_ASCII);

  private final KeyStore keys;
  private final String alias;
  private final char[] pin;

  TokenCipher(KeyStore keys, String alias, char[] pin) {
    this.keys = keys;
    this.alias = alias;
    this.pin = pin;
  }

  byte[] wrap(byte[] secret, SecureRandom random) throws GeneralSecurityException {
    Key key = key();
    if (!key.getAlgorithm().equals("AES")) {
      Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, publicKey());
      return oaep(true, cipher, secret);
    }
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    GCMParameterSpec gcm = new GCMParameterSpec(TAG_BITS, nonce);
    Optional<Cipher> own = gcm(key);
    if (own.isPresent()) {
      own.get().init(Cipher.ENCRYPT_MODE, key, gcm);
      byte[] sealed = own.get().doFinal(secret);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }
    byte[] challenge = new byte[CHALLENGE];
    random.nextBytes(challenge);
    Cipher cipher = Cipher.getInstance(GCM);
    cipher.init(Cipher.ENCRYPT_MODE, answer(key, challenge), gcm);
    return ByteBuffer.allocate(ANSWERED).put(challenge).put(nonce).put(cipher.doFinal(secret)).array();
  }

  byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
    Key key = key();
    if (!key.getAlgorithm().equals("AES")) {
      Cipher cipher = with(key, "RSA/ECB/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key);
      return oaep(false, cipher, wrapped);
    }
    if (wrapped.length < NONCE) {
      throw new GeneralSecurityException("too short to be wrapped");
    }
    if (wrapped.length == ANSWERED) {
      Cipher cipher = Cipher.getInstance(GCM);
      byte[] challenge = Arrays.copyOf(wrapped, CHALLENGE);
      cipher.init(Cipher.DECRYPT_MODE, answer(key, challenge), new GCMParameterSpec(TAG_BITS, wrapped, CHALLENGE, NONCE));
      return cipher.doFinal(wrapped, CHALLENGE + NONCE, wrapped.length - CHALLENGE - NONCE);
    }
    Cipher cipher = gcm(key).orElseThrow(() -> new GeneralSecurityException("the token has no GCM any more"));
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE));
    return cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
  }

  /** GCM done by whoever holds the key; nothing where that is a token without it. */
  private Optional<Cipher> gcm(Key key) throws GeneralSecurityException {
    try {
      return Optional.of(with(key, GCM));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty();
    }
  }

  /** The key that only this token makes of a challenge. */
  private SecretKeySpec answer(Key key, byte[] challenge) throws GeneralSecurityException {
    Cipher cipher = with(key, "AES/CBC/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK]));
    byte[] answered = cipher.doFinal(challenge);
    return new SecretKeySpec(Hkdf.computeHkdf("HmacSha256", answered, challenge, PURPOSE, Suite.KEY_BYTES), "AES");
  }

  private Key key() throws GeneralSecurityException {
    Key key = keys.getKey(alias, pin.length == 0 ? null : pin);
    if (key == null) {
      throw new UnrecoverableKeyException("no such key");
    }
    return key;
  }

  private RSAPublicKey publicKey() throws GeneralSecurityException {
    if (keys.getCertificate(alias) != null && keys.getCertificate(alias).getPublicKey() instanceof RSAPublicKey rsa) {
      return rsa;
    }
    throw new GeneralSecurityException("the key has no RSA certificate beside it");
  }

  /** A key without bytes of its own works only in the provider that it lives in. */
  private Cipher with(Key key, String transformation) throws GeneralSecurityException {
    return key.getEncoded() == null
        ? Cipher.getInstance(transformation, keys.getProvider())
        : Cipher.getInstance(transformation);
  }

  private byte[] oaep(boolean sealing, Cipher power, byte[] input) throws GeneralSecurityException {
    OAEPEncoding encoding = new OAEPEncoding(new Power(power, publicKey()), new SHA256Digest(), new SHA256Digest(), null);
    encoding.init(sealing, null);
    try {
      return encoding.processBlock(input, 0, input.length);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new GeneralSecurityException("the wrapped secret does not open", e);
    }
  }

  /** One RSA power, done by somebody else. */
  private static final class Power implements AsymmetricBlockCipher {
    private final Cipher cipher;
    private final int modulusBytes;
    private boolean sealing;

    Power(Cipher cipher, RSAPublicKey key) {
      this.cipher = cipher;
      this.modulusBytes = (key.getModulus().bitLength() + 7) / 8;
    }

    @Override
    public void init(boolean forEncryption, CipherParameters param) {
      // The cipher itself was initialised by who made it.
      sealing = forEncryption;
    }

    @Override
    public int getInputBlockSize() {
      return sealing ? modulusBytes - 1 : modulusBytes;
    }

    @Override
    public int getOutputBlockSize() {
      return sealing ? modulusBytes : modulusBytes - 1;
    }

    @Override
    public byte[] processBlock(byte[] in, int inOff, int inLen) throws InvalidCipherTextException {
      try {
        byte[] out = cipher.doFinal(in, inOff, inLen);
        // The first byte of an encoded message is 0 and not part of the padding.
        return !sealing && out.length == modulusBytes && out[0] == 0 ? Arrays.copyOfRange(out, 1, out.length) : out;
      } catch (GeneralSecurityException | RuntimeException e) {
        throw new InvalidCipherTextException("the token did not answer", e);
      }
    }
  }
}
