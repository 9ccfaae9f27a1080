package org.hall24.queue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** Opens connections with every promise set and read back, because a pragma that is not understood is not an error. */
final class Connections {

  static {
    SqliteLibrary.prefer();
  }

  private Connections() {}

  /** A database in memory: to ask the library about itself. */
  static Connection memory() throws SQLException {
    return config().createConnection("jdbc:sqlite::memory:");
  }

  /** The one that writes. Never creates: a vanished file must not come back as a happy empty one. */
  static Connection writing(Path file) throws SQLException {
    SQLiteConfig config = config();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return prepare(open(config, file), true);
  }

  /** One that only looks; its close neither checkpoints nor removes the log. */
  static Connection reading(Path file) throws SQLException {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return prepare(open(config, file), false);
  }

  /** A new file, for the moment before it gets its name. */
  static Connection creating(Path file) throws SQLException {
    Connection connection = open(config(), file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size=4096");
      statement.execute("PRAGMA application_id=" + Schema.APPLICATION_ID);
    }
    return prepare(connection, true);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    // Through the config: a busy timeout set by pragma is overwritten by the driver.
    config.setBusyTimeout(3000);
    return config;
  }

  private static Connection open(SQLiteConfig config, Path file) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static Connection prepare(Connection connection, boolean writes) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (writes) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA wal_autocheckpoint=1000");
        statement.execute("PRAGMA journal_size_limit=16777216");
        statement.execute("PRAGMA secure_delete=ON");
      }
      for (String pragma :
          List.of(
              "synchronous=FULL", "foreign_keys=ON", "cell_size_check=ON", "trusted_schema=OFF", "temp_store=MEMORY",
              "mmap_size=0", "cache_size=-8192")) {
        statement.execute("PRAGMA " + pragma);
      }
      expect(statement, "synchronous", "2");
      expect(statement, "foreign_keys", "1");
      expect(statement, "trusted_schema", "0");
      expect(statement, "mmap_size", "0");
      if (writes) {
        expect(statement, "journal_mode", "wal");
        expect(statement, "secure_delete", "1");
        try (var answer = statement.executeQuery("SELECT sqlite_version()")) {
          answer.next();
          assertNewEnough(answer.getString(1));
        }
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void expect(Statement statement, String pragma, String wanted) throws SQLException {
    try (var answer = statement.executeQuery("PRAGMA " + pragma)) {
      String got = answer.next() ? String.valueOf(answer.getString(1)).toLowerCase(Locale.ROOT) : "nothing";
      if (!got.equals(wanted)) {
        throw new IllegalStateException("PRAGMA " + pragma + " is " + got + " and must be " + wanted);
      }
    }
  }

  /** 3.51.3 mends the WAL-reset bug (sqlite.org, "Write-Ahead Logging"): older libraries can lose committed frames. */
  private static void assertNewEnough(String version) {
    int[] floor = {3, 51, 3};
    String[] parts = version.split("\\.", -1);
    for (int i = 0; i < floor.length; i++) {
      int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
      if (part != floor[i]) {
        if (part < floor[i]) {
          throw new IllegalStateException("SQLite " + version + " is older than 3.51.3");
        }
        return;
      }
    }
  }
}
