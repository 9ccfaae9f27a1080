package org.hall24.kiosk.cli;

import java.nio.file.Path;
import org.hall24.kiosk.binding.Vault;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.Look;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.StoreSettings;

/**
 * The folder of journal, custody, outbox and keys. Reading works beside a running kiosk; writing needs the folder for itself.
 *
 * @param path where it is
 * @param surroundings the clock and randomness of what is written
 * @param config says where its device's key lies, what seals, and how long what was delivered can be read
 */
record StateFolder(Path path, Surroundings surroundings, KioskConfig config) {

  /** A look that changes nothing; close it soon. */
  Look.LookingReader look() throws Failed {
    return switch (Look.at(settings())) {
      case Look.Open(Look.LookingReader reader) -> reader;
      case Look.Absent absent ->
          throw Failed.because(
              "no-store", "there is no journal in " + path, "name the kiosk's state folder with --state DIR");
      case Look.Locked(String why) -> throw locked(why);
      case Look.Unreadable(String why) ->
          throw Failed.because(
              "store-unreadable", path + ": " + why,
              why.startsWith("the disk is full")
                  ? StoreHealth.State.STORAGE_FULL.action()
                  : "run: hallctl journal verify --state " + path + "; keep a copy of the folder");
    };
  }

  /** Nothing can be read, because the keys cannot be had. */
  Failed locked(String why) {
    return Failed.because(
        "store-unreadable", path + ": " + why, "check the folder's owner and where its keys lie (secrets: in kiosk.yaml); nothing was changed");
  }

  /** The store, for writing; close it. */
  Store open() throws Failed {
    return switch (Store.open(settings())) {
      case Opening.Opened(Store store) -> store;
      case Opening.Damaged damaged -> {
        damaged.store().close();
        throw Failed.because(
            "store-damaged",
            path + " was damaged: " + damaged.what() + "; its files lie untouched in " + path.resolve(damaged.folder()),
            "keep that folder and take over what still verifies: hallctl journal import --state " + path + "; a new store stands in its place, "
                + "so the command can be run again");
      }
      case Opening.InUse(String by) -> throw Failed.inUse("the state folder " + path, by);
      case Opening.Unwritable(var how, String why) ->
          throw Failed.because(
              "store-unwritable", path + ": " + why,
              how == StoreHealth.State.FAILED ? "check the folder's owner, its disk and its keys" : how.action());
    };
  }

  StoreSettings settings() {
    StoreSettings standard = StoreSettings.in(path);
    return Vault.settings(
        new StoreSettings(path, surroundings.clock(), standard.ticker(), surroundings.random(), standard.boot(), standard.points()),
        config);
  }
}
