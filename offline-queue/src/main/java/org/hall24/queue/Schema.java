package org.hall24.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The shape of the file, and the steps by which it came to it. */
final class Schema {

  /** "H24Q" as SQLite's application id: a foreign database is refused, not filled. */
  static final int APPLICATION_ID = 0x48323451;

  /** Major · 1000 + minor. Minor steps only add; the release before must be able to read and write the file. */
  static final int VERSION = 1001;

  /**
   * One step.
   *
   * @param version the file's version after it
   * @param script the resource with its statements
   */
  private record Step(int version, String script) {}

  private static final List<Step> STEPS = List.of(new Step(1000, "schema.sql"), new Step(1001, "schema-1001.sql"));

  private Schema() {}

  /** The statements that make an empty file into a store; each is run by itself, because the driver runs only the first. */
  static List<String> statements() {
    return between(0, VERSION);
  }

  /** The statements of all steps after one version, up to another. */
  static List<String> between(long after, long upTo) {
    return STEPS.stream()
        .filter(step -> step.version > after && step.version <= upTo)
        .flatMap(step -> statements(step.script).stream())
        .toList();
  }

  private static List<String> statements(String script) {
    String text;
    try (InputStream in = Schema.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException(script + " is missing from the jar");
      }
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> statements = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith("--")) {
        continue;
      }
      current.append(line).append('\n');
      if (line.endsWith(";")) {
        statements.add(current.toString().strip());
        current.setLength(0);
      }
    }
    return statements;
  }
}
