-- Deskbell's memory: the tables of version 1. The component embeds this file
-- and runs it once, in one transaction, on an empty database; a later version
-- adds a step of its own (component/store/schema.c) and leaves this one alone.
-- Ids and numbers are the mind's, times are UTC milliseconds ("wall"), enums
-- are those of component/desk/types.h.

PRAGMA application_id = 1147499371; -- 'Desk'
PRAGMA user_version = 1;

-- The program itself: exactly one row.
CREATE TABLE desk (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)), -- 1 after a kill
  last_wall INTEGER NOT NULL CHECK (last_wall >= 0)   -- when last heard of
) STRICT;
INSERT INTO desk (one, is_open, last_wall) VALUES (1, 0, 0);

-- The desk account's roster, as last seen.
CREATE TABLE member (
  jid TEXT PRIMARY KEY NOT NULL CHECK (jid <> ''), -- bare
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE member_group (
  jid TEXT NOT NULL REFERENCES member ON DELETE CASCADE,
  place INTEGER NOT NULL CHECK (place >= 0),
  name TEXT NOT NULL,
  PRIMARY KEY (jid, place)
) STRICT, WITHOUT ROWID;

-- Who answered in a channel until then: no visitor there for a while.
CREATE TABLE dismissal (
  jid TEXT NOT NULL CHECK (jid <> ''),
  channel TEXT NOT NULL,
  wall INTEGER NOT NULL,
  PRIMARY KEY (jid, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE visitor (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  -- Neither is unique: whom the mind forgot, the idlest of very many, may come
  -- again and is somebody new. The later row is the one that counts.
  jid TEXT NOT NULL CHECK (jid <> ''),
  address TEXT NOT NULL CHECK (address <> ''), -- "anna-7f3k", for life
  name TEXT NOT NULL,
  wall INTEGER NOT NULL
) STRICT;

CREATE TABLE chat (
  id INTEGER PRIMARY KEY CHECK (id > 0), -- N in commands, never used again
  visitor INTEGER NOT NULL REFERENCES visitor DEFERRABLE INITIALLY DEFERRED,
  channel TEXT NOT NULL CHECK (channel <> ''),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 8),
  agent TEXT NOT NULL,
  is_returned INTEGER NOT NULL CHECK (is_returned IN (0, 1)),
  opened INTEGER NOT NULL,
  waits_since INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  last_word INTEGER NOT NULL CHECK (last_word BETWEEN 0 AND 3),
  first_number INTEGER NOT NULL CHECK (first_number >= 0),
  handed_agent INTEGER NOT NULL CHECK (handed_agent >= 0),
  handed_visitor INTEGER NOT NULL CHECK (handed_visitor >= 0)
) STRICT;

-- A conversation is a visitor and a channel, over all their chats.
CREATE INDEX chat_talk ON chat (visitor, channel);

-- Rows are appended, and one small index finds a chat's lines: measured, a
-- burst is written twice as fast as into a table sorted by chat and number.
-- `body` is last, so that whoever does not want it does not read it.
CREATE TABLE line (
  id INTEGER PRIMARY KEY,
  chat INTEGER NOT NULL REFERENCES chat DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number > 0), -- of the conversation
  side INTEGER NOT NULL CHECK (side BETWEEN 1 AND 3),
  replaces INTEGER NOT NULL CHECK (replaces >= 0), -- a number, or 0
  digest INTEGER NOT NULL,
  wall INTEGER NOT NULL,
  sender TEXT NOT NULL, -- bare JID
  nick TEXT NOT NULL,
  said TEXT NOT NULL, -- the sender's own id, or ''
  lang TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (chat, number)
) STRICT;
