package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is, injected so that tests can fill a disk without filling one. */
@FunctionalInterface
public interface Disk {

  /** Bytes that this process may still write where the folder lies. */
  long usable(Path folder) throws IOException;

  /** The file system's own word. */
  static Disk real() {
    return folder -> Files.getFileStore(folder).getUsableSpace();
  }
}
