package org.hall24.kiosk.binding;

import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.delivery.ClientIdentity;
import org.hall24.queue.delivery.DeliverySettings;

/** What the configuration says about the back office, in the words of delivery. */
public final class Backends {

  private Backends() {}

  /** Trust, identity, pins and boot delay as configured. */
  public static DeliverySettings settings(DeliverySettings standard, KioskConfig.Backend backend) {
    DeliverySettings settings = backend.ca().map(standard::withCa).orElse(standard);
    if (backend.certificate().isPresent() && backend.key().isPresent()) {
      settings = settings.withIdentity(new ClientIdentity(backend.certificate().get(), backend.key().get()));
    }
    return settings.withPins(backend.pins()).withBootDelay(backend.bootDelay());
  }
}
