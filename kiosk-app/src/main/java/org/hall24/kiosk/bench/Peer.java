package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Another house's durable queue, measured beside ours. None is in the product: {@code packaging/bench-peers/build} fetches and
 * builds them beside the jars, and {@link Peers} finds them there.
 */
public interface Peer extends AutoCloseable {

  /** Its name and version, for the table. */
  String name();

  /**
   * Opens an empty queue with its most durable settings.
   *
   * @param folder empty, on the disk that is measured
   * @param warmUp how many items to put in and take out before anything is measured, so that its file has a steady size
   * @param payload one item
   * @throws Exception whatever the peer throws; the benchmark then says that it did not open
   */
  void open(Path folder, int warmUp, byte[] payload) throws Exception;

  /**
   * Adds one item and returns when it is on disk.
   *
   * @throws Exception whatever the peer throws
   */
  void add(byte[] payload) throws Exception;

  @Override
  void close() throws IOException;
}
