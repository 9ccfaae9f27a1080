package org.hall24.queue.seal;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/** AES-256-GCM by Tink; streams are its AES256_GCM_HKDF_4KB. */
final class InternationalSuite implements Suite {

  static final int ID = 1;

  @Override
  public int id() {
    return ID;
  }

  @Override
  public String word() {
    return "aes-256-gcm";
  }

  @Override
  public byte[] seal(byte[] key, byte[] plain, byte[] associated) {
    try {
      return new AesGcmJce(key).encrypt(plain, associated);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM must be able to seal", e);
    }
  }

  @Override
  public byte[] open(byte[] key, byte[] sealed, byte[] associated) throws GeneralSecurityException {
    return new AesGcmJce(key).decrypt(sealed, associated);
  }

  @Override
  public OutputStream sealing(byte[] key, OutputStream to, byte[] associated) throws IOException {
    try {
      return streaming(key).newEncryptingStream(to, associated);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM must be able to seal", e);
    }
  }

  @Override
  public SeekableByteChannel opening(byte[] key, SeekableByteChannel from, byte[] associated) throws IOException {
    try {
      return streaming(key).newSeekableDecryptingChannel(new Shifted(from), associated);
    } catch (GeneralSecurityException e) {
      throw new IOException("the sealed stream does not open", e);
    }
  }

  private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
  }
}
