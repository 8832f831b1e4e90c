-- State of a store. Times are UTC as ISO 8601 with "Z", so they sort as text.
CREATE TABLE IF NOT EXISTS runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  ended TEXT,
  code INTEGER,
  report TEXT
);
CREATE TABLE IF NOT EXISTS segments (
  name TEXT PRIMARY KEY,
  run INTEGER NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0
);
-- Every exchange in the archive. An article's version is a row with `version` set.
CREATE TABLE IF NOT EXISTS captures (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  source TEXT NOT NULL,
  key TEXT,
  url TEXT NOT NULL,
  at TEXT NOT NULL,
  purpose TEXT NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  kind TEXT NOT NULL,
  digest TEXT NOT NULL,
  segment TEXT NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  version INTEGER,
  text_hash TEXT,
  noindex INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS captures_digest ON captures (digest);
CREATE INDEX IF NOT EXISTS captures_url ON captures (url) WHERE kind = 'response';
CREATE INDEX IF NOT EXISTS captures_key ON captures (key) WHERE version IS NOT NULL;
CREATE INDEX IF NOT EXISTS captures_segment ON captures (segment, offset);
-- Every address of an article that was ever seen; `day` is the earliest that a list dated it.
CREATE TABLE IF NOT EXISTS addresses (
  key TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending',
  due TEXT,
  outcome TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  modified TEXT,
  text_hash TEXT,
  checked TEXT,
  twin_of TEXT,
  hint_feed TEXT,
  hint_sitemap TEXT,
  hint_listing TEXT,
  day TEXT
);
CREATE INDEX IF NOT EXISTS addresses_due ON addresses (source, state, due, key, day)
  WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS addresses_text ON addresses (text_hash) WHERE text_hash IS NOT NULL;
-- Sketches of article texts, to link reprints.
CREATE TABLE IF NOT EXISTS sketches (
  hash INTEGER NOT NULL,
  key TEXT NOT NULL,
  PRIMARY KEY (hash, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sketches_key ON sketches (key);
-- Feeds, sitemaps and listings: what to ask conditionally, and what they said last time.
CREATE TABLE IF NOT EXISTS lists (
  url TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  purpose TEXT NOT NULL,
  etag TEXT,
  modified TEXT,
  digest TEXT,
  at TEXT NOT NULL,
  oldest_first INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS hosts (
  origin TEXT PRIMARY KEY,
  robots TEXT,
  robots_at TEXT,
  not_before TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  missing TEXT,
  missing_at TEXT,
  trouble TEXT
);
-- How often a changed hint (a feed's title, a sitemap's date) was followed by a changed article.
CREATE TABLE IF NOT EXISTS hints (
  source TEXT NOT NULL,
  via TEXT NOT NULL,
  raised INTEGER NOT NULL DEFAULT 0,
  true INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source, via)
);
CREATE TABLE IF NOT EXISTS yields (
  run INTEGER NOT NULL,
  source TEXT NOT NULL,
  pages INTEGER NOT NULL,
  title INTEGER NOT NULL,
  date INTEGER NOT NULL,
  body INTEGER NOT NULL,
  PRIMARY KEY (run, source)
);
