package org.hall24.queue;

import java.util.List;

/** What became of opening a store for writing. */
public sealed interface Opening {

  /** It was whole, or there was none and a new one was made. */
  record Opened(Store store) implements Opening {}

  /**
   * It was damaged: everything of it was set aside together and a new store, which names the old one, is open. Nothing was
   * deleted. The kiosk must say so and call for a technician.
   *
   * @param store the new store
   * @param folder where the damaged files lie now, a name within the state folder
   * @param files their names
   * @param what the damage, a sentence without personal data
   */
  record Damaged(Store store, String folder, List<String> files, String what) implements Opening {}

  /** Another process writes this store. */
  record InUse(String by) implements Opening {}

  /**
   * It cannot be written, or may not be: missing keys, a newer release's file. Untouched.
   *
   * @param state {@code READ_ONLY}, {@code STORAGE_FULL}, or {@code FAILED} for anything else
   * @param why a sentence without personal data
   */
  record Unwritable(StoreHealth.State state, String why) implements Opening {}
}
