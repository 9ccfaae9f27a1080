package org.hall24.queue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.Sealer;

/** A kiosk's store and outbox on a folder, for tests. */
public record Bench(Store store, Sealer sealer, Outbox outbox, Clock clock, Ticker ticker) implements AutoCloseable {

  public static final String NAME = "王小芳";
  public static final String NUMBER = "110101199003070038";
  public static final String ADDRESS = "北京市石景山区鲁谷路74号";

  /** Opens a store that must be whole or new. */
  public static Bench open(Path folder) {
    return open(StoreSettings.in(folder));
  }

  public static Bench open(StoreSettings settings) {
    return switch (Store.open(settings)) {
      case Opening.Opened opened -> on(opened.store(), settings);
      case Opening other -> throw new AssertionError("not opened: " + other);
    };
  }

  public static Bench on(Store store, StoreSettings settings) {
    Sealer sealer = new CaseSealer(store);
    Outbox outbox =
        new Outbox(
            store,
            sealer,
            new Keys(settings.clock(), new SecureRandom()),
            new Outbox.Identity("test-kiosk", "SJS", ZoneId.of("Asia/Shanghai")));
    return new Bench(store, sealer, outbox, settings.clock(), settings.ticker());
  }

  /** A filing full of personal data. */
  public static Filing filing(String ref) {
    return new Filing(
        ref,
        "nurse-licence-change",
        false,
        Map.of("name", NAME, "number", NUMBER, "address", ADDRESS),
        Map.of("phone", "13800001111"),
        List.of(Map.of("text", "privacy-2026", "at", "2026-11-22T22:41:00+08:00")));
  }

  public Acceptance.Accepted accept(String ref) {
    return switch (outbox.accept(filing(ref))) {
      case Acceptance.Accepted accepted -> accepted;
      case Acceptance.NotAccepted not -> throw new AssertionError(not.reason());
    };
  }

  /** Opens something sealed. */
  public Sealer.Unsealed open(byte[] sealed, Sealer.Binding binding) {
    return store.read(q -> sealer.open(q, sealed, binding));
  }

  @Override
  public void close() {
    store.close();
  }
}
