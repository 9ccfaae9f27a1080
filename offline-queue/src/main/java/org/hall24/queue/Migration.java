package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an older file forward: first a dated copy, on disk, then every statement and the new version in one transaction. A
 * kill at any point leaves the old file or the new one.
 */
final class Migration {

  private static final Logger LOG = LoggerFactory.getLogger(Migration.class);

  private Migration() {}

  /** Does nothing to a file of this release or of a newer minor one. */
  static void forward(StoreSettings settings, StoreFiles files, DeviceKeys keys, long highWater) throws IOException, SQLException {
    Connection connection = Connections.writing(files.database());
    Queries queries = new Queries(connection);
    long version = queries.list("PRAGMA user_version", row -> row.number("user_version")).getFirst();
    if (version >= Schema.VERSION) {
      queries.close();
      return;
    }
    Transaction tx =
        new Transaction(connection, settings, keys.journal(), Examination.tail(queries), highWater);
    try {
      Path copy = files.copyBefore(Schema.VERSION, settings.clock().instant());
      tx.update("VACUUM INTO ?", copy.toString());
      StoreFiles.ownerOnly(copy, "rw-------");
      StoreFiles.force(copy);
      StoreFiles.forceFolder(settings.folder());
      settings.points().reached("after dated copy");
      tx.execute("BEGIN IMMEDIATE");
      for (String statement : Schema.between(version, Schema.VERSION)) {
        settings.points().reached("migrate");
        tx.execute(statement);
      }
      tx.execute("PRAGMA user_version=" + Schema.VERSION);
      tx.append("migrated", "store", "{\"from\":" + version + ",\"to\":" + Schema.VERSION + "}");
      settings.points().reached("before migrated");
      tx.execute("COMMIT");
      settings.points().reached("after migrated");
      for (Path older : files.copiesBefore()) {
        if (!older.equals(copy)) {
          Files.delete(older);
        }
      }
      LOG.info("event=queue.migrated from={} to={}", version, Schema.VERSION);
    } finally {
      queries.close();
      tx.close();
    }
  }
}
