package org.hall24.queue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The secret as a credential that {@code systemd-creds} seals with the host's key, with its TPM, or with both; it lies sealed in
 * the folder of keys and is opened by the same program ({@code man systemd-creds}). Works for the service and for a technician
 * alike, who need not start the service to look at the store.
 *
 * @param sealedWith what {@code systemd-creds encrypt --with-key} takes: {@code auto}, {@code host}, {@code tpm2}, {@code host+tpm2}
 */
public record SystemdCredential(String sealedWith) implements DeviceSecret {

  private static final String FILE = "device.cred";
  private static final String NAME = "hall24-device-key";
  private static final long PATIENCE_S = 30;

  @Override
  public byte[] open(Path folder, boolean mayCreate, SecureRandom random) throws DeviceKeys.Unavailable, IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      if (!mayCreate) {
        throw new DeviceKeys.Unavailable("the keys of this store are missing: " + FILE);
      }
      byte[] fresh = new byte[BYTES];
      random.nextBytes(fresh);
      byte[] hex = HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII);
      DeviceSecret.ownersFile(file, run(List.of("encrypt", "--with-key=" + sealedWith, "--name=" + NAME, "-", "-"), hex));
      StoreFiles.forceFolder(folder);
    }
    byte[] hex = run(List.of("decrypt", "--name=" + NAME, "-", "-"), Files.readAllBytes(file));
    try {
      byte[] secret = HexFormat.of().parseHex(new String(hex, StandardCharsets.US_ASCII).strip());
      if (secret.length == BYTES) {
        return secret;
      }
    } catch (IllegalArgumentException e) {
      // Told below: the parser's own message would quote the key.
    } finally {
      Arrays.fill(hex, (byte) 0);
    }
    throw new DeviceKeys.Unavailable(FILE + " does not hold a device's secret");
  }

  /** What the program writes, given this to read; its words go nowhere, they may quote what it read. */
  private static byte[] run(List<String> words, byte[] input) throws DeviceKeys.Unavailable, IOException {
    List<String> command = new java.util.ArrayList<>(List.of("systemd-creds"));
    command.addAll(words);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new DeviceKeys.Unavailable("systemd-creds is not installed here");
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // It ended before it had read everything: its exit says why.
    }
    byte[] output = process.getInputStream().readAllBytes();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new DeviceKeys.Unavailable("systemd-creds does not " + words.getFirst() + " " + FILE + " on this machine");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new DeviceKeys.Unavailable("interrupted while systemd-creds worked");
    }
    return output;
  }

  @Override
  public String words() {
    return "a credential sealed by systemd-creds";
  }
}
