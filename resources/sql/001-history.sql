-- SPDX-FileCopyrightText: 2026 The Lineside authors
-- SPDX-License-Identifier: Apache-2.0
-- Statements are separated by an empty line. Times are milliseconds since 1970 in UTC. A text that UTF-8 or a C string cannot
-- hold (half of a surrogate pair, a NUL) is a BLOB of UTF-16LE, hence ANY.

PRAGMA application_id = 1282306916;

CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  name ANY NOT NULL UNIQUE -- of a model or a path
) STRICT;

CREATE TABLE targets (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE, -- SHA-256 of json
  json TEXT NOT NULL,
  model INTEGER NOT NULL REFERENCES names (id), -- as requested
  path INTEGER NOT NULL REFERENCES names (id)
) STRICT;

CREATE TABLE conversations (
  id INTEGER PRIMARY KEY,
  pinned INTEGER NOT NULL,
  archived INTEGER NOT NULL,
  title_by_user INTEGER NOT NULL,
  created_at INTEGER,
  updated_at INTEGER,
  removed_at INTEGER, -- hidden since then; gone for good a day later
  leaf INTEGER,
  target INTEGER REFERENCES targets (id),
  title ANY NOT NULL,
  tags TEXT NOT NULL, -- a JSON list
  parameters TEXT NOT NULL, -- a JSON object
  system_prompt ANY NOT NULL,
  draft ANY NOT NULL
) STRICT;

-- Holds all that the list shows, so that the list reads nothing else.
CREATE INDEX conversations_listed ON conversations (archived, pinned DESC, updated_at DESC, id DESC, title, tags) WHERE removed_at IS NULL;

-- Titles that no message's words lead to.
CREATE INDEX conversations_renamed ON conversations (id DESC, title) WHERE title_by_user = 1 AND removed_at IS NULL;

CREATE INDEX conversations_removed ON conversations (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  parent INTEGER, -- not checked: what it names may be lost, and is then no reason to lose this
  role INTEGER NOT NULL,
  state INTEGER NOT NULL,
  created_at INTEGER,
  target INTEGER REFERENCES targets (id),
  model INTEGER REFERENCES names (id), -- as the answer named it
  finish_reason INTEGER,
  deltas INTEGER NOT NULL,
  text ANY NOT NULL, -- without what is still in chunks
  reasoning ANY NOT NULL,
  details TEXT NOT NULL -- a JSON object of what few messages have
) STRICT;

CREATE INDEX messages_of ON messages (conversation, id);

-- What a growing reply gained, until it ends and is written as a whole.
CREATE TABLE chunks (
  message INTEGER NOT NULL REFERENCES messages (id),
  number INTEGER NOT NULL,
  deltas INTEGER NOT NULL, -- in all
  text ANY NOT NULL,
  reasoning ANY NOT NULL,
  PRIMARY KEY (message, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE blobs (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE, -- SHA-256 of data
  data BLOB NOT NULL
) STRICT;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  message INTEGER REFERENCES messages (id), -- NULL: of the draft
  position INTEGER NOT NULL,
  blob INTEGER NOT NULL REFERENCES blobs (id),
  name ANY NOT NULL,
  media_type ANY NOT NULL
) STRICT;

CREATE INDEX attachments_of ON attachments (conversation, message, position);

CREATE INDEX attachments_with ON attachments (blob);

-- Outlives its message: what is forgotten was paid for all the same.
CREATE TABLE usage (
  message INTEGER PRIMARY KEY,
  at INTEGER,
  counts INTEGER NOT NULL, -- 1 for a reply that ended and was more than a failure at the door
  model INTEGER NOT NULL REFERENCES names (id),
  path INTEGER NOT NULL REFERENCES names (id),
  input INTEGER,
  cached INTEGER,
  cache_write INTEGER,
  output INTEGER,
  reasoning INTEGER,
  total INTEGER
) STRICT;

CREATE INDEX usage_at ON usage (at);

-- Messages that the search index does not hold yet.
CREATE TABLE to_index (
  message INTEGER PRIMARY KEY
) STRICT;

-- The search index is cut into tables search_<id>, each for the messages from `first` on, so that the newest are asked first.
CREATE TABLE search_parts (
  id INTEGER PRIMARY KEY,
  first INTEGER NOT NULL UNIQUE,
  last INTEGER NOT NULL,
  earliest INTEGER NOT NULL, -- of the times of its messages
  latest INTEGER NOT NULL,
  messages INTEGER NOT NULL
) STRICT;
