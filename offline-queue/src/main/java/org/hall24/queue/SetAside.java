package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store that was set aside, or that came from a dead machine: read from a byte copy, row by row, and only rows whose seal
 * holds. The original is evidence and is not opened.
 */
public final class SetAside implements AutoCloseable {

  private static final String COPY = "reading-set-aside";

  private final Path copy;
  private final Queries queries;
  private final Frames frames;
  private long refused;

  private SetAside(Path copy, Queries queries, byte[] journalKey) {
    this.copy = copy;
    this.queries = queries;
    this.frames = new Frames(journalKey);
  }

  /**
   * Copies and opens.
   *
   * @param store the open store, in whose folder the copy is made
   * @param folder where the files lie
   * @param journalKey the MAC key of the old journal
   * @throws IOException when there is no database in it or it cannot be read at all; the sentence names no value
   */
  public static SetAside open(Store store, Path folder, byte[] journalKey) throws IOException {
    Path copy = store.settings().folder().resolve(COPY);
    discard(copy);
    Files.createDirectory(copy);
    StoreFiles.ownerOnly(copy, "rwx------");
    Path database = copy.resolve("queue.db");
    for (String name : List.of("queue.db", "queue.db-wal")) {
      if (Files.exists(folder.resolve(name))) {
        Files.copy(folder.resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    if (!Files.exists(database) || Files.size(database) == 0) {
      discard(copy);
      throw new IOException("there is no database in " + folder.getFileName());
    }
    try {
      return new SetAside(copy, new Queries(Connections.reading(database)), journalKey);
    } catch (SQLException e) {
      discard(copy);
      throw new IOException("the database in " + folder.getFileName() + " cannot be read: " + StoreException.of(e).getMessage());
    } catch (IllegalStateException e) {
      discard(copy);
      throw new IOException("the database in " + folder.getFileName() + " is not a store");
    }
  }

  /** The MAC key of this device's journal, for a store that this device wrote. */
  public static byte[] ownKey(Store store) {
    return store.keys().journal();
  }

  /**
   * Rows of a table whose seals hold. Damage in the middle of a table hides what lies between it and the other end that was
   * read: the table is read from both ends.
   *
   * @param keys the primary key's columns, with commas
   */
  public <T> List<T> rows(String table, String keys, Function<Row, T> mapper) {
    Map<String, T> found = new LinkedHashMap<>();
    String[] columns = keys.split(",", -1);
    try {
      if (!read(table, columns, "", mapper, found)) {
        String backwards = " ORDER BY " + String.join(" DESC,", columns) + " DESC";
        read(table, columns, backwards, mapper, found);
      }
    } catch (StoreException e) {
      // The table is not there: a file of an older schema, or its definition is what is damaged.
    }
    return new ArrayList<>(found.values());
  }

  /** Whether the end was reached. */
  private <T> boolean read(String table, String[] keys, String order, Function<Row, T> mapper, Map<String, T> found) {
    List<String> columns =
        queries.list("SELECT name FROM pragma_table_info(?) WHERE name <> 'seal'", row -> row.text("name"), table);
    try {
      queries.each(
          "SELECT * FROM " + table + order,
          row -> {
            try {
              Map<String, @Nullable Object> values = new HashMap<>();
              columns.forEach(column -> values.put(column, row.stored(column).orElse(null)));
              StringBuilder name = new StringBuilder();
              for (String key : keys) {
                name.append(values.get(key)).append('|');
              }
              if (found.containsKey(name.toString())) {
                return;
              }
              if (Arrays.equals(frames.seal(table, values), row.bytes("seal"))) {
                found.put(name.toString(), mapper.apply(row));
              } else {
                refused++;
              }
            } catch (IllegalStateException e) {
              refused++;
            }
          });
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  /** Rows that were there and whose seals did not hold. */
  public long refused() {
    return refused;
  }

  /** How many events of the old journal follow from each other, from the first. */
  public long events() {
    long[] good = {0};
    Chain.Tail[] tail = {Chain.Tail.EMPTY};
    boolean[] broken = {false};
    try {
      queries.each(
          "SELECT seq, at_ms, boot, mono_ns, kind, ref, body, hash FROM journal ORDER BY seq",
          row -> {
            if (!broken[0]) {
              Chain.Link link =
                  new Chain.Link(
                      row.number("seq"), row.number("at_ms"), row.text("boot"), row.number("mono_ns"), row.text("kind"),
                      row.text("ref"), row.text("body"));
              byte[] hash = Chain.next(frames, tail[0].hash(), link);
              broken[0] = link.seq() != tail[0].seq() + 1 || !Arrays.equals(hash, row.bytes("hash"));
              if (!broken[0]) {
                tail[0] = new Chain.Tail(link.seq(), hash);
                good[0]++;
              }
            }
          });
    } catch (StoreException | IllegalStateException e) {
      // Up to here it was good.
    }
    return good[0];
  }

  /** Something that is not under a seal of its own: the city's envelopes, which only their private key opens. */
  public <T> List<T> unsealed(String sql, Function<Row, T> mapper) {
    try {
      return queries.list(sql, mapper);
    } catch (StoreException e) {
      return List.of();
    }
  }

  private static void discard(Path copy) throws IOException {
    if (Files.isDirectory(copy)) {
      try (Stream<Path> entries = Files.list(copy)) {
        for (Path file : entries.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(copy);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      queries.close();
    } catch (SQLException e) {
      // A reader of a copy has nothing to lose.
    }
    discard(copy);
  }
}
