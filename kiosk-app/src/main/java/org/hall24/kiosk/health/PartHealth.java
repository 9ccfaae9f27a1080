package org.hall24.kiosk.health;

import java.util.Locale;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.queue.StoreHealth;

/**
 * How one part of the machine is: a device, or what is no device. The words for it come from {@link HealthWords}, on paper, on the
 * screen and from {@code hallctl}.
 *
 * @param part {@code card_reader}, {@code scanner}, {@code face}, {@code locker}, {@code printer}, {@code a4_printer}, {@code
 *     document_scanner}, {@code signals}; {@code store}, {@code cells}, {@code backend}, {@code outbox}, {@code clock}
 * @param name its name in the configuration; empty for what is no device
 * @param word what it says of itself, as {@code hallctl} writes it
 * @param detail a number, a folder's name or a word of SQLite; never personal; empty when there is nothing to add
 */
public record PartHealth(String part, String name, State state, String word, String detail) {

  /** A part that is no device. */
  public PartHealth(String part, State state, String word, String detail) {
    this(part, "", state, word, detail);
  }

  /** A device of the configuration. */
  public static PartHealth of(Device device, State state, String word, String detail) {
    return new PartHealth(device.kind().name().toLowerCase(Locale.ROOT), device.name(), state, word, detail);
  }

  /** What keeps the records: it serves when it takes filings. */
  public static PartHealth of(StoreHealth store) {
    State state =
        switch (store.state()) {
          case READY -> State.READY;
          case SET_ASIDE -> State.DEGRADED;
          default -> State.FAILED;
        };
    return new PartHealth("store", state, store.onReserve() ? "storage-reserve" : store.state().word(), detail(store));
  }

  /** What keeps the records could not be opened: how it is, and why in a sentence. */
  public static PartHealth notOpened(StoreHealth.State state, String why) {
    return new PartHealth("store", State.FAILED, state == StoreHealth.State.FAILED ? "not-opened" : state.word(), why);
  }

  private static String detail(StoreHealth store) {
    return switch (store.state()) {
      case READY, STORAGE_LOW, STORAGE_FULL ->
          store.detail().isEmpty() ? mebibytes(store.usable()) + " / " + mebibytes(store.needed()) + " MiB" : store.detail();
      default -> store.detail();
    };
  }

  private static String mebibytes(long bytes) {
    return Long.toString(bytes >> 20);
  }
}
