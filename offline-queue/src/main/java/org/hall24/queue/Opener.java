package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to open a store for writing: examine what is there, take it forward, set it aside when it is damaged, make a new
 * one when there was none. What is found is never deleted and never started over without a word.
 */
final class Opener {

  private static final Logger LOG = LoggerFactory.getLogger(Opener.class);
  /** After damage, this many numbers are left out: the witness may lag five seconds behind what was given. */
  private static final long NUMBERS_LEFT_OUT = 1000;

  private final StoreSettings settings;
  private final StoreFiles files;

  Opener(StoreSettings settings) {
    this.settings = settings;
    this.files = new StoreFiles(settings.folder());
  }

  Opening open() {
    try {
      files.prepare();
      Optional<ProcessLock> lock = ProcessLock.take(files.lock());
      if (lock.isEmpty()) {
        return new Opening.InUse(ProcessLock.holder(files.lock()));
      }
      boolean kept = false;
      try {
        Opening opening = onAFullDisk(open(lock.get()));
        kept = !(opening instanceof Opening.Unwritable);
        return opening;
      } finally {
        // Whatever went wrong: the next attempt must not find this one in its way.
        if (!kept) {
          lock.get().close();
        }
      }
    } catch (IOException e) {
      return unwritable("the state folder cannot be written: " + e.getClass().getSimpleName(), StoreException.of(e));
    }
  }

  /** That nothing could be opened is the disk's doing when not even SQLite's shared memory fits on it. */
  private Opening onAFullDisk(Opening opening) throws IOException {
    return opening instanceof Opening.Unwritable(StoreHealth.State how, String why) && how == StoreHealth.State.FAILED && full()
        ? new Opening.Unwritable(StoreHealth.State.STORAGE_FULL, "the disk is full: " + why)
        : opening;
  }

  private boolean full() throws IOException {
    return settings.disk().usable(settings.folder()) < StoreHealth.LEAST;
  }

  private Opening open(ProcessLock lock) throws IOException {
    if (full()) {
      // SQLite needs room even to look, and a kiosk that cannot open its store cannot deliver what would make room.
      new Reserve(files.reserve(), settings).giveUp();
    }
    Optional<Witness.Mark> witness = Witness.read(files.witness());
    boolean exists = Files.exists(files.database());
    DeviceKeys keys;
    try {
      keys = DeviceKeys.open(files.keys(), settings.secret(), !exists, settings.random());
    } catch (DeviceKeys.Unavailable e) {
      return new Opening.Unwritable(StoreHealth.State.FAILED, String.valueOf(e.getMessage()));
    }
    Attempt attempt = new Attempt(keys, lock, witness);
    try {
      return exists || files.damageMarked().isPresent() ? attempt.onWhatIsThere() : attempt.onNothing();
    } catch (SQLException e) {
      StoreException why = StoreException.of(e);
      return unwritable("the database cannot be opened: " + why.getMessage(), why);
    } catch (StoreException e) {
      return unwritable("the database cannot be written: " + e.getMessage(), e);
    }
  }

  private static Opening unwritable(String why, StoreException cause) {
    return new Opening.Unwritable(
        switch (cause.reason()) {
          case READ_ONLY -> StoreHealth.State.READ_ONLY;
          case FULL -> StoreHealth.State.STORAGE_FULL;
          default -> StoreHealth.State.FAILED;
        },
        why);
  }

  /** The attempt once keys and lock are at hand. */
  private final class Attempt {
    private final DeviceKeys keys;
    private final ProcessLock lock;
    private final Optional<Witness.Mark> witness;
    private final long highWater;

    Attempt(DeviceKeys keys, ProcessLock lock, Optional<Witness.Mark> witness) {
      this.keys = keys;
      this.lock = lock;
      this.witness = witness;
      this.highWater = witness.map(Witness.Mark::highWater).orElse(0L);
    }

    Opening onWhatIsThere() throws IOException, SQLException {
      Optional<String> marked = files.damageMarked();
      if (marked.isPresent()) {
        return replace("a run before found: " + marked.get());
      }
      return switch (Examination.of(files.database(), keys, witness)) {
        case Examination.Finding.Sound sound -> {
          if (witness.isEmpty()) {
            LOG.warn("event=queue.witness-missing");
            Witness.reset(files.witness(), new Witness.Mark(sound.tail().seq(), sound.tail().hash(), 0));
          }
          Migration.forward(settings, files, keys, highWater);
          Store store = start(Optional.empty());
          if (!sound.whole()) {
            store.checkBehind();
          }
          yield new Opening.Opened(store);
        }
        case Examination.Finding.Damage damage -> replace(damage.what());
        case Examination.Finding.Refused refused -> new Opening.Unwritable(StoreHealth.State.FAILED, refused.why());
      };
    }

    Opening onNothing() throws IOException, SQLException {
      // An event after the first was acknowledged once, or a log is left: there was a database here.
      if (witness.map(Witness.Mark::seq).orElse(0L) > 1 || Files.exists(files.log())) {
        return replace("the database file is missing");
      }
      Optional<String> aside = files.newestAside();
      if (aside.isPresent()) {
        // The power went between setting the old one aside and naming the new one.
        return createAfter(aside.get(), highWater, "the database was set aside");
      }
      create(Optional.empty(), 0);
      return new Opening.Opened(start(Optional.empty()));
    }

    private Opening replace(String what) throws IOException, SQLException {
      settings.points().reached("before set aside");
      String aside = files.setAside(settings.clock().instant(), witness.map(Witness.Mark::seq).orElse(0L));
      settings.points().reached("after set aside");
      return createAfter(aside, highWater == 0 ? 0 : highWater + NUMBERS_LEFT_OUT, what);
    }

    private Opening createAfter(String aside, long numbersFrom, String what) throws IOException, SQLException {
      LOG.error("event=queue.damaged folder={} what=\"{}\"", aside, what);
      create(Optional.of(aside), numbersFrom);
      Store store = start(Optional.of(what));
      return new Opening.Damaged(store, aside, files.namesIn(aside), what);
    }

    /** Makes a database under another name and gives it its own only when it is whole. */
    private void create(Optional<String> replaces, long numbersFrom) throws IOException, SQLException {
      files.dropUnfinished();
      Transaction tx =
          new Transaction(Connections.creating(files.unfinished()), settings, keys.journal(), Chain.Tail.EMPTY, numbersFrom);
      Chain.Tail tail;
      try {
        tx.execute("BEGIN IMMEDIATE");
        for (String statement : Schema.statements()) {
          tx.execute(statement);
        }
        tx.execute("PRAGMA user_version=" + Schema.VERSION);
        byte[] nonce = new byte[16];
        settings.random().nextBytes(nonce);
        StringBuilder body =
            new StringBuilder("{\"suite\":\"hmac-sha256\",\"nonce\":\"")
                .append(HexFormat.of().formatHex(nonce))
                .append('"');
        // A folder name of our own making: letters, digits and dashes.
        replaces.ifPresent(name -> body.append(",\"replaces\":\"").append(name).append('"'));
        tx.append("store-created", "store", body.append('}').toString());
        tx.put("meta", "k", Map.of("k", "high-water", "v", Long.toString(numbersFrom)));
        tx.execute("COMMIT");
        tail = tx.tail();
      } finally {
        tx.close();
      }
      StoreFiles.ownerOnly(files.unfinished(), "rw-------");
      settings.points().reached("before first witness");
      Witness.reset(files.witness(), new Witness.Mark(tail.seq(), tail.hash(), numbersFrom));
      settings.points().reached("before rename");
      files.finish();
      settings.points().reached("after rename");
    }

    private Store start(Optional<String> damage) throws IOException, SQLException {
      Connection connection = Connections.writing(files.database());
      Queries queries = new Queries(connection);
      Chain.Tail tail = Examination.tail(queries);
      long numbersFrom =
          Math.max(
              Witness.read(files.witness()).map(Witness.Mark::highWater).orElse(0L),
              queries.first("SELECT v FROM meta WHERE k='high-water'", row -> Long.parseLong(row.text("v"))).orElse(0L));
      Reserve reserve = new Reserve(files.reserve(), settings);
      Writer writer =
          new Writer(connection, settings, files, keys, reserve, tail, numbersFrom, Witness.open(files.witness(), settings.ticker()));
      Store store = new Store(settings, files, keys, lock, writer, reserve);
      if (settings.disk().usable(settings.folder()) > store.needed(0)) {
        reserve.begin();
      }
      try {
        store.commitNow(
            Urgency.REST,
            tx -> {
              tx.append("started", "store", "{\"schema\":" + Schema.VERSION + "}");
              Writer.prove(tx, "0".repeat(16));
              if (damage.isPresent()) {
                tx.append("damage-found", "store", "{\"events\":" + tail.seq() + "}");
              }
              return true;
            });
      } catch (StoreException e) {
        if (e.reason() != StoreException.Reason.FULL) {
          store.close();
          throw e;
        }
        // A kiosk that starts with a full disk must be able to deliver: that is what makes room.
        LOG.error("event=queue.started-on-a-full-disk");
      }
      return store;
    }
  }
}
