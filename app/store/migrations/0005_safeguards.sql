-- Format 5: agreements and consents that expire, dates by which things go, withdrawals as tombstones, and the log
-- of what was replaced in texts. A study knows whether what it deleted for good may still have left traces.

ALTER TABLE project ADD COLUMN traces_left BOOLEAN NOT NULL DEFAULT 0;

ALTER TABLE perspective ADD COLUMN needs_own BOOLEAN NOT NULL DEFAULT 0;

ALTER TABLE perspective ADD COLUMN needs_permission BOOLEAN NOT NULL DEFAULT 0;

ALTER TABLE participant ADD COLUMN stopped_on TEXT NOT NULL DEFAULT '';

ALTER TABLE consent ADD COLUMN expires_on TEXT NOT NULL DEFAULT '';

ALTER TABLE agreement ADD COLUMN given BOOLEAN NOT NULL DEFAULT 1;

ALTER TABLE agreement ADD COLUMN expires_on TEXT NOT NULL DEFAULT '';

ALTER TABLE agreement ADD COLUMN withdrawn_on TEXT NOT NULL DEFAULT '';

ALTER TABLE agreement ADD COLUMN note TEXT NOT NULL DEFAULT '';

ALTER TABLE export ADD COLUMN published_on TEXT NOT NULL DEFAULT '';

CREATE TABLE retention_date (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    due_on TEXT NOT NULL,
    note TEXT NOT NULL,
    done_on TEXT NOT NULL,
    done_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE withdrawal (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    participant_id INTEGER,
    decided_on TEXT NOT NULL,
    made_by TEXT NOT NULL,
    published BOOLEAN NOT NULL,
    counts TEXT NOT NULL,
    key_waits TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL
);

CREATE INDEX ix_withdrawal_participant_id ON withdrawal (participant_id);

CREATE TABLE replacement (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    guid BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(version_id) REFERENCES text_version (id) ON DELETE CASCADE
);

CREATE INDEX ix_replacement_version_id ON replacement (version_id);
