package org.hall24.kiosk.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.binding.Backends;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.delivery.BackendUrl;
import org.hall24.queue.delivery.DeliverySettings;
import picocli.CommandLine.Option;

/** Where to deliver, how long and how patiently. */
final class DeliveryOptions {

  private static final List<String> KEYS =
      List.of("connect-timeout", "call-timeout", "stall-timeout", "backoff-base", "backoff-cap", "max-attempts");

  @Option(names = "--backend", paramLabel = "URL", description = "The backend (default: the configuration's).")
  Optional<String> backend = Optional.empty();

  @Option(names = "--ca", paramLabel = "FILE", description = "PEM file of the only authority to trust.")
  Optional<Path> ca = Optional.empty();

  @Option(names = "--cert", paramLabel = "FILE", description = "PEM file with which the kiosk proves itself; needs --key.")
  Optional<Path> certificate = Optional.empty();

  @Option(names = "--key", paramLabel = "FILE", description = "PEM file of the key of --cert, PKCS#8.")
  Optional<Path> key = Optional.empty();

  @Option(names = "--for", paramLabel = "S", description = "Stop delivering after S seconds (default: --timeout).")
  Optional<Double> span = Optional.empty();

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Seconds of connect-timeout, call-timeout, stall-timeout, backoff-base, backoff-cap; number of max-attempts.")
  Map<String, String> set = new LinkedHashMap<>();

  /** The settings of a delivery worker. */
  DeliverySettings settings(KioskConfig config) throws Failed {
    String address =
        backend
            .or(() -> config.backend().url().map(Object::toString))
            .orElse("");
    if (address.isEmpty()) {
      throw Failed.wrongUse("no-backend", "no backend is named", "name it with --backend URL, or as backend.url in the configuration");
    }
    DeliverySettings settings =
        switch (BackendUrl.parse(address)) {
          case BackendUrl.Usable(var url) -> DeliverySettings.of(url, config.site().id());
          case BackendUrl.Refused(String why) ->
              throw Failed.wrongUse("bad-backend", address + ": " + why, "write https://HOST/, or http://127.0.0.1:PORT/ for this machine");
        };
    Optional<Path> authority = ca.or(() -> config.backend().ca());
    Optional<Path> own = certificate.or(() -> config.backend().certificate());
    Optional<Path> ownKey = key.or(() -> config.backend().key());
    readable(authority, "--ca");
    readable(own, "--cert");
    readable(ownKey, "--key");
    if (own.isPresent() != ownKey.isPresent()) {
      throw Failed.wrongUse("usage", "--cert and --key belong together", "name both PEM files, or neither");
    }
    KioskConfig.Backend trust =
        new KioskConfig.Backend(config.backend().url(), authority, own, ownKey, config.backend().pins(), Duration.ZERO);
    settings = Backends.settings(settings, trust);
    return patient(settings);
  }

  private static void readable(Optional<Path> file, String option) throws Failed {
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw Failed.wrongUse("no-file", file.get() + " cannot be read", "name an existing PEM file with " + option);
    }
  }

  private DeliverySettings patient(DeliverySettings standard) throws Failed {
    for (String key : set.keySet()) {
      if (!KEYS.contains(key)) {
        throw Failed.wrongUse("usage", "delivery has no setting \"" + key + "\"", "use one of " + String.join(", ", KEYS));
      }
    }
    return standard
        .withTimeouts(
            seconds("connect-timeout", standard.connectTimeout()),
            seconds("call-timeout", standard.callTimeout()),
            seconds("stall-timeout", standard.stallTimeout()))
        .withBackoff(
            seconds("backoff-base", standard.backoffBase()),
            seconds("backoff-cap", standard.backoffCap()),
            attempts(standard.maxAttempts()));
  }

  private Duration seconds(String key, Duration otherwise) throws Failed {
    if (!set.containsKey(key)) {
      return otherwise;
    }
    try {
      double seconds = Double.parseDouble(set.getOrDefault(key, ""));
      if (seconds > 0 && seconds <= 86_400) {
        return Duration.ofNanos((long) (seconds * 1e9));
      }
    } catch (NumberFormatException e) {
      // Told below with what is allowed.
    }
    throw notA(key, "seconds, more than 0 and at most 86400");
  }

  private int attempts(int otherwise) throws Failed {
    if (!set.containsKey("max-attempts")) {
      return otherwise;
    }
    try {
      int attempts = Integer.parseInt(set.getOrDefault("max-attempts", ""));
      if (attempts > 0) {
        return attempts;
      }
    } catch (NumberFormatException e) {
      // Told below with what is allowed.
    }
    throw notA("max-attempts", "a whole number from 1 up");
  }

  private Failed notA(String key, String allowed) {
    return Failed.wrongUse("usage", "\"" + set.get(key) + "\" is not a value of " + key, "write " + allowed);
  }
}
