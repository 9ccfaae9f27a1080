package org.hall24.kiosk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody wants to have written. */
final class OutFile {
  private OutFile() {}

  static void write(Path file, byte[] bytes) throws Failed {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw Failed.because("unwritable", file + " cannot be written", "name a file in a folder that you may write to", e);
    }
  }
}
