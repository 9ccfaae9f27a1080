package org.hall24.queue;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Function;

/** One consistent look: all statements of a reading see the same commit. */
final class Snapshot {

  private Snapshot() {}

  static <T> T read(Queries queries, Function<Queries, T> reading) throws SQLException {
    execute(queries, "BEGIN");
    try {
      return reading.apply(queries);
    } finally {
      execute(queries, "ROLLBACK");
    }
  }

  private static void execute(Queries queries, String sql) throws SQLException {
    try (Statement statement = queries.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Walks everything on a connection of its own: it takes long, and the store's two readers are for short looks. */
  static ChainCheck verify(StoreFiles files, DeviceKeys keys) {
    try {
      // First the witness, then the journal: the journal may only have grown in between.
      Optional<Witness.Mark> witness = Witness.read(files.witness());
      Queries own = new Queries(Connections.reading(files.database()));
      try {
        return read(own, queries -> Examination.check(queries, keys.journal(), witness));
      } finally {
        own.close();
      }
    } catch (SQLException e) {
      return new ChainCheck.Broken(0, "SQLite says " + StoreException.of(e).getMessage());
    } catch (IOException e) {
      return new ChainCheck.Broken(0, "the witness cannot be read");
    } catch (StoreException e) {
      return new ChainCheck.Broken(0, "SQLite says " + e.getMessage());
    }
  }
}
