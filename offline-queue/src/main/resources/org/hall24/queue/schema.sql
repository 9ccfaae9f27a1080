-- Schema 1.0 (user_version 1000). One statement per semicolon at the end of a line.
-- A column `seal` is a keyed digest over the other columns of its row.

CREATE TABLE meta(
  k TEXT PRIMARY KEY,
  v TEXT NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The single source: append only, hash-chained, without personal data.
CREATE TABLE journal(
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  boot TEXT NOT NULL,
  mono_ns INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE INDEX journal_ref ON journal(ref, seq);

CREATE TRIGGER journal_keeps BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'the journal is append only'); END;

-- View: the four axes of each cell.
CREATE TABLE cells(
  cell TEXT PRIMARY KEY,
  custody TEXT NOT NULL,
  operation TEXT NOT NULL,
  door TEXT NOT NULL,
  service TEXT NOT NULL,
  item TEXT,
  body TEXT NOT NULL,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- View: who held an item, in order; the last row is who holds it now.
CREATE TABLE custody(
  item TEXT NOT NULL,
  n INTEGER NOT NULL,
  holder TEXT NOT NULL,
  place TEXT,
  at_ms INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY(item, n)
) STRICT, WITHOUT ROWID;

-- View: intents to move a door, and what became of them.
CREATE TABLE openings(
  intent TEXT PRIMARY KEY,
  cell TEXT NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX openings_state ON openings(state, intent);

-- View: receipts by their id.
CREATE TABLE receipts(
  receipt TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  body TEXT NOT NULL,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- View: accepted filings, without what they say.
CREATE TABLE filings(
  key TEXT PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  acceptance_no TEXT NOT NULL UNIQUE,
  service TEXT NOT NULL,
  accepted_ms INTEGER NOT NULL,
  backend_ref TEXT,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter(
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What must arrive. state: 0 waiting, 2 dead. head: 1 for the first of its lane.
-- sent: 1 once the first byte may have left, so that a restart asks by key before it repeats.
CREATE TABLE outbox(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL,
  kind TEXT NOT NULL,
  case_key TEXT,
  created_ms INTEGER NOT NULL,
  head INTEGER NOT NULL CHECK(head IN (0, 1)),
  state INTEGER NOT NULL CHECK(state IN (0, 2)),
  sent INTEGER NOT NULL CHECK(sent IN (0, 1)),
  next_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  first_fail INTEGER,
  refused INTEGER,
  outcome TEXT,
  seal BLOB NOT NULL
) STRICT;

-- The only index a claim can use. A second one over the same rows would be taken by the planner and be slow.
CREATE INDEX outbox_due ON outbox(next_at, id) WHERE state = 0 AND head = 1;

CREATE INDEX outbox_lane ON outbox(lane, id);

CREATE TABLE payload(
  key TEXT PRIMARY KEY,
  sealed BLOB NOT NULL,
  seal BLOB NOT NULL
) STRICT;

-- What has arrived: small, kept long, so that nothing is sent twice and "where is my filing" has an answer.
CREATE TABLE delivered(
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  backend_ref TEXT,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The last tries of each item, for the technician.
CREATE TABLE attempt(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  http INTEGER,
  wait_ms INTEGER
) STRICT;

CREATE INDEX attempt_key ON attempt(key, id);
