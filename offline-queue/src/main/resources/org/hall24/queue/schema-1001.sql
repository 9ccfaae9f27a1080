-- Schema 1.1 (user_version 1001): adds to 1.0 and changes nothing of it, so that the release before can read and write the file.

-- The chain, signed now and then: an unkeyed reader can check what a keyed writer wrote, up to here.
CREATE TABLE checkpoint(
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL,
  signer TEXT NOT NULL
) STRICT;

-- One key per case (or per event without a case), wrapped by the key of an epoch. The small table that is shredded.
-- destroy_after: set when nothing of the case waits any more; null: it must stay readable.
CREATE TABLE casekey(
  owner TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  destroy_after INTEGER,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX casekey_epoch ON casekey(epoch);

CREATE INDEX casekey_due ON casekey(destroy_after) WHERE destroy_after IS NOT NULL;

-- Epochs: their keys lie in slots outside this file. state: 0 lives, 1 destroyed.
CREATE TABLE epoch(
  epoch INTEGER PRIMARY KEY,
  created_ms INTEGER NOT NULL,
  suite INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK(state IN (0, 1)),
  recovery BLOB,
  seal BLOB NOT NULL
) STRICT;

-- What goes with a filing. sealed bytes lie in `file` within the folder of attachments, or, when small, in payload under
-- the key "<case>/<n>". confirmed: how many bytes the backend has durably.
CREATE TABLE attachment(
  case_key TEXT NOT NULL,
  n INTEGER NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL,
  file TEXT,
  upload_url TEXT,
  confirmed INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK(state IN (0, 1)),
  seal BLOB NOT NULL,
  PRIMARY KEY(case_key, n)
) STRICT, WITHOUT ROWID;

-- The dead-letter shelf: why an item of outbox state 2 is there, and since when.
CREATE TABLE shelf(
  key TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  since_ms INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Items that two people decided not to deliver.
CREATE TABLE discarded(
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  reason TEXT NOT NULL,
  seq INTEGER NOT NULL,
  seal BLOB NOT NULL
) STRICT, WITHOUT ROWID;
