package org.hall24.kiosk.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * English names of the papers people are asked for most. A paper is written in Chinese, so its Chinese name always stands beside
 * the English one; a paper without an English name here is shown by its Chinese name alone.
 */
public final class PaperNames {
  private final Map<String, String> english = new HashMap<>();

  private PaperNames() {}

  /** The names in the jar. */
  public static PaperNames shipped() {
    PaperNames names = new PaperNames();
    try (InputStream in = Objects.requireNonNull(PaperNames.class.getResourceAsStream("paper-names-en.tsv"), "paper-names-en.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          names.english.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the names of papers cannot be read", e);
    }
    return names;
  }

  /** The English name of a paper, if there is one. */
  public Optional<String> english(String chinese) {
    return Optional.ofNullable(english.get(chinese));
  }

  /** How an English page names a paper. */
  public String onEnglishPage(String chinese) {
    return english(chinese).map(name -> name + " · " + chinese).orElse(chinese);
  }
}
