package org.hall24.queue.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM4-GCM with keys derived by HKDF over SM3, both by Bouncy Castle. A sealed text is {@code nonce(12) ciphertext tag(16)}.
 *
 * <p>A sealed stream is {@code 24 salt(16) prefix(7)} and then segments of 4096 sealed bytes, the last one shorter; the nonce of
 * a segment is {@code prefix number(4) last(1)}.
 */
final class ShangMiSuite implements Suite {

  static final int ID = 2;
  static final int HEAD = 24;
  static final int TAG = 16;
  private static final int SALT = 16;
  private static final int PREFIX = 7;
  private static final int NONCE = 12;
  private static final int CIPHER_KEY = 16;
  private static final byte[] ONE_TEXT = "hall24.sm4.v1".getBytes(StandardCharsets.US_ASCII);

  private final SecureRandom random = new SecureRandom();

  @Override
  public int id() {
    return ID;
  }

  @Override
  public String word() {
    return "sm4-gcm";
  }

  @Override
  public byte[] seal(byte[] key, byte[] plain, byte[] associated) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = gcm(true, derive(key, new byte[0], ONE_TEXT), nonce, associated, plain, 0, plain.length);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SM4-GCM must be able to seal", e);
    }
  }

  @Override
  public byte[] open(byte[] key, byte[] sealed, byte[] associated) throws GeneralSecurityException {
    if (sealed.length < NONCE + TAG) {
      throw new GeneralSecurityException("too short to be sealed");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    return gcm(false, derive(key, new byte[0], ONE_TEXT), nonce, associated, sealed, NONCE, sealed.length - NONCE);
  }

  @Override
  public OutputStream sealing(byte[] key, OutputStream to, byte[] associated) throws IOException {
    byte[] salt = new byte[SALT];
    byte[] prefix = new byte[PREFIX];
    random.nextBytes(salt);
    random.nextBytes(prefix);
    to.write(HEAD);
    to.write(salt);
    to.write(prefix);
    return new SegmentedOutput(to, new Segments(derive(key, salt, associated), prefix));
  }

  @Override
  public SeekableByteChannel opening(byte[] key, SeekableByteChannel from, byte[] associated) throws IOException {
    SeekableByteChannel stream = new Shifted(from);
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    while (head.hasRemaining()) {
      if (stream.read(head) < 0) {
        throw new IOException("the sealed stream is shorter than its head");
      }
    }
    head.flip();
    if (head.get() != HEAD) {
      throw new IOException("the sealed stream's head is not one");
    }
    byte[] salt = new byte[SALT];
    byte[] prefix = new byte[PREFIX];
    head.get(salt).get(prefix);
    return new SegmentedInput(stream, new Segments(derive(key, salt, associated), prefix));
  }

  /** The segments of one stream. */
  record Segments(byte[] key, byte[] prefix) {

    byte[] seal(int number, boolean last, byte[] plain, int length) throws GeneralSecurityException {
      return gcm(true, key, nonce(number, last), new byte[0], plain, 0, length);
    }

    byte[] open(int number, boolean last, byte[] sealed, int length) throws GeneralSecurityException {
      return gcm(false, key, nonce(number, last), new byte[0], sealed, 0, length);
    }

    private byte[] nonce(int number, boolean last) {
      return ByteBuffer.allocate(NONCE).put(prefix).putInt(number).put((byte) (last ? 1 : 0)).array();
    }
  }

  private static byte[] derive(byte[] key, byte[] salt, byte[] info) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SM3Digest());
    hkdf.init(new HKDFParameters(key, salt, info));
    byte[] derived = new byte[CIPHER_KEY];
    hkdf.generateBytes(derived, 0, derived.length);
    return derived;
  }

  private static byte[] gcm(boolean sealing, byte[] key, byte[] nonce, byte[] associated, byte[] in, int at, int length)
      throws GeneralSecurityException {
    var cipher = GCMBlockCipher.newInstance(new SM4Engine());
    cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG * 8, nonce, associated));
    byte[] out = new byte[cipher.getOutputSize(length)];
    try {
      int n = cipher.processBytes(in, at, length, out, 0);
      n += cipher.doFinal(out, n);
      return n == out.length ? out : Arrays.copyOf(out, n);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new GeneralSecurityException("the sealed bytes do not open", e);
    }
  }
}
