package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.Sealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the device's secret comes from, against the real programs; what is not installed here is skipped with a line. */
class DeviceSecretTest {

  private static final Path SOFTHSM = Path.of("/usr/lib/softhsm/libsofthsm2.so");

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private final SecureRandom random = new SecureRandom();

  /** A store is made with this secret, closed, and opens again with nothing but it. */
  private void keepsAStore(DeviceSecret secret) {
    StoreSettings settings = StoreSettings.in(folder.resolve("state")).with(secret);
    Acceptance.Accepted accepted;
    try (Bench bench = Bench.open(settings)) {
      accepted = bench.accept("journey-1");
    }
    try (Bench bench = Bench.open(settings)) {
      var row = new OutboxShelf(bench.store()).items(false, 1).getFirst().row();
      assertThat(row.key()).isEqualTo(accepted.key());
      assertThat(new Dispatch(bench.store(), bench.sealer()).payload(row)).isInstanceOf(Sealer.Unsealed.Plain.class);
    }
    // Without it, the store is not opened, and not made anew either.
    assertThat(Store.open(StoreSettings.in(folder.resolve("state")))).isInstanceOf(Opening.Unwritable.class);
  }

  @Test
  void a_credential_that_systemd_opened_for_the_service_keeps_a_store() throws Exception {
    Path credential = Files.writeString(elsewhere.resolve("hall24-device-key"), HexFormat.of().formatHex(random.generateSeed(32)) + "\n");
    keepsAStore(new DeviceSecret.OfCredential(credential));
  }

  @Test
  void a_credential_sealed_by_systemd_creds_keeps_a_store_and_lies_there_sealed() throws Exception {
    assumeTrue(TokenChild.here("systemd-creds", "setup"), "skipped: systemd-creds has no host key here");
    keepsAStore(new SystemdCredential("host"));
    Path sealed = folder.resolve("state/keys/device.cred");
    byte[] secret = new SystemdCredential("host").open(folder.resolve("state/keys"), false, random);
    assertThat(secret).hasSize(32);
    String file = Files.readString(sealed, StandardCharsets.ISO_8859_1);
    assertThat(file).doesNotContain(HexFormat.of().formatHex(secret));
    assertThat(Files.getPosixFilePermissions(sealed)).hasSize(2);
    // A byte changed, or another name: not this machine's credential.
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length / 2] ^= 1;
    Files.write(sealed, bytes);
    assertThatThrownBy(() -> new SystemdCredential("host").open(folder.resolve("state/keys"), false, random))
        .isInstanceOf(DeviceKeys.Unavailable.class)
        .hasMessageContaining("systemd-creds does not decrypt");
    Files.delete(sealed);
    assertThatThrownBy(() -> new SystemdCredential("host").open(folder.resolve("state/keys"), false, random))
        .isInstanceOf(DeviceKeys.Unavailable.class)
        .hasMessageContaining("missing");
  }

  /** A token with an AES and an RSA key, made by the tools of SoftHSM and of the JDK. */
  private Path token() throws IOException, InterruptedException {
    assumeTrue(Files.exists(SOFTHSM) && TokenChild.here("softhsm2-util", "--version"), "skipped: SoftHSM is not installed here");
    Files.createDirectories(elsewhere.resolve("tokens"));
    Path conf = Files.writeString(elsewhere.resolve("softhsm2.conf"), "directories.tokendir = " + elsewhere.resolve("tokens") + "\n");
    Map<String, String> environment = Map.of("SOFTHSM2_CONF", conf.toString());
    assertThat(TokenChild.run(environment, "softhsm2-util", "--init-token", "--free", "--label", "hall24", "--so-pin", "7654", "--pin", "123456"))
        .doesNotStartWith("failed");
    return conf;
  }

  /** The library reads its configuration's place from the environment: so the rest happens in a process of its own. */
  @Test
  void keys_that_never_leave_a_token_keep_a_store() throws Exception {
    Path conf = token();
    Path pin = Files.writeString(elsewhere.resolve("pin"), "123456\n");
    Path sun = Files.writeString(elsewhere.resolve("sun.cfg"), "name=make\nlibrary=" + SOFTHSM + "\nslotListIndex=0\n");
    Map<String, String> environment = Map.of("SOFTHSM2_CONF", conf.toString());
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> common =
        List.of("-keystore", "NONE", "-storetype", "PKCS11", "-storepass", "123456", "-addprovider", "SunPKCS11", "-providerArg", sun.toString());
    List<List<String>> makings =
        List.of(
            List.of(keytool, "-genseckey", "-alias", "device-aes", "-keyalg", "AES", "-keysize", "256"),
            List.of(keytool, "-genkeypair", "-alias", "device-rsa", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=hall24"));
    for (List<String> making : makings) {
      List<String> words = new ArrayList<>(making);
      words.addAll(common);
      assertThat(TokenChild.run(environment, words.toArray(String[]::new))).doesNotStartWith("failed");
    }
    for (String alias : List.of("device-aes", "device-rsa")) {
      String state = folder.resolve(alias).toString();
      assertThat(TokenChild.opens(environment, SOFTHSM, state, alias, pin)).as(alias).contains("made").doesNotContain("failed");
      // Another process, the same token: the store opens; and with a wrong PIN it does not.
      assertThat(TokenChild.opens(environment, SOFTHSM, state, alias, pin)).as(alias).contains("opened");
      Path wrong = Files.writeString(elsewhere.resolve("wrong"), "000000");
      assertThat(TokenChild.opens(environment, SOFTHSM, state, alias, wrong)).as(alias).contains("Unavailable").contains("does not open");
      assertThat(TokenChild.opens(environment, SOFTHSM, state, "no-such-key", pin)).as(alias).contains("Unavailable").contains("no-such-key");
    }
  }
}
