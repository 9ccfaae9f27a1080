package org.hall24.queue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a store without changing a byte of it, so that a damaged one keeps its evidence: the connection is read-only, and
 * its close leaves the log where it is.
 *
 * <p>SQLite alone cannot tell: after one flipped byte in the log it drops the frames behind it and {@code quick_check} says
 * ok. So the chain is walked, every sealed row is checked, and the end is compared with the witness.
 */
final class Examination {

  /** What was found. */
  sealed interface Finding {
    /**
     * What was looked at is as it was written.
     *
     * @param whole whether everything was looked at
     */
    record Sound(Chain.Tail tail, boolean whole) implements Finding {}

    /** It is not; the sentence names no value. */
    record Damage(String what) implements Finding {}

    /** It may be whole and is not ours to use. */
    record Refused(String why) implements Finding {}
  }

  private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final String EVENTS = "SELECT seq, at_ms, boot, mono_ns, kind, ref, body, hash FROM journal";

  /** 64 MiB. */
  private static final long WHOLE_CHECK_PAGES = 16_384;

  private Examination() {}

  /**
   * Examines a file that no connection of this process has open: a small one whole, a large one from its last signed
   * checkpoint on, because a resident waits for the first screen; the rest is checked behind it.
   */
  static Finding of(Path database, DeviceKeys keys, Optional<Witness.Mark> witness) throws IOException {
    byte[] head;
    // Before SQLite opens it: closing any descriptor of an open database would drop SQLite's locks.
    try (InputStream in = Files.newInputStream(database)) {
      head = in.readNBytes(100);
    }
    if (head.length == 0) {
      return new Finding.Damage("the database file is empty");
    }
    if (head.length < 100 || !Arrays.equals(HEADER, 0, 16, head, 0, 16) || head[18] != 2 || head[19] != 2) {
      return new Finding.Damage("the file's header is not that of a store");
    }
    Queries queries;
    try {
      Connection connection = Connections.reading(database);
      queries = new Queries(connection);
    } catch (SQLException e) {
      return finding(StoreException.of(e));
    }
    try {
      return of(queries, keys, witness);
    } catch (StoreException e) {
      return finding(e);
    } catch (IllegalStateException e) {
      return new Finding.Damage("a column holds nothing where something must be");
    } finally {
      close(queries);
    }
  }

  private static void close(Queries queries) {
    try {
      queries.close();
    } catch (SQLException e) {
      // A reader that cannot be closed has nothing to lose.
    }
  }

  private static Finding finding(StoreException e) {
    String code = String.valueOf(e.getMessage());
    boolean outside =
        List.of("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_NOMEM", "SQLITE_PERM", "SQLITE_AUTH").stream()
            .anyMatch(code::startsWith);
    return outside
        ? new Finding.Refused("the database cannot be read: " + code)
        : new Finding.Damage("SQLite says " + code);
  }

  private static Finding of(Queries queries, DeviceKeys keys, Optional<Witness.Mark> witness) {
    if (pragma(queries, "application_id") != Schema.APPLICATION_ID) {
      return new Finding.Damage("the file is not a store of this kiosk");
    }
    long version = pragma(queries, "user_version");
    if (version / 1000 > Schema.VERSION / 1000) {
      return new Finding.Refused("the file was written by a newer release (schema " + version + ")");
    }
    boolean whole = version < 1001 || pragma(queries, "page_count") <= WHOLE_CHECK_PAGES;
    // Only the integrity check compares indexes with their tables; on a large file it is a matter for the night.
    if (whole && !queries.list("PRAGMA integrity_check(1)", row -> row.text("integrity_check")).getFirst().equals("ok")) {
      return new Finding.Damage("SQLite's integrity_check does not say ok");
    }
    Set<String> schema = new HashSet<>(queries.list("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", row -> row.text("sql")));
    for (String statement : Schema.between(0, version)) {
      if (statement.startsWith("CREATE") && !schema.contains(statement.substring(0, statement.length() - 1))) {
        return new Finding.Damage("the schema is not the one that was written");
      }
    }
    if (Schema.between(version, Schema.VERSION).stream().anyMatch(later -> schema.contains(later.substring(0, later.length() - 1)))) {
      return new Finding.Damage("the schema's number is not the one that was written");
    }
    ChainCheck check =
        whole ? check(queries, keys.journal(), witness) : sinceCheckpoint(queries, keys, witness);
    return switch (check) {
      case ChainCheck.Broken broken -> new Finding.Damage(broken.what());
      case ChainCheck.Whole good -> new Finding.Sound(tail(queries), whole);
    };
  }

  private static long pragma(Queries queries, String name) {
    return queries.list("PRAGMA " + name, row -> row.number(name)).getFirst();
  }

  /** The last event as it is stored. */
  static Chain.Tail tail(Queries queries) {
    return queries
        .first("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", row -> new Chain.Tail(row.number("seq"), row.bytes("hash")))
        .orElse(Chain.Tail.EMPTY);
  }

  /** Chain, witness and row seals. The witness must have been read before the queries' snapshot began. */
  static ChainCheck check(Queries queries, byte[] key, Optional<Witness.Mark> witness) {
    Frames frames = new Frames(key);
    Walk walk = new Walk(frames, witness, points(queries), Chain.Tail.EMPTY);
    queries.each(EVENTS + " ORDER BY seq", walk::step);
    return walk.end().or(() -> brokenSignature(queries)).orElseGet(() -> brokenSeal(queries, frames).orElseGet(walk::whole));
  }

  /** The chain from the last point that this device signed. */
  private static ChainCheck sinceCheckpoint(Queries queries, DeviceKeys keys, Optional<Witness.Mark> witness) {
    Optional<Checkpoints.Point> last = Checkpoints.last(queries).filter(point -> point.holds(keys.signer().getPublicKey()));
    if (last.isEmpty()) {
      return check(queries, keys.journal(), witness);
    }
    Chain.Tail start = new Chain.Tail(last.get().seq(), last.get().hash());
    boolean there =
        queries
            .first("SELECT hash FROM journal WHERE seq = ?", row -> row.bytes("hash"), start.seq())
            .filter(hash -> Arrays.equals(hash, start.hash()))
            .isPresent();
    if (!there) {
      return new ChainCheck.Broken(start.seq(), "event " + start.seq() + " is not the one that was signed");
    }
    Walk walk = new Walk(new Frames(keys.journal()), witness, Map.of(), start);
    queries.each(EVENTS + " WHERE seq > ? ORDER BY seq", walk::step, start.seq());
    return walk.end().orElseGet(walk::whole);
  }

  private static Map<Long, byte[]> points(Queries queries) {
    Map<Long, byte[]> points = new HashMap<>();
    if (pragma(queries, "user_version") >= 1001) {
      Checkpoints.all(queries).forEach(point -> points.put(point.seq(), point.hash()));
    }
    return points;
  }

  private static Optional<ChainCheck> brokenSignature(Queries queries) {
    if (pragma(queries, "user_version") < 1001) {
      return Optional.empty();
    }
    for (Checkpoints.Point point : Checkpoints.all(queries)) {
      if (Checkpoints.publicKey(queries, point.signer()).filter(point::holds).isEmpty()) {
        return Optional.of(new ChainCheck.Broken(point.seq(), "the signature of event " + point.seq() + " does not hold"));
      }
    }
    return Optional.empty();
  }

  private static Optional<ChainCheck> brokenSeal(Queries queries, Frames frames) {
    List<String> tables =
        queries.list(
            "SELECT m.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type='table' AND c.name='seal'",
            row -> row.text("name"));
    for (String table : tables) {
      List<String> columns =
          queries.list("SELECT name FROM pragma_table_info(?) WHERE name<>'seal'", row -> row.text("name"), table);
      List<Boolean> broken = new ArrayList<>();
      queries.each(
          "SELECT * FROM " + table,
          row -> {
            Map<String, @Nullable Object> values = new HashMap<>();
            for (String column : columns) {
              values.put(column, row.stored(column).orElse(null));
            }
            if (!Arrays.equals(frames.seal(table, values), row.bytes("seal"))) {
              broken.add(true);
            }
          });
      if (!broken.isEmpty()) {
        return Optional.of(new ChainCheck.Broken(0, "a row of " + table + " is not the one that was written"));
      }
    }
    return Optional.empty();
  }

  /** One walk along the chain. */
  private static final class Walk {
    private final Frames frames;
    private final Optional<Witness.Mark> witness;
    private final Map<Long, byte[]> signed;
    private Chain.Tail tail;
    private Optional<ChainCheck> broken = Optional.empty();

    Walk(Frames frames, Optional<Witness.Mark> witness, Map<Long, byte[]> signed, Chain.Tail start) {
      this.frames = frames;
      this.witness = witness;
      this.signed = signed;
      this.tail = start;
    }

    void step(Row row) {
      if (broken.isPresent()) {
        return;
      }
      long seq = row.number("seq");
      if (seq != tail.seq() + 1) {
        broken = Optional.of(new ChainCheck.Broken(tail.seq() + 1, "event " + (tail.seq() + 1) + " is missing"));
        return;
      }
      byte[] hash =
          Chain.next(
              frames,
              tail.hash(),
              new Chain.Link(
                  seq, row.number("at_ms"), row.text("boot"), row.number("mono_ns"),
                  row.text("kind"), row.text("ref"), row.text("body")));
      if (!Arrays.equals(hash, row.bytes("hash"))) {
        broken = Optional.of(new ChainCheck.Broken(seq, "event " + seq + " is not the one that was written"));
        return;
      }
      boolean witnessed = witness.isPresent() && witness.get().seq() == seq;
      if (witnessed && !Arrays.equals(hash, witness.get().hash())) {
        broken = Optional.of(new ChainCheck.Broken(seq, "event " + seq + " is not the one the witness saw"));
        return;
      }
      byte[] point = signed.get(seq);
      if (point != null && !Arrays.equals(hash, point)) {
        broken = Optional.of(new ChainCheck.Broken(seq, "event " + seq + " is not the one that was signed"));
        return;
      }
      tail = new Chain.Tail(seq, hash);
    }

    Optional<ChainCheck> end() {
      if (broken.isEmpty() && witness.isPresent() && witness.get().seq() > tail.seq()) {
        return Optional.of(
            new ChainCheck.Broken(
                tail.seq() + 1,
                "the journal ends at event " + tail.seq() + " and the witness saw event " + witness.get().seq()));
      }
      if (broken.isEmpty() && tail.seq() == 0) {
        return Optional.of(new ChainCheck.Broken(1, "the journal is empty"));
      }
      return broken;
    }

    ChainCheck whole() {
      return new ChainCheck.Whole(tail.seq(), tail.hex());
    }
  }
}
