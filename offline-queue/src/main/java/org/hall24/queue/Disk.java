package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is, injected so that tests can fill a disk without filling one. */
@FunctionalInterface
public interface Disk {

  /** Bytes that this process may still write where the folder lies. */
  long usable(Path folder) throws IOException;

  /** Files that may still be made there; {@link Long#MAX_VALUE} where the file system sets no limit or none is known. */
  default long files(Path folder) {
    return Long.MAX_VALUE;
  }

  /** The file system's own word. */
  static Disk real() {
    return new Disk() {
      @Override
      public long usable(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
      }

      @Override
      public long files(Path folder) {
        return FileTable.free(folder);
      }
    };
  }
}
