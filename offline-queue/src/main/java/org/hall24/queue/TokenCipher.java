package org.hall24.queue;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;

/**
 * Wraps and unwraps by a key that may not leave its token: AES by GCM; RSA by OAEP with SHA-256, of which the token does the
 * power (SunPKCS11 and most TPMs know no OAEP) and this class the padding (RFC 8017 §7.1).
 */
final class TokenCipher {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

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
    Cipher cipher = with(key, "AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    byte[] sealed = cipher.doFinal(secret);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
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
    Cipher cipher = with(key, "AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE));
    return cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE);
  }

  private Key key() throws GeneralSecurityException {
    Key key = keys.getKey(alias, pin.length == 0 ? null : pin);
    if (key == null) {
      throw new GeneralSecurityException("no such key");
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
