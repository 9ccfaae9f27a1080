package org.hall24.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One unit's hand on the database. Valid only while the unit runs, on the writer thread. */
public final class Transaction extends Queries {

  private final Clock clock;
  private final Ticker ticker;
  private final String boot;
  private final Frames frames;
  private final WritePoints points;
  private Chain.Tail tail;
  private long highWater;
  private boolean changed;
  private final List<Runnable> afterCommit = new ArrayList<>();

  Transaction(
      Connection connection, StoreSettings settings, byte[] key, Chain.Tail tail, long highWater) {
    super(connection);
    this.clock = settings.clock();
    this.ticker = settings.ticker();
    this.boot = settings.boot();
    this.points = settings.points();
    this.frames = new Frames(key);
    this.tail = tail;
    this.highWater = highWater;
  }

  /** The wall clock in milliseconds since 1970, as the journal stamps it. */
  public long now() {
    return clock.millis();
  }

  /**
   * Adds one event to the chain.
   *
   * @param kind what happened, a stable lower-case name
   * @param ref what it happened to: a key, a cell, an intent; never a person
   * @param body JSON of references and digests; never personal data, because the chain outlives a lawful erasure
   * @return the event's number
   */
  public long append(String kind, String ref, String body) {
    Chain.Link link = new Chain.Link(tail.seq() + 1, now(), boot, ticker.nanos(), kind, ref, body);
    byte[] hash = Chain.next(frames, tail.hash(), link);
    points.reached("journal " + kind);
    update(
        "INSERT INTO journal(seq, at_ms, boot, mono_ns, kind, ref, body, hash) VALUES (?,?,?,?,?,?,?,?)",
        link.seq(), link.atMs(), boot, link.monoNs(), kind, ref, body, hash);
    tail = new Chain.Tail(link.seq(), hash);
    return link.seq();
  }

  /**
   * Writes one row of a view, replacing the one with the same primary key, under a seal that covers every column.
   *
   * @param key the primary key's column, or columns with commas
   * @param row all columns of the table except {@code seal}
   */
  public void put(String table, String key, Map<String, ? extends @Nullable Object> row) {
    Map<String, @Nullable Object> ordered = new TreeMap<>(row);
    String columns = String.join(",", ordered.keySet());
    String marks = ordered.keySet().stream().map(c -> "?").collect(Collectors.joining(","));
    @Nullable Object[] values = new @Nullable Object[ordered.size() + 1];
    int i = 0;
    for (Object value : ordered.values()) {
      values[i++] = value;
    }
    values[i] = frames.seal(table, ordered);
    points.reached("view " + table);
    // Not INSERT OR REPLACE: that would also delete another row whose number or reference this one repeats.
    String changes = ordered.keySet().stream().map(c -> c + "=excluded." + c).collect(Collectors.joining(","));
    update(
        "INSERT INTO " + table + "(" + columns + ",seal) VALUES (" + marks + ",?)"
            + " ON CONFLICT(" + key + ") DO UPDATE SET " + changes + ",seal=excluded.seal",
        values);
  }

  /**
   * Runs one INSERT, UPDATE or DELETE.
   *
   * @return how many rows it touched
   */
  public int update(String sql, @Nullable Object... values) {
    try {
      int rows = bound(sql, values).executeUpdate();
      changed |= rows > 0;
      return rows;
    } catch (SQLException e) {
      forget(sql);
      throw StoreException.of(e);
    }
  }

  /**
   * Remembers, also outside the file, a number that must not be given twice even when this file is lost.
   *
   * @param value larger than every one before, or it changes nothing
   */
  public void highWater(long value) {
    highWater = Math.max(highWater, value);
  }

  /** The largest number given to {@link #highWater(long)} so far. */
  public long highWater() {
    return highWater;
  }

  /** Has something short done on the writer thread once this unit is on disk; forgotten if the unit does not happen. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  /** Whether any row was touched since this was last asked. */
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** What a unit that does not happen must leave as it was. */
  record Mark(Chain.Tail tail, long highWater, int actions) {
    Mark withoutActions() {
      return new Mark(tail, highWater, 0);
    }
  }

  Mark mark() {
    return new Mark(tail, highWater, afterCommit.size());
  }

  void restore(Mark mark) {
    tail = mark.tail;
    highWater = mark.highWater;
    afterCommit.subList(mark.actions, afterCommit.size()).clear();
  }

  /** The end of the chain as this transaction has it. */
  Chain.Tail tail() {
    return tail;
  }

  List<Runnable> takeActions() {
    List<Runnable> actions = List.copyOf(afterCommit);
    afterCommit.clear();
    return actions;
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }
}
