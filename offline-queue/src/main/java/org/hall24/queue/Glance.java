package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a store stands for somebody who does not hold it: the disk and what lies on it, without writing a byte and without taking
 * the lock. What only its writer can know, a failed flush, is not seen from here.
 */
public final class Glance {

  private Glance() {}

  /** {@code READY} also where there is no store yet and one could be made. */
  public static StoreHealth at(StoreSettings settings) {
    StoreFiles files = new StoreFiles(settings.folder());
    Path there = existing(settings.folder().toAbsolutePath());
    try {
      long usable = settings.disk().usable(there);
      Reserve reserve = new Reserve(files.reserve(), settings.withFolder(there));
      long needed = Store.needed(reserve, 0);
      StoreHealth.State state = StoreHealth.State.READY;
      String detail = "";
      Optional<String> damage = files.damageMarked();
      if (damage.isPresent()) {
        state = StoreHealth.State.DAMAGED;
        detail = damage.get();
      } else if (FileTable.readOnly(there)) {
        state = StoreHealth.State.READ_ONLY;
      } else if (!Files.isWritable(there)) {
        state = StoreHealth.State.FAILED;
        detail = "not writable by this user";
      } else if (usable < StoreHealth.LEAST && !reserve.held()) {
        state = StoreHealth.State.STORAGE_FULL;
      } else if (usable < needed) {
        state = StoreHealth.State.STORAGE_LOW;
      } else if (settings.disk().files(there) < Store.FILES_NEEDED) {
        state = StoreHealth.State.STORAGE_LOW;
        detail = "files free: " + settings.disk().files(there);
      }
      return new StoreHealth(state, detail, usable, needed);
    } catch (IOException e) {
      return new StoreHealth(StoreHealth.State.FAILED, e.getClass().getSimpleName(), 0, 0);
    }
  }

  private static Path existing(Path folder) {
    Path there = folder;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return there;
  }
}
