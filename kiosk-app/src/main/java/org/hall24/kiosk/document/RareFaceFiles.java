package org.hall24.kiosk.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Which faces have the characters that the shipped one lacks: a list that is data, because the standard grows. */
public final class RareFaceFiles {
  private static final String RESOURCE = "/org/hall24/kiosk/font/rare-faces.txt";

  private RareFaceFiles() {}

  /** The usual ones, in the order they are asked, whether installed or not. */
  public static List<Path> usual() {
    try (InputStream in = RareFaceFiles.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + RESOURCE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of faces for rare characters", e);
    }
  }
}
