package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device's key in a TPM 2.0: the real library, the real tools, and a TPM that is a program. */
class TpmSecretTest {

  private static final Path BIN = Path.of("/usr/bin");
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1"), Path.of("/usr/lib/aarch64-linux-gnu/libtpm2_pkcs11.so.1"));
  private static final List<String> TOOLS = List.of("swtpm", "tpm2_ptool", "tpm2_flushcontext", "tpm2_create");

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path library = Path.of("");
  private int port;
  private Optional<Process> tpm = Optional.empty();

  @AfterEach
  void unplug() throws InterruptedException {
    if (tpm.isPresent()) {
      tpm.get().destroyForcibly().waitFor();
    }
  }

  /** A TPM with a memory of its own in this folder; the one before is taken out. */
  private void plugIn(String memory) throws IOException, InterruptedException {
    unplug();
    Files.createDirectories(folder.resolve(memory));
    Process plugged =
        new ProcessBuilder(
                BIN.resolve("swtpm").toString(), "socket", "--tpm2", "--tpmstate", "dir=" + folder.resolve(memory),
                "--server", "type=tcp,port=" + port, "--ctrl", "type=tcp,port=" + (port + 1), "--flags", "not-need-init,startup-clear")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(memory + ".log").toFile())
            .start();
    tpm = Optional.of(plugged);
    String said = flush();
    for (int tries = 0; said.startsWith("failed") && tries < 200 && plugged.isAlive(); tries++) {
      // It listens soon: each try is a process of its own and takes its time.
      said = flush();
    }
    assertThat(said).as("swtpm").doesNotStartWith("failed");
  }

  /** What the kernel's resource manager does when a program closes /dev/tpmrm0: its objects and sessions leave the TPM. */
  private String flush() throws IOException, InterruptedException {
    TokenChild.run(environment, BIN.resolve("tpm2_flushcontext").toString(), "-l");
    return TokenChild.run(environment, BIN.resolve("tpm2_flushcontext").toString(), "-t");
  }

  private String ptool(String... words) throws IOException, InterruptedException {
    String[] all = new String[words.length + 3];
    all[0] = BIN.resolve("tpm2_ptool").toString();
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--path";
    all[words.length + 2] = folder.resolve("store").toString();
    String said = TokenChild.run(environment, all);
    flush();
    return said;
  }

  /** Stands before the tools on the path and flushes after each, as the kernel would. */
  private void flushingTools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path each =
        Files.writeString(
            tools.resolve("each"),
            """
            #!/bin/sh
            /usr/bin/${0##*/} "$@"; said=$?
            /usr/bin/tpm2_flushcontext -t >/dev/null 2>&1; /usr/bin/tpm2_flushcontext -l >/dev/null 2>&1
            exit $said
            """);
    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
    try (var programs = Files.newDirectoryStream(BIN, "tpm2_*")) {
      for (Path program : programs) {
        Files.createSymbolicLink(tools.resolve(program.getFileName()), each);
      }
    }
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
  }

  private static int twoFreePorts() throws IOException {
    for (int at = 23_000 + (int) (ProcessHandle.current().pid() % 4_000) * 2; at < 60_000; at += 2) {
      try (var _ = new ServerSocket(at, 1, InetAddress.getLoopbackAddress());
          var _ = new ServerSocket(at + 1, 1, InetAddress.getLoopbackAddress())) {
        return at;
      } catch (IOException e) {
        // Somebody has it: the next two.
      }
    }
    throw new IOException("no two ports are free");
  }

  /** A TPM with a token in it, an AES and an RSA key that were made in it, and the PIN in a file. */
  private Path token() throws IOException, InterruptedException {
    boolean installed = LIBRARIES.stream().anyMatch(Files::exists) && TOOLS.stream().allMatch(tool -> Files.exists(BIN.resolve(tool)));
    assumeTrue(installed, "skipped: swtpm, tpm2-tools or tpm2-pkcs11 is not installed here");
    library = LIBRARIES.stream().filter(Files::exists).findFirst().orElseThrow();
    port = twoFreePorts();
    String tcti = "swtpm:host=127.0.0.1,port=" + port;
    environment.putAll(
        Map.of("TPM2TOOLS_TCTI", tcti, "TPM2_PKCS11_TCTI", tcti, "TPM2_PKCS11_STORE", Files.createDirectories(folder.resolve("store")).toString()));
    flushingTools();
    plugIn("tpm");
    assertThat(ptool("init")).doesNotStartWith("failed");
    assertThat(ptool("addtoken", "--pid", "1", "--label", "hall24", "--sopin", "7654", "--userpin", "123456")).doesNotStartWith("failed");
    assertThat(ptool("addkey", "--label", "hall24", "--userpin", "123456", "--algorithm", "aes256", "--key-label", "device-aes"))
        .doesNotStartWith("failed");
    // As the README has it: the attributes make the key in the TPM itself, which lets no key in from outside.
    Path sun =
        Files.writeString(
            folder.resolve("sun.cfg"),
            "name=tpm\nlibrary=" + library + "\nslotListIndex=0\nattributes(generate,*,*)={\n CKA_TOKEN=true\n}\n");
    assertThat(
            TokenChild.run(
                environment, Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "device-rsa",
                "-keyalg", "RSA", "-keysize", "2048", "-sigalg", "SHA256withRSA", "-dname", "CN=hall24", "-keystore", "NONE",
                "-storetype", "PKCS11", "-storepass", "123456", "-addprovider", "SunPKCS11", "-providerArg", sun.toString(),
                "-providerName", "SunPKCS11-tpm"))
        .doesNotStartWith("failed");
    flush();
    return Files.writeString(folder.resolve("pin"), "123456\n");
  }

  private String opens(String alias, Path pin) throws IOException, InterruptedException {
    String said = TokenChild.opens(environment, library, folder.resolve(alias).toString(), alias, pin);
    flush();
    return said;
  }

  @Test
  void keys_made_in_a_TPM_keep_a_devices_secret_over_its_restart_and_another_TPM_does_not_open_it() throws Exception {
    Path pin = token();
    for (String alias : List.of("device-rsa", "device-aes")) {
      assertThat(opens(alias, pin)).as(alias).contains("made").doesNotContain("failed");
      assertThat(opens(alias, pin)).as(alias).contains("opened");
    }
    Path wrong = Files.writeString(folder.resolve("wrong"), "000000");
    assertThat(opens("device-rsa", wrong)).contains("Unavailable").contains("its PIN is another");
    assertThat(opens("no-such-key", pin)).contains("Unavailable").contains("the token has no key no-such-key");

    unplug();
    assertThat(opens("device-rsa", pin)).as("no TPM at all").contains("Unavailable").contains("finds no token that answers");
    plugIn("tpm");
    assertThat(opens("device-rsa", pin)).contains("opened");
    assertThat(opens("device-aes", pin)).contains("opened");

    byte[] wrapped = Files.readAllBytes(folder.resolve("device-aes/device.wrapped"));
    wrapped[0] ^= 1;
    Files.write(folder.resolve("device-aes/device.wrapped"), wrapped);
    assertThat(opens("device-aes", pin)).contains("Unavailable").contains("does not unwrap device.wrapped");

    plugIn("another");
    for (String alias : List.of("device-rsa", "device-aes")) {
      assertThat(opens(alias, pin)).as(alias).contains("Unavailable").contains("another TPM");
    }
  }
}
