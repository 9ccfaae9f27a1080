package org.hall24.queue.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/**
 * A set of algorithms that seals. Every key is {@value #KEY_BYTES} random bytes, whatever the suite makes of them; associated
 * data is authenticated and not stored.
 *
 * <p>Streams are sealed in segments of {@value #SEGMENT} bytes, each bound to its place and the last one marked: a stream cut,
 * turned round or continued by somebody else does not open, and reading may begin at any byte.
 */
public sealed interface Suite permits InternationalSuite, ShangMiSuite {

  /** The length of every key. */
  int KEY_BYTES = 32;

  /** Sealed bytes of one segment of a stream. */
  int SEGMENT = 4096;

  /** AES-256-GCM, HKDF with SHA-256. */
  Suite INTERNATIONAL = new InternationalSuite();

  /** SM4-GCM (GM/T 0002), HKDF with SM3 (GM/T 0004), for houses under GB/T 39786-2021. */
  Suite SHANG_MI = new ShangMiSuite();

  /** The number in the header of what it sealed; never given to another suite. */
  int id();

  /** Its name in configurations and in the journal. */
  String word();

  /** Seals; the same plain bytes give different sealed bytes each time. */
  byte[] seal(byte[] key, byte[] plain, byte[] associated);

  /**
   * Opens.
   *
   * @throws GeneralSecurityException when a byte was changed, or key or associated data are others
   */
  byte[] open(byte[] key, byte[] sealed, byte[] associated) throws GeneralSecurityException;

  /** A stream that seals what is written to it; only its close makes the sealed stream whole. */
  OutputStream sealing(byte[] key, OutputStream to, byte[] associated) throws IOException;

  /**
   * The plain bytes of a sealed stream that begins at the channel's position. Reading throws {@link IOException} where a
   * segment is not the one that was sealed.
   */
  SeekableByteChannel opening(byte[] key, SeekableByteChannel from, byte[] associated) throws IOException;

  /**
   * The suite of that number.
   *
   * @throws GeneralSecurityException when this release knows none
   */
  static Suite of(int id) throws GeneralSecurityException {
    return switch (id) {
      case InternationalSuite.ID -> INTERNATIONAL;
      case ShangMiSuite.ID -> SHANG_MI;
      default -> throw new GeneralSecurityException("sealed with suite " + id + ", which this release does not know");
    };
  }
}
