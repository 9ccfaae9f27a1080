package org.hall24.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;

/**
 * A key in a PKCS#11 token, reached through its library by SunPKCS11: a TPM through {@code tpm2-pkcs11}, a city's card, or
 * SoftHSM on a bench. The key stays in the token; see {@link DeviceSecret.OfToken} for what it does.
 *
 * @param library the token's library, for example {@code /usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1}
 * @param slot which of the library's slots, counted from 0
 * @param key the key's label
 * @param pin a file of its owner that holds the user's PIN and nothing else
 */
public record Pkcs11Secret(Path library, int slot, String key, Path pin) implements DeviceSecret {

  private static final Pattern CODE = Pattern.compile("CKR_[A-Z0-9_]+");

  @Override
  public byte[] open(Path folder, boolean mayCreate, SecureRandom random) throws DeviceKeys.Unavailable, IOException {
    if (!Files.exists(library)) {
      throw new DeviceKeys.Unavailable("there is no library of a token at " + library);
    }
    char[] digits = digits();
    try {
      Provider sun = Security.getProvider("SunPKCS11");
      if (sun == null) {
        throw new DeviceKeys.Unavailable("this Java has no SunPKCS11");
      }
      // The leading dashes say that this is the configuration itself and not the name of its file.
      Provider provider = sun.configure("--name=hall24\nlibrary=" + library.toAbsolutePath() + "\nslotListIndex=" + slot + "\n");
      KeyStore keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, digits);
      return new OfToken(keys, key, new char[0]).open(folder, mayCreate, random);
    } catch (GeneralSecurityException | ProviderException | IllegalArgumentException | IOException e) {
      if (e instanceof IOException io && !(e.getCause() instanceof GeneralSecurityException)) {
        throw io;
      }
      throw new DeviceKeys.Unavailable("the token in slot " + slot + " of " + library.getFileName() + " does not open: " + cause(e));
    } finally {
      Arrays.fill(digits, '\0');
    }
  }

  /** What a person can look at; of the token's own words only the code, which is never personal. */
  private static String cause(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof LoginException) {
        return "its PIN is another, or it belongs to another TPM (LoginException)";
      }
      String says = String.valueOf(at.getMessage());
      if (says.startsWith("slotListIndex")) {
        return "its library has no such slot";
      }
      Matcher code = CODE.matcher(says);
      if (code.find()) {
        return "its library finds no token that answers (" + code.group() + ")";
      }
    }
    return e.getCause() == null ? e.getClass().getSimpleName() : e.getCause().getClass().getSimpleName();
  }

  private char[] digits() throws DeviceKeys.Unavailable {
    try {
      return Files.readString(pin, StandardCharsets.US_ASCII).strip().toCharArray();
    } catch (IOException e) {
      throw new DeviceKeys.Unavailable("the token's PIN cannot be read from " + pin.getFileName());
    }
  }

  @Override
  public String words() {
    return "a key in a PKCS#11 token";
  }
}
