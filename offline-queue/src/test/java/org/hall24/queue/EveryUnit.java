package org.hall24.queue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.OutboxEntry;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.OutgoingEvent;
import org.hall24.queue.outbox.Shredder;

/** One unit of every kind that a night has, each with what must have happened before it; for disks that fail in the middle. */
enum EveryUnit {
  FILING {
    @Override
    void act(Bench bench, String name) {
      kept(bench.outbox().accept(Bench.filing(name)));
    }
  },
  FILING_WITH_PAPERS {
    @Override
    void act(Bench bench, String name) {
      try (Draft draft = bench.outbox().draft()) {
        draft.attach("form.pdf", "application/pdf", new ByteArrayInputStream(new byte[2000]));
        draft.attach("scan.png", "image/png", new ByteArrayInputStream(new byte[300_000]));
        kept(bench.outbox().accept(Bench.filing(name), draft));
      } catch (IOException e) {
        throw StoreException.of(e);
      }
    }
  },
  CUSTODY {
    @Override
    void prepare(Bench bench, String name) {
      bench.accept(name);
    }

    @Override
    void act(Bench bench, String name) {
      String key = row(bench, name).key();
      bench.store().commitNow(
          Urgency.CUSTODY,
          tx -> {
            Custody.pass(tx, key, "cell", Optional.of("07"), EventBody.of("intent", "i-1"));
            return bench.outbox().event(
                tx, new OutgoingEvent(OutgoingEvent.Kind.CUSTODY, Optional.of(key), bench.clock().instant(), Map.of("to", "cell")));
          });
    }
  },
  RATING {
    @Override
    void act(Bench bench, String name) {
      event(bench, OutgoingEvent.Kind.RATING);
    }
  },
  /** Queued, or with little room only counted. */
  TELEMETRY {
    @Override
    void act(Bench bench, String name) {
      event(bench, OutgoingEvent.Kind.TELEMETRY);
    }
  },
  SENDING {
    @Override
    void prepare(Bench bench, String name) {
      bench.accept(name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).sending(row(bench, name));
    }
  },
  DELIVERED {
    @Override
    void prepare(Bench bench, String name) {
      FILING_WITH_PAPERS.act(bench, name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).delivered(row(bench, name), Optional.of("BE-1"));
    }
  },
  FAILED {
    @Override
    void prepare(Bench bench, String name) {
      bench.accept(name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).failed(row(bench, name), "busy", OptionalInt.of(503), 2000, true, Dispatch.Fate.ABSENT);
    }
  },
  SHELVED {
    @Override
    void prepare(Bench bench, String name) {
      bench.accept(name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).shelve(row(bench, name), "refused");
    }
  },
  REPLAYED {
    @Override
    void prepare(Bench bench, String name) {
      SHELVED.prepare(bench, name);
      SHELVED.act(bench, name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).replay(row(bench, name).key());
    }
  },
  DISCARDED {
    @Override
    void prepare(Bench bench, String name) {
      SHELVED.prepare(bench, name);
      SHELVED.act(bench, name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).discard(row(bench, name).key(), List.of("staff-1", "staff-2"), "test");
    }
  },
  CLOCK_SET {
    @Override
    void prepare(Bench bench, String name) {
      bench.accept(name);
    }

    @Override
    void act(Bench bench, String name) {
      dispatch(bench).shift(90_000, "wall-clock-set");
    }
  },
  ALARM {
    @Override
    void act(Bench bench, String name) {
      dispatch(bench).alarm("undelivered-24h", true, EventBody.empty());
    }
  },
  BACKEND_STATE {
    @Override
    void act(Bench bench, String name) {
      dispatch(bench).backendState("offline:link-down");
    }
  },
  /** The only deed of several units: each is whole, and the next night goes on. */
  SHREDDED {
    @Override
    void prepare(Bench bench, String name) {
      bench.accept(name);
      dispatch(bench).delivered(row(bench, name), Optional.empty());
      if (bench.clock() instanceof LeapClock clock) {
        clock.pass(Duration.ofHours(80));
      }
    }

    @Override
    void act(Bench bench, String name) {
      new Shredder(bench.store(), (CaseSealer) bench.sealer()).run(true);
    }
  };

  /** What must have happened; with room and a sound disk. */
  void prepare(Bench bench, String name) {}

  /**
   * Does it.
   *
   * @throws StoreException when it did not happen
   */
  abstract void act(Bench bench, String name);

  private static Dispatch dispatch(Bench bench) {
    return new Dispatch(bench.store(), bench.sealer());
  }

  private static OutboxRow row(Bench bench, String ref) {
    String key = bench.store().read(q -> q.first("SELECT key FROM filings WHERE ref = ?", r -> r.text("key"), ref)).orElseThrow();
    OutboxShelf shelf = new OutboxShelf(bench.store());
    return Stream.of(false, true)
        .flatMap(dead -> shelf.items(dead, 10_000).stream())
        .map(OutboxEntry::row)
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static void event(Bench bench, OutgoingEvent.Kind kind) {
    bench.store().commitNow(
        Urgency.REST, tx -> bench.outbox().event(tx, new OutgoingEvent(kind, Optional.empty(), bench.clock().instant(), Map.of("n", 1))));
  }

  private static void kept(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.NotAccepted(StoreException.Reason reason)) {
      throw new StoreException(reason, "not accepted");
    }
  }

  /** Everything that the file says, as a digest: a refused unit leaves it as it was. */
  static String everything(Store store) {
    return store.read(
        q -> {
          SHA256Digest digest = new SHA256Digest();
          for (String table : q.list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", r -> r.text("name"))) {
            List<String> columns = q.list("SELECT name FROM pragma_table_info(?)", r -> r.text("name"), table);
            String all = String.join(" || '|' || ", columns.stream().map(c -> "quote(" + c + ")").toList());
            q.each(
                "SELECT " + all + " AS line FROM " + table + " ORDER BY 1",
                r -> {
                  byte[] line = (table + r.text("line")).getBytes(StandardCharsets.UTF_8);
                  digest.update(line, 0, line.length);
                });
          }
          byte[] sum = new byte[digest.getDigestSize()];
          digest.doFinal(sum, 0);
          return HexFormat.of().formatHex(sum);
        });
  }
}
