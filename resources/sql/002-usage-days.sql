-- SPDX-FileCopyrightText: 2026 The Lineside authors
-- SPDX-License-Identifier: Apache-2.0

-- Sums of the usage of days that are over, so that a look over years reads few rows. Which days were summed changes with what is written, and with
-- the time zone: a sum counts for exactly the span of time that it was made of.
CREATE TABLE usage_days (
  starts INTEGER NOT NULL,
  ends INTEGER NOT NULL, -- the first moment after it
  model INTEGER NOT NULL REFERENCES names (id),
  path INTEGER NOT NULL REFERENCES names (id),
  replies INTEGER NOT NULL,
  not_reported INTEGER NOT NULL, -- of these replies
  input INTEGER,
  cached INTEGER,
  cache_write INTEGER,
  output INTEGER,
  reasoning INTEGER,
  total INTEGER,
  PRIMARY KEY (starts, model, path)
) STRICT, WITHOUT ROWID;
