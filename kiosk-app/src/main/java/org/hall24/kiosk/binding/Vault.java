package org.hall24.kiosk.binding;

import java.util.HexFormat;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.DeviceKey;
import org.hall24.kiosk.config.KioskConfig.Secrets;
import org.hall24.kiosk.config.KioskConfig.Suite;
import org.hall24.queue.DeviceSecret;
import org.hall24.queue.Pkcs11Secret;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.SystemdCredential;

/** What the configuration says about keys and how long they are kept, in the words of the store. */
public final class Vault {

  private Vault() {}

  /** The settings of a store with its device's key, its suite, the city's recovery key and the retention as configured. */
  public static StoreSettings settings(StoreSettings standard, KioskConfig config) {
    Secrets secrets = config.secrets();
    DeviceSecret secret =
        switch (secrets.deviceKey()) {
          case DeviceKey.InFile _ -> new DeviceSecret.OfFile();
          case DeviceKey.InCredential(String sealedWith) -> new SystemdCredential(sealedWith);
          case DeviceKey.InToken(var library, int slot, String key, var pinFile) -> new Pkcs11Secret(library, slot, key, pinFile);
        };
    StorePolicies policies =
        standard
            .policies()
            .with(
                secrets.suite() == Suite.SM4_GCM
                    ? org.hall24.queue.seal.Suite.SHANG_MI
                    : org.hall24.queue.seal.Suite.INTERNATIONAL)
            .withRetention(config.policies().retention());
    if (secrets.recoveryKey().isPresent()) {
      policies = policies.withRecoveryKey(HexFormat.of().parseHex(secrets.recoveryKey().get()));
    }
    return standard.with(secret).with(policies);
  }
}
