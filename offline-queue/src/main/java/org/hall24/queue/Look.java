package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * A read-only look at a state folder, beside a running kiosk or at a closed one. It takes no lock, changes nothing, and does
 * not set a damaged store aside.
 */
public sealed interface Look {

  /** It can be read; close it soon. */
  record Open(LookingReader reader) implements Look {}

  /** There is no store in this folder. */
  record Absent() implements Look {}

  /** It cannot be read as a store. */
  record Unreadable(String why) implements Look {}

  /** Its keys cannot be had: nothing can be said of it, and nothing is wrong with its bytes by that. */
  record Locked(String why) implements Look {}

  /** Opens a look at the store of a state folder. */
  static Look at(StoreSettings settings) {
    StoreFiles files = new StoreFiles(settings.folder());
    try {
      if (!Files.exists(files.database())) {
        return Witness.read(files.witness()).map(Witness.Mark::seq).orElse(0L) > 1
            ? new Unreadable("the database file is missing")
            : new Absent();
      }
      DeviceKeys keys = DeviceKeys.open(files.keys(), settings.secret(), false, settings.random());
      // A file of length 0 opens as an empty database: the question for our own table tells.
      Queries queries = new Queries(Connections.reading(files.database()));
      try {
        queries.count("SELECT count(*) AS n FROM meta");
      } catch (StoreException e) {
        queries.close();
        return new Unreadable("the database is damaged: " + e.getMessage());
      }
      return new Open(new LookingReader(files, keys, queries));
    } catch (DeviceKeys.Unavailable e) {
      return new Locked(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      String code = "the database cannot be read: " + StoreException.of(e).getMessage();
      // A look has nothing to give up: it says whose doing it is.
      return new Unreadable(Glance.at(settings).usable() < StoreHealth.LEAST ? "the disk is full: " + code : code);
    } catch (IOException e) {
      return new Unreadable("the state folder cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** The reader behind a look. */
  final class LookingReader implements StoreReader, AutoCloseable {
    private final StoreFiles files;
    private final DeviceKeys keys;
    private final Queries queries;

    private LookingReader(StoreFiles files, DeviceKeys keys, Queries queries) {
      this.files = files;
      this.keys = keys;
      this.queries = queries;
    }

    @Override
    public synchronized <T> T read(Function<Queries, T> reading) {
      try {
        return Snapshot.read(queries, reading);
      } catch (SQLException e) {
        throw StoreException.of(e);
      }
    }

    @Override
    public ChainCheck verify() {
      return Snapshot.verify(files, keys);
    }

    @Override
    public synchronized void close() {
      try {
        queries.close();
      } catch (SQLException e) {
        throw StoreException.of(e);
      }
    }
  }
}
