package org.hall24.queue;

import java.util.function.Function;

/** Something that can be read: the open store, or a read-only look beside a running kiosk. */
public interface StoreReader {

  /**
   * Reads a consistent state. The function must not wait for anything: a reader held open makes the log grow.
   *
   * @throws StoreException when the file cannot be read
   */
  <T> T read(Function<Queries, T> reading);

  /** Walks the whole journal and every sealed row, and compares them with the witness. */
  ChainCheck verify();
}
