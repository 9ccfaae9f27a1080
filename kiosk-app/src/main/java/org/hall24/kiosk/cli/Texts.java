package org.hall24.kiosk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that somebody names on the command line. */
final class Texts {

  private Texts() {}

  /**
   * A text file as UTF-8.
   *
   * @param what for the sentence when it cannot be read
   */
  static String read(Path file, String what) throws Failed {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failed.wrongUse("no-file", what + " " + file + " cannot be read as UTF-8 text", "name an existing file that you may read");
    }
  }
}
