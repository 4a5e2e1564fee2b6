-- SPDX-FileCopyrightText: 2026 The Lineside authors
-- SPDX-License-Identifier: Apache-2.0
PRAGMA application_id=1282306916;
PRAGMA user_version=2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  name ANY NOT NULL UNIQUE -- of a model or a path
) STRICT;
INSERT INTO names VALUES(1,'direct · Gemini (work)');
INSERT INTO names VALUES(2,'gemini-2.5-pro');
INSERT INTO names VALUES(3,'route chat · Demo gateway');
INSERT INTO names VALUES(4,'gpt-4o');
INSERT INTO names VALUES(5,'gpt-4o-2024');
CREATE TABLE targets (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE, -- SHA-256 of json
  json TEXT NOT NULL,
  model INTEGER NOT NULL REFERENCES names (id), -- as requested
  path INTEGER NOT NULL REFERENCES names (id)
) STRICT;
INSERT INTO targets VALUES(1,X'7b5b26baffa3dba91e3485535ba26a4a30917af478a88986cda40e7346a50d2a','{"format":1,"kind":"direct","model":"gemini-2.5-pro","provider":{"baseUrl":"https://generativelanguage.googleapis.com/v1beta/openai","connection":{"idleLimitMs":7000},"extraHeaders":[{"name":"x-team","value":"blue"}],"id":"work","key":"keychain:work","keyHeader":"Authorization","keyPrefix":"Bearer ","kind":"gemini","model":"gemini-2.5-flash","name":"Gemini (work)"}}',2,1);
INSERT INTO targets VALUES(2,X'02c5ac7df5baae5616b43f5e58c7ca0f293c480874359c87c7f18d24e4e9ebbe','{"format":1,"gateway":{"adminKey":"env:ADMIN_KEY","adminUrl":"http://127.0.0.1:9180/apisix/admin","consumerHeader":"apikey","dataUrl":"http://127.0.0.1:9080","id":"demo","name":"Demo gateway"},"isDemo":true,"kind":"route","model":"","modifiedIndex":42,"route":{"aiProxy":{"authHeader":[{"name":"Authorization","value":"Bearer {keychain:work}"}],"model":"gpt-4o","options":{"max_tokens":12},"provider":"openai","timeoutMs":30000},"gateway":"demo","id":"chat","plugins":{"limit-count":{"count":2}},"uris":["/chat"]}}',4,3);
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
INSERT INTO conversations VALUES(912345678901234567,1,0,1,1790000000000,1790000060000,NULL,77,1,'Größe der Datenbank 数据库','["arbeit","日本"]','{"extra":{"response_format":"{\"type\":\"json_object\"}"},"seed":9007199254740993,"temperature":0.7}','Answer briefly.','what I was about to ask');
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
INSERT INTO messages VALUES(912345678901234570,912345678901234567,NULL,1,2,1790000001000,NULL,NULL,NULL,0,replace('a question\nin two lines','\n',char(10)),'','{}');
INSERT INTO messages VALUES(912345678901234571,912345678901234567,912345678901234570,2,2,1790000002000,2,5,1,17,'a reply 数据','first I thought','{"error":{"details":"429","hint":"Wait.","kind":"rateLimited","message":"Too many requests.","status":429},"facts":{"complete":true,"head":{"headers":[["Content-Type","text/event-stream"],["X-RateLimit-Remaining","3"],["x-request-id","r1"]],"reason":"OK","status":200,"version":"1.1"},"streamed":true,"times":{"firstByte":2,"firstToken":3,"lastToken":4,"requestSent":1,"total":5}},"finishReasonRaw":"MAX_TOKENS","parameters":{"maxTokens":100,"reasoningEffort":"low","temperature":0.1,"topP":0.95},"refusal":"and refused","toolCallId":"call_0","toolCalls":[["call_1","weather","{\"city\":\"Köl"]]}');
INSERT INTO messages VALUES(912345678901234572,912345678901234567,912345678901234570,2,1,1790000002000,2,5,1,17,'','','{"error":{"details":"429","hint":"Wait.","kind":"rateLimited","message":"Too many requests.","status":429},"facts":{"complete":true,"head":{"headers":[["Content-Type","text/event-stream"],["X-RateLimit-Remaining","3"],["x-request-id","r1"]],"reason":"OK","status":200,"version":"1.1"},"streamed":true,"times":{"firstByte":2,"firstToken":3,"lastToken":4,"requestSent":1,"total":5}},"finishReasonRaw":"MAX_TOKENS","parameters":{"maxTokens":100,"reasoningEffort":"low","temperature":0.1,"topP":0.95},"refusal":"and refused","toolCallId":"call_0","toolCalls":[["call_1","weather","{\"city\":\"Köl"]]}');
CREATE TABLE chunks (
  message INTEGER NOT NULL REFERENCES messages (id),
  number INTEGER NOT NULL,
  deltas INTEGER NOT NULL, -- in all
  text ANY NOT NULL,
  reasoning ANY NOT NULL,
  PRIMARY KEY (message, number)
) STRICT, WITHOUT ROWID;
INSERT INTO chunks VALUES(912345678901234572,0,17,'broken off in the middle','first I thought');
CREATE TABLE blobs (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE, -- SHA-256 of data
  data BLOB NOT NULL
) STRICT;
INSERT INTO blobs VALUES(1,X'09824c6bec844d272dd1a01cd876409dfaf7b650d0ec2fc2e88a1e6a8596f762',X'89504e470001');
INSERT INTO blobs VALUES(2,X'2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',X'68656c6c6f');
CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations (id),
  message INTEGER REFERENCES messages (id), -- NULL: of the draft
  position INTEGER NOT NULL,
  blob INTEGER NOT NULL REFERENCES blobs (id),
  name ANY NOT NULL,
  media_type ANY NOT NULL
) STRICT;
INSERT INTO attachments VALUES(1,912345678901234567,NULL,0,1,'a.png','image/png');
INSERT INTO attachments VALUES(2,912345678901234567,912345678901234570,0,2,'a.txt','text/plain');
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
INSERT INTO usage VALUES(912345678901234571,1790000002000,1,5,3,10,2,3,40,5,50);
INSERT INTO usage VALUES(912345678901234572,1790000002000,0,5,3,10,2,3,40,5,50);
CREATE TABLE to_index (
  message INTEGER PRIMARY KEY
) STRICT;
INSERT INTO to_index VALUES(912345678901234570);
INSERT INTO to_index VALUES(912345678901234571);
INSERT INTO to_index VALUES(912345678901234572);
CREATE TABLE search_parts (
  id INTEGER PRIMARY KEY,
  first INTEGER NOT NULL UNIQUE,
  last INTEGER NOT NULL,
  earliest INTEGER NOT NULL, -- of the times of its messages
  latest INTEGER NOT NULL,
  messages INTEGER NOT NULL
) STRICT;
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
INSERT INTO usage_days VALUES(1789948800000,1790035200000,5,3,1,0,10,2,3,40,5,50);
CREATE INDEX conversations_listed ON conversations (archived, pinned DESC, updated_at DESC, id DESC, title, tags) WHERE removed_at IS NULL;
CREATE INDEX conversations_renamed ON conversations (id DESC, title) WHERE title_by_user = 1 AND removed_at IS NULL;
CREATE INDEX conversations_removed ON conversations (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX messages_of ON messages (conversation, id);
CREATE INDEX attachments_of ON attachments (conversation, message, position);
CREATE INDEX attachments_with ON attachments (blob);
CREATE INDEX usage_at ON usage (at);
COMMIT;
