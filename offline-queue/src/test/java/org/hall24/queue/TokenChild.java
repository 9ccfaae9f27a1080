package org.hall24.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Opens the keys of a folder by a token, and says what came of it. A process of its own: a token's library reads from the
 * environment where its token lies, and keeps it open until its process ends.
 */
final class TokenChild {

  private TokenChild() {}

  /** What the process said: {@code made}, {@code opened}, {@code Unavailable} and why, or {@code failed}. */
  static String opens(Map<String, String> environment, Path library, String state, String alias, Path pin)
      throws IOException, InterruptedException {
    return run(
        environment, Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
        "-cp", System.getProperty("java.class.path"), TokenChild.class.getName(), library.toString(), state, alias, pin.toString());
  }

  /** Runs a program to its end; begins with {@code failed} when it did not do it. */
  static String run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0 ? said : "failed: " + said;
  }

  /** Whether a program is installed here. */
  static boolean here(String... words) throws InterruptedException {
    try {
      return !run(Map.of(), words).startsWith("failed");
    } catch (IOException e) {
      return false;
    }
  }

  /** Arguments: the token's library, folder, label, file of the PIN. */
  public static void main(String[] words) throws IOException {
    Path keys = Path.of(words[1]);
    boolean made = !Files.exists(keys.resolve("device.wrapped"));
    Files.createDirectories(keys);
    try {
      byte[] secret = new Pkcs11Secret(Path.of(words[0]), 0, words[2], Path.of(words[3])).open(keys, made, new SecureRandom());
      byte[] wrapped = Files.readAllBytes(keys.resolve("device.wrapped"));
      boolean hidden = !HexFormat.of().formatHex(wrapped).contains(HexFormat.of().formatHex(secret));
      System.out.println(secret.length == 32 && hidden ? (made ? "made" : "opened") : "failed");
    } catch (DeviceKeys.Unavailable e) {
      System.out.println("Unavailable " + e.getMessage());
    }
  }
}
