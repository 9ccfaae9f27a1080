package org.hall24.kiosk.binding;

import java.util.Optional;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.delivery.BackendUrl;
import org.hall24.queue.delivery.ClientIdentity;
import org.hall24.queue.delivery.DeliverySettings;

/** What the configuration says about the back office, in the words of delivery. */
public final class Backends {

  private Backends() {}

  /** How the configured backend is reached; empty when none is, or its address is of no use. */
  static Optional<DeliverySettings> of(KioskConfig config) {
    return config
        .backend()
        .url()
        .flatMap(url -> BackendUrl.parse(url.toString()) instanceof BackendUrl.Usable(var usable) ? Optional.of(usable) : Optional.empty())
        .map(url -> settings(DeliverySettings.of(url, config.site().id()), config.backend()));
  }

  /** Trust, identity, pins and boot delay as configured. */
  public static DeliverySettings settings(DeliverySettings standard, KioskConfig.Backend backend) {
    DeliverySettings settings = backend.ca().map(standard::withCa).orElse(standard);
    if (backend.certificate().isPresent() && backend.key().isPresent()) {
      settings = settings.withIdentity(new ClientIdentity(backend.certificate().get(), backend.key().get()));
    }
    return settings.withPins(backend.pins()).withBootDelay(backend.bootDelay());
  }
}
