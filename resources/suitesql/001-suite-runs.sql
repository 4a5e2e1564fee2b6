-- SPDX-FileCopyrightText: 2026 The Lineside authors
-- SPDX-License-Identifier: Apache-2.0
-- Statements are separated by an empty line. Times are milliseconds since 1970 in UTC. A text that UTF-8 or a C string cannot
-- hold (half of a surrogate pair, a NUL) is a BLOB of UTF-16LE, hence ANY.

PRAGMA application_id = 1282306931;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never given twice, also not after the run was forgotten
  suite ANY NOT NULL,
  name ANY NOT NULL,
  started_at INTEGER NOT NULL,
  elapsed_ms REAL NOT NULL,
  cancelled INTEGER NOT NULL
) STRICT;

CREATE INDEX runs_of ON runs (suite, started_at DESC, id DESC);

CREATE TABLE cases (
  run INTEGER NOT NULL REFERENCES runs (id),
  position INTEGER NOT NULL,
  name ANY NOT NULL,
  verdict TEXT NOT NULL, -- passed, failed, unclear, not-asked
  answers INTEGER NOT NULL,
  passed INTEGER NOT NULL,
  cause ANY NOT NULL,
  failure ANY NOT NULL,
  first_token_ms REAL,
  total_ms REAL,
  tokens_per_second REAL,
  cost INTEGER, -- trillionths of the currency's unit
  currency TEXT,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
