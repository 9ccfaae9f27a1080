package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.link.Ticker;
import org.hall24.queue.Disk;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A keeper lays down a card, types the PIN and reads off the screen how each part of the running machine is. */
class KioskHealthTest {
  private static final String PIN = "246810";
  private static final long MIB = 1L << 20;

  @TempDir Path folder;
  private final LinkedBlockingQueue<Screen> screens = new LinkedBlockingQueue<>();
  private final AtomicLong usable = new AtomicLong(1000 * MIB);

  private KioskConfig config() throws Exception {
    Path file = folder.resolve("kiosk.yaml");
    Files.writeString(file, Files.readString(file).replace("- id: courier-1", "- id: courier-1\n      role: keeper"));
    return ((ConfigLoading.Sound) ConfigLoader.load(file)).config();
  }

  private Kiosk.Start start(KioskConfig config, Disk disk) throws InterruptedException {
    StoreSettings settings = StoreSettings.in(folder.resolve("state")).withDisk(disk).with(StorePolicies.DEFAULTS.withReserve(0));
    return Kiosk.start(config, settings, List.of(), (template, reference, pdf, watch) -> {}, Ticker.system(), screens::add);
  }

  private Screen until(Predicate<Screen> shown) throws InterruptedException {
    while (true) {
      Screen screen = screens.take();
      if (shown.test(screen)) {
        return screen;
      }
    }
  }

  private static PartHealth part(StaffScreen.Health health, String name) {
    return health.parts().stream().filter(part -> part.part().equals(name)).findFirst().orElseThrow();
  }

  private StaffScreen.Health healthWhere(Predicate<StaffScreen.Health> so) throws InterruptedException {
    return (StaffScreen.Health) until(screen -> screen instanceof StaffScreen.Health health && !health.parts().isEmpty() && so.test(health));
  }

  @Test
  @Timeout(90)
  void every_device_and_the_store_say_how_they_are_while_it_changes() throws Exception {
    try (NightHall hall = new NightHall(folder, new DemoCards())) {
      KioskConfig config = config();
      try (Kiosk kiosk = ((Kiosk.Start.Running) start(config, any -> usable.get())).kiosk()) {
        until(
            screen ->
                screen instanceof Screen.Attract(boolean _, Screen.HallStatus status)
                    && status.freeCells() == status.cells() && status.online() && status.receiptPaper()
                    && status.troubles().stream().allMatch(trouble -> trouble.startsWith("face")));
        kiosk.touch(new Touch.Begin());
        until(Screen.Home.class::isInstance);
        kiosk.touch(new Touch.Staff());
        until(screen -> screen instanceof Screen.CardWait wait && wait.note() == Screen.CardNote.PUT_CARD);
        hall.reader.lay(new DemoCards().card("courier"));
        until(StaffScreen.StaffPin.class::isInstance);
        hall.reader.lift();
        PIN.chars().forEach(digit -> kiosk.touch(new Touch.Digit(digit - '0')));
        until(screen -> screen instanceof StaffScreen.Round round && round.keeper());
        kiosk.touch(new Touch.Health());
        StaffScreen.Health seen = healthWhere(health -> true);
        assertThat(part(seen, "store").state()).isEqualTo(State.READY);
        assertThat(part(seen, "card_reader").state()).isEqualTo(State.READY);
        assertThat(part(seen, "locker").state()).isEqualTo(State.READY);
        assertThat(part(seen, "backend").state()).isEqualTo(State.READY);
        assertThat(part(seen, "face").state()).as("it is not there tonight").isEqualTo(State.ABSENT);
        usable.set(3 * MIB);
        kiosk.touch(new Touch.Health());
        assertThat(part(healthWhere(health -> part(health, "store").state() != State.READY), "store"))
            .isEqualTo(new PartHealth("store", State.FAILED, "storage-low", "3 / 9 MiB"));
        // The reader is pulled out: nobody touches anything, the page says it by itself.
        hall.unplug("id-reader");
        StaffScreen.Health without = healthWhere(health -> part(health, "card_reader").word().equals("no-port"));
        assertThat(part(without, "card_reader").state()).isEqualTo(State.ABSENT);
        assertThat(start(config, any -> usable.get()))
            .isInstanceOfSatisfying(
                Kiosk.Start.OutOfService.class,
                out -> {
                  assertThat(out.store()).isEqualTo(StoreHealth.State.IN_USE);
                  assertThat(out.why()).contains(Long.toString(ProcessHandle.current().pid()));
                });
      }
    }
  }
}
