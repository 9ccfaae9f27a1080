package org.hall24.queue.sandbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The sandbox's own SQLite file, or memory. One connection, one transaction at a time. */
final class Database implements AutoCloseable {

  private static final List<String> SCHEMA =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS filing(
            key TEXT PRIMARY KEY, kiosk TEXT NOT NULL, digest TEXT NOT NULL, body BLOB NOT NULL, answer TEXT NOT NULL,
            ref TEXT NOT NULL, received TEXT NOT NULL, state TEXT NOT NULL, puts INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS event(
            key TEXT PRIMARY KEY, kiosk TEXT NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL, case_key TEXT,
            at TEXT NOT NULL, body TEXT NOT NULL, received TEXT NOT NULL, seen INTEGER NOT NULL) STRICT
          """,
          // What the city did because of a key. A second row for one key would be the accident that keys prevent.
          "CREATE TABLE IF NOT EXISTS effect(id INTEGER PRIMARY KEY, key TEXT NOT NULL, at TEXT NOT NULL) STRICT",
          """
          CREATE TABLE IF NOT EXISTS upload(
            id TEXT PRIMARY KEY, key TEXT NOT NULL, n INTEGER NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
            at INTEGER NOT NULL, whole INTEGER NOT NULL, UNIQUE(key, n)) STRICT
          """,
          // What a clerk decided; the last word holds.
          """
          CREATE TABLE IF NOT EXISTS decision(
            key TEXT PRIMARY KEY, result TEXT NOT NULL, reason TEXT NOT NULL, documents TEXT NOT NULL, at TEXT NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS one_time_code(
            id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, kiosk TEXT NOT NULL, person TEXT NOT NULL, purpose TEXT NOT NULL,
            phone TEXT NOT NULL, code TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, left INTEGER NOT NULL,
            used INTEGER NOT NULL) STRICT
          """,
          """
          CREATE TABLE IF NOT EXISTS part(
            upload TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(upload, at)) STRICT
          """);

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  static Database open(Optional<Path> file) {
    try {
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(3000);
      String where = file.map(path -> path.toAbsolutePath().toString()).orElse(":memory:");
      Connection connection = config.createConnection("jdbc:sqlite:" + where);
      Database database = new Database(connection);
      database.execute("PRAGMA journal_mode=WAL");
      database.execute("PRAGMA synchronous=FULL");
      SCHEMA.forEach(database::execute);
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException("the sandbox's database cannot be opened", e);
    }
  }

  /** Runs the work in one transaction: what it wrote is on disk when this returns, or none of it. */
  synchronized <T> T transaction(Supplier<T> work) {
    execute("BEGIN IMMEDIATE");
    boolean done = false;
    try {
      T result = work.get();
      execute("COMMIT");
      done = true;
      return result;
    } finally {
      if (!done) {
        execute("ROLLBACK");
      }
    }
  }

  synchronized void run(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = bound(sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the sandbox's database refused a statement", e);
    }
  }

  /** All rows, each a map of its columns. */
  synchronized List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = bound(sql, values);
        ResultSet set = statement.executeQuery()) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      int columns = set.getMetaData().getColumnCount();
      while (set.next()) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns; i++) {
          row.put(set.getMetaData().getColumnLabel(i), set.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("the sandbox's database refused a question", e);
    }
  }

  Optional<Map<String, @Nullable Object>> row(String sql, @Nullable Object... values) {
    return rows(sql, values).stream().findFirst();
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the sandbox's database refused " + sql.lines().findFirst().orElse(""), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the sandbox's database cannot be closed", e);
    }
  }
}
