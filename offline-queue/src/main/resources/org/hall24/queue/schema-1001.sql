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

-- Counts that nobody has to count. Kept by triggers, so that the release before keeps them too.
CREATE TABLE tally(
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tally_outbox_in AFTER INSERT ON outbox
BEGIN UPDATE tally SET value = value + 1 WHERE name = CASE NEW.state WHEN 0 THEN 'pending' ELSE 'dead' END; END;

CREATE TRIGGER tally_outbox_out AFTER DELETE ON outbox
BEGIN UPDATE tally SET value = value - 1 WHERE name = CASE OLD.state WHEN 0 THEN 'pending' ELSE 'dead' END; END;

CREATE TRIGGER tally_outbox_moved AFTER UPDATE OF state ON outbox WHEN OLD.state <> NEW.state
BEGIN UPDATE tally SET value = value + CASE WHEN (name = 'pending') = (NEW.state = 0) THEN 1 ELSE -1 END WHERE name IN ('pending', 'dead'); END;

CREATE TRIGGER tally_delivered AFTER INSERT ON delivered
BEGIN UPDATE tally SET value = value + 1 WHERE name = 'delivered'; END;

CREATE TRIGGER tally_discarded AFTER INSERT ON discarded
BEGIN UPDATE tally SET value = value + 1 WHERE name = 'discarded'; END;

INSERT INTO tally(name, value) SELECT 'pending', count(*) FROM outbox WHERE state = 0;

INSERT INTO tally(name, value) SELECT 'dead', count(*) FROM outbox WHERE state = 2;

INSERT INTO tally(name, value) SELECT 'delivered', count(*) FROM delivered;

INSERT INTO tally(name, value) SELECT 'discarded', count(*) FROM discarded;
