package org.hall24.queue.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both suites keep the same promises. */
class SuiteTest {

  private static final byte[] BINDING = "case-1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "case-2".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final byte[] key = bytes(32, 1);

  static Suite[] suites() {
    return new Suite[] {Suite.INTERNATIONAL, Suite.SHANG_MI};
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private byte[] sealed(Suite suite, byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream sealing = suite.sealing(key, out, BINDING)) {
      // In pieces that fit no segment.
      for (int at = 0; at < plain.length; at += 1001) {
        sealing.write(plain, at, Math.min(1001, plain.length - at));
      }
    }
    return out.toByteArray();
  }

  private SeekableByteChannel opened(Suite suite, byte[] sealed, byte[] binding) throws IOException {
    Path file = folder.resolve("sealed-" + suite.id());
    Files.write(file, sealed);
    return suite.opening(key, FileChannel.open(file, StandardOpenOption.READ), binding);
  }

  private static byte[] all(SeekableByteChannel channel) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(777);
    while (channel.read(buffer.clear()) >= 0) {
      out.write(buffer.array(), 0, buffer.position());
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void what_is_sealed_opens_with_its_key_and_binding_and_with_nothing_else(Suite suite) throws GeneralSecurityException {
    byte[] plain = bytes(1000, 2);
    byte[] sealed = suite.seal(key, plain, BINDING);
    assertThat(suite.open(key, sealed, BINDING)).isEqualTo(plain);
    assertThat(suite.seal(key, plain, BINDING)).isNotEqualTo(sealed);
    assertThatThrownBy(() -> suite.open(key, sealed, OTHER)).isInstanceOf(GeneralSecurityException.class);
    assertThatThrownBy(() -> suite.open(bytes(32, 9), sealed, BINDING)).isInstanceOf(GeneralSecurityException.class);
    for (int at = 0; at < sealed.length; at += 7) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> suite.open(key, changed, BINDING)).isInstanceOf(GeneralSecurityException.class);
    }
    for (int length : new int[] {0, 5, 20, sealed.length - 1}) {
      assertThatThrownBy(() -> suite.open(key, Arrays.copyOf(sealed, length), BINDING)).isInstanceOf(GeneralSecurityException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void a_stream_of_any_length_opens_whole_and_from_any_byte(Suite suite) throws IOException {
    for (int length : new int[] {0, 1, 4055, 4056, 4079, 4080, 4081, 8160, 8161, 20_000}) {
      byte[] plain = bytes(length, length);
      byte[] sealed = sealed(suite, plain);
      try (SeekableByteChannel channel = opened(suite, sealed, BINDING)) {
        assertThat(channel.size()).isEqualTo(length);
        assertThat(all(channel)).isEqualTo(plain);
      }
      for (int from : new int[] {0, 1, length / 3, length / 2, Math.max(0, length - 1)}) {
        try (SeekableByteChannel channel = opened(suite, sealed, BINDING)) {
          channel.position(from);
          assertThat(all(channel)).as(suite + " " + length + " from " + from).isEqualTo(Arrays.copyOfRange(plain, Math.min(from, length), length));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("suites")
  void a_stream_cut_changed_turned_round_or_moved_does_not_open(Suite suite) throws IOException {
    byte[] sealed = sealed(suite, bytes(20_000, 3));
    does_not_open(suite, Arrays.copyOf(sealed, sealed.length - 1), BINDING);
    does_not_open(suite, Arrays.copyOf(sealed, 4096 * 2), BINDING);
    does_not_open(suite, Arrays.copyOf(sealed, 24 + 4096 * 2), BINDING);
    does_not_open(suite, Arrays.copyOf(sealed, 10), BINDING);
    does_not_open(suite, new byte[0], BINDING);
    does_not_open(suite, Arrays.copyOf(sealed, sealed.length + 1), BINDING);
    does_not_open(suite, sealed, OTHER);
    byte[] turned = sealed.clone();
    System.arraycopy(sealed, 24 + 4096, turned, 24 + 4096 * 2, 4096);
    System.arraycopy(sealed, 24 + 4096 * 2, turned, 24 + 4096, 4096);
    does_not_open(suite, turned, BINDING);
    for (int at = 0; at < sealed.length; at += 997) {
      byte[] changed = sealed.clone();
      changed[at] ^= 4;
      does_not_open(suite, changed, BINDING);
    }
  }

  private void does_not_open(Suite suite, byte[] sealed, byte[] binding) {
    assertThatThrownBy(
            () -> {
              try (SeekableByteChannel channel = opened(suite, sealed, binding)) {
                all(channel);
              }
            })
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_suite_does_not_open_what_the_other_sealed_and_the_header_says_which_it_was() throws GeneralSecurityException {
    byte[] international = new Header(Header.CASE_KEY, Suite.INTERNATIONAL.id(), 258).before(new byte[] {9});
    assertThat(international).isEqualTo(new byte[] {'H', 'S', 2, 1, 0, 0, 1, 2, 9});
    assertThat(Header.parse(international)).isEqualTo(new Header(2, 1, 258));
    assertThat(Suite.of(2)).isSameAs(Suite.SHANG_MI);
    assertThatThrownBy(() -> Suite.of(3)).isInstanceOf(GeneralSecurityException.class).hasMessageContaining("suite 3");
    byte[] sealed = Suite.SHANG_MI.seal(key, new byte[100], BINDING);
    assertThatThrownBy(() -> Suite.INTERNATIONAL.open(key, sealed, BINDING)).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void associated_data_of_different_words_is_never_the_same() {
    Header header = new Header(2, 1, 1);
    assertThat(HexFormat.of().formatHex(header.associated("d", "ab", "c")))
        .isEqualTo("0000000164" + "00000008485302010000" + "0001" + "000000026162" + "0000000163");
    assertThat(header.associated("d", "ab", "c")).isNotEqualTo(header.associated("d", "a", "bc"));
  }

  /** GM/T 0002-2012 appendix A.1 and GM/T 0004-2012 appendix A.1. */
  @Test
  void the_library_agrees_with_the_standards_of_sm4_and_sm3() {
    byte[] block = HexFormat.of().parseHex("0123456789abcdeffedcba9876543210");
    SM4Engine sm4 = new SM4Engine();
    sm4.init(true, new KeyParameter(block));
    byte[] out = new byte[16];
    sm4.processBlock(block, 0, out, 0);
    assertThat(HexFormat.of().formatHex(out)).isEqualTo("681edf34d206965e86b3e94f536e4246");
    SM3Digest sm3 = new SM3Digest();
    sm3.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
    byte[] digest = new byte[32];
    sm3.doFinal(digest, 0);
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  /** The key pair of GM/T 0003.5, annex A.2. */
  @Test
  void the_point_of_an_sm2_key_is_the_standards() {
    assertThat(HexFormat.of().formatHex(Sm2Envelope.publicKey(HexFormat.of().parseHex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"))))
        .isEqualTo(
            "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
  }

  @Test
  void an_sm2_envelope_opens_with_its_key_for_its_purpose_and_not_a_byte_changed() throws Exception {
    byte[] key = HexFormat.of().parseHex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
    byte[] envelope = Sm2Envelope.seal(Sm2Envelope.publicKey(key), new byte[] {1, 2, 3}, new byte[] {9}, new java.security.SecureRandom());
    assertThat(Sm2Envelope.is(envelope)).isTrue();
    assertThat(Sm2Envelope.open(key, envelope, new byte[] {9})).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> Sm2Envelope.open(key, envelope, new byte[] {8})).isInstanceOf(GeneralSecurityException.class);
    for (int i = 7; i < envelope.length; i++) {
      byte[] changed = envelope.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> Sm2Envelope.open(key, changed, new byte[] {9})).as("byte " + i).isInstanceOf(GeneralSecurityException.class);
    }
  }
}
