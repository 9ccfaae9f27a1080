package org.hall24.queue.seal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A sealed envelope after the SM suite: a fresh key by SM2 encryption (GM/T 0003.4, order C1 C3 C2, SM3) to the city's point, and
 * the content under that key by SM4-GCM, bound to what it is for. Layout: {@code "H24SM2" 1, length of the sealed key (2), sealed
 * key, content}.
 */
public final class Sm2Envelope {

  /** An uncompressed point of the curve sm2p256v1: 04, x, y. */
  public static final int POINT_BYTES = 65;

  private static final byte[] HEAD = "H24SM2\1".getBytes(StandardCharsets.US_ASCII);
  private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
  private static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

  private Sm2Envelope() {}

  /** Whether these bytes begin as an envelope of this kind. */
  public static boolean is(byte[] envelope) {
    return envelope.length > HEAD.length + 2 && Arrays.equals(envelope, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  /** Whether these bytes are a point of the curve that something can be sealed to. */
  public static boolean isPoint(byte[] point) {
    try {
      return point.length == POINT_BYTES && CURVE.getCurve().decodePoint(point).isValid();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Seals content to a city's point, for a purpose that {@link #open} must name again. */
  public static byte[] seal(byte[] point, byte[] content, byte[] purpose, SecureRandom random) throws GeneralSecurityException {
    byte[] key = new byte[Suite.KEY_BYTES];
    random.nextBytes(key);
    ECPoint city = CURVE.getCurve().decodePoint(point);
    byte[] sealedKey = sm2(true, new ParametersWithRandom(new ECPublicKeyParameters(city, DOMAIN), random), key);
    byte[] sealed = Suite.SHANG_MI.seal(key, content, purpose);
    Arrays.fill(key, (byte) 0);
    return ByteBuffer.allocate(HEAD.length + 2 + sealedKey.length + sealed.length)
        .put(HEAD).putShort((short) sealedKey.length).put(sealedKey).put(sealed).array();
  }

  /**
   * Opens an envelope.
   *
   * @param privateKey the number of the city's key, 32 bytes, big-endian
   * @throws GeneralSecurityException when it is for another key or purpose, or a byte was changed
   */
  public static byte[] open(byte[] privateKey, byte[] envelope, byte[] purpose) throws GeneralSecurityException {
    ByteBuffer rest = ByteBuffer.wrap(envelope).position(HEAD.length);
    int length = Short.toUnsignedInt(rest.getShort());
    if (length > rest.remaining()) {
      throw new GeneralSecurityException("the envelope is cut");
    }
    byte[] sealedKey = new byte[length];
    rest.get(sealedKey);
    byte[] sealed = new byte[rest.remaining()];
    rest.get(sealed);
    byte[] key = sm2(false, new ECPrivateKeyParameters(scalar(privateKey), DOMAIN), sealedKey);
    if (key.length != Suite.KEY_BYTES) {
      throw new GeneralSecurityException("the envelope does not hold a key");
    }
    return Suite.SHANG_MI.open(key, sealed, purpose);
  }

  /**
   * The point that belongs to a private key.
   *
   * @throws IllegalArgumentException when the number is none
   */
  public static byte[] publicKey(byte[] privateKey) {
    try {
      return DOMAIN.getG().multiply(scalar(privateKey)).normalize().getEncoded(false);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an SM2 private key", e);
    }
  }

  private static BigInteger scalar(byte[] privateKey) throws GeneralSecurityException {
    BigInteger d = new BigInteger(1, privateKey);
    // GM/T 0003.1 §6.1: from 1 to n - 2.
    if (d.signum() == 0 || d.compareTo(DOMAIN.getN().subtract(BigInteger.ONE)) >= 0) {
      throw new GeneralSecurityException("the number is no private key of the curve");
    }
    return d;
  }

  private static byte[] sm2(boolean sealing, CipherParameters key, byte[] input) throws GeneralSecurityException {
    SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
    engine.init(sealing, key);
    try {
      return engine.processBlock(input, 0, input.length);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new GeneralSecurityException("the envelope is not for this key", e);
    }
  }
}
