-- SPDX-License-Identifier: Apache-2.0
-- The tables of a store. What each column means stands in column_doc.tsv, which is loaded into the table column_doc.
--
-- <table>_id is a content hash, equal over runs and machines; it is what people write down and what exports carry. <table>_row is an
-- integer for joins inside this file. <thing>_index counts from 0 inside the article (or claim, finding) it belongs to.
-- clean_* offsets are bytes into article_text.clean, raw_* offsets bytes into the record as it was scraped; both are half open.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  run_row      INTEGER PRIMARY KEY,
  version      TEXT NOT NULL,
  analysis_key TEXT NOT NULL,
  rules_hash   TEXT NOT NULL,
  options      TEXT NOT NULL,
  started_utc  TEXT NOT NULL,
  finished_utc TEXT,
  records      INTEGER NOT NULL DEFAULT 0 CHECK (records >= 0),
  ok           INTEGER NOT NULL DEFAULT 0 CHECK (ok >= 0),
  unchanged    INTEGER NOT NULL DEFAULT 0 CHECK (unchanged >= 0),
  refused      INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  failed       INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0)
) STRICT;

-- Where things came from --------------------------------------------------------------------------------------------------

CREATE TABLE article (
  article_row      INTEGER PRIMARY KEY,
  article_id       TEXT NOT NULL UNIQUE CHECK (article_id GLOB 'd-*'),
  content_hash     TEXT NOT NULL UNIQUE,
  analysis_key     TEXT NOT NULL,
  state            TEXT NOT NULL CHECK (state IN ('ok', 'not_analysed')),
  title            TEXT,
  source           TEXT,
  source_method    TEXT,
  url              TEXT,
  language         TEXT,
  agency           TEXT,
  charset          TEXT,
  charset_method   TEXT,
  published        TEXT,
  published_method TEXT,
  modified         TEXT,
  clean_bytes      INTEGER NOT NULL CHECK (clean_bytes >= 0),
  shingles         BLOB NOT NULL
) STRICT;

-- Rows here appear in the order of ingestion; `first` by (root, path, record_number) carries the article, the others are duplicates.
CREATE TABLE file (
  file_row         INTEGER PRIMARY KEY,
  root             TEXT NOT NULL,
  path             TEXT NOT NULL,
  record_number    INTEGER NOT NULL CHECK (record_number >= 0),
  system_path      BLOB NOT NULL,
  container        TEXT NOT NULL,                              -- names of include/crosstell/read.h; a new format needs no migration
  byte_offset      INTEGER NOT NULL CHECK (byte_offset >= 0),
  byte_length      INTEGER NOT NULL CHECK (byte_length >= 0),
  line             INTEGER NOT NULL CHECK (line >= 0),
  state            TEXT NOT NULL CHECK (state IN ('ok', 'duplicate', 'not_analysed', 'skipped', 'refused', 'failed')),
  error_code       TEXT,
  error_detail     TEXT,
  content_hash     TEXT,
  analysis_key     TEXT NOT NULL,
  article_row      INTEGER REFERENCES article (article_row),
  source           TEXT,
  source_method    TEXT,
  url              TEXT,
  published        TEXT,
  published_method TEXT,
  UNIQUE (root, path, record_number),
  CHECK (article_row IS NOT NULL OR state NOT IN ('ok', 'duplicate'))
) STRICT;
CREATE INDEX file_by_article ON file (article_row);
CREATE INDEX file_by_state ON file (state);

CREATE TABLE diagnostic (
  file_row         INTEGER NOT NULL REFERENCES file (file_row) ON DELETE CASCADE,
  diagnostic_index INTEGER NOT NULL,
  stage            TEXT NOT NULL,
  code             TEXT NOT NULL,
  detail           TEXT NOT NULL,
  occurrences      INTEGER NOT NULL CHECK (occurrences > 0),
  PRIMARY KEY (file_row, diagnostic_index)
) STRICT, WITHOUT ROWID;

-- The text of an article ----------------------------------------------------------------------------------------------------

CREATE TABLE article_text (
  article_row INTEGER PRIMARY KEY REFERENCES article (article_row) ON DELETE CASCADE,
  raw_bytes   INTEGER NOT NULL CHECK (raw_bytes >= 0),
  raw_deflate BLOB,
  clean       TEXT NOT NULL,
  offset_map  BLOB NOT NULL
) STRICT;

CREATE TABLE article_author (
  article_row  INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  author_index INTEGER NOT NULL,
  name         TEXT NOT NULL,
  PRIMARY KEY (article_row, author_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  article_row INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  block_index INTEGER NOT NULL,
  zone        TEXT NOT NULL,
  rule        TEXT NOT NULL,
  level       INTEGER NOT NULL,
  repeat_of   INTEGER,
  clean_begin INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end   INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  raw_begin   INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end     INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  PRIMARY KEY (article_row, block_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  sentence_row   INTEGER PRIMARY KEY,
  article_row    INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  sentence_index INTEGER NOT NULL,
  block_index    INTEGER NOT NULL,
  text           TEXT NOT NULL,
  clean_begin    INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end      INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  raw_begin      INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end        INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  UNIQUE (article_row, sentence_index)
) STRICT;

-- Filled and emptied by the same function that writes sentence rows.
CREATE VIRTUAL TABLE sentence_fts USING fts5 (
  text, content = 'sentence', content_rowid = 'sentence_row', tokenize = 'unicode61 remove_diacritics 2'
);

-- Who and what is spoken of -------------------------------------------------------------------------------------------------

-- One thing of the corpus: the entities of several articles merged, with the evidence for it in entity_merge.
CREATE TABLE entity (
  entity_row INTEGER PRIMARY KEY,
  entity_id  TEXT NOT NULL UNIQUE CHECK (entity_id GLOB 'e-*'),
  type       TEXT NOT NULL,
  key        TEXT NOT NULL,
  name       TEXT NOT NULL
) STRICT;

CREATE TABLE entity_merge (
  entity_row  INTEGER NOT NULL REFERENCES entity (entity_row) ON DELETE CASCADE,
  merge_index INTEGER NOT NULL,
  rule        TEXT NOT NULL,
  score       REAL NOT NULL,
  evidence    TEXT NOT NULL,
  PRIMARY KEY (entity_row, merge_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_member (
  entity_row   INTEGER NOT NULL REFERENCES entity (entity_row) ON DELETE CASCADE,
  article_id   TEXT NOT NULL,
  entity_index INTEGER NOT NULL,
  member_key   TEXT NOT NULL,
  PRIMARY KEY (entity_row, article_id, entity_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_name (
  entity_row INTEGER NOT NULL REFERENCES entity (entity_row) ON DELETE CASCADE,
  name       TEXT NOT NULL,
  mentions   INTEGER NOT NULL,
  articles   INTEGER NOT NULL,
  PRIMARY KEY (entity_row, name)
) STRICT, WITHOUT ROWID;

-- One thing of one article. entity_row is empty until cross-reference has run.
CREATE TABLE article_entity (
  article_row       INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  entity_index      INTEGER NOT NULL,
  entity_row        INTEGER REFERENCES entity (entity_row) ON DELETE SET NULL,
  type              TEXT NOT NULL,
  name              TEXT NOT NULL,
  key               TEXT NOT NULL,
  event_class       TEXT,
  role              TEXT,
  affiliation_index INTEGER,
  confidence        REAL NOT NULL,
  PRIMARY KEY (article_row, entity_index)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entity_by_entity ON article_entity (entity_row) WHERE entity_row IS NOT NULL;

CREATE TABLE article_entity_alias (
  article_row  INTEGER NOT NULL,
  entity_index INTEGER NOT NULL,
  alias_index  INTEGER NOT NULL,
  alias        TEXT NOT NULL,
  PRIMARY KEY (article_row, entity_index, alias_index),
  FOREIGN KEY (article_row, entity_index) REFERENCES article_entity (article_row, entity_index) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
  article_row    INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  mention_index  INTEGER NOT NULL,
  sentence_index INTEGER NOT NULL,
  entity_index   INTEGER,
  type           TEXT NOT NULL,
  form           TEXT NOT NULL,
  rule           TEXT NOT NULL,
  link_rule      TEXT,
  text           TEXT NOT NULL,
  confidence     REAL NOT NULL,
  clean_begin    INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end      INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  raw_begin      INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end        INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  PRIMARY KEY (article_row, mention_index)
) STRICT, WITHOUT ROWID;

-- A number as written: an interval of exact decimals. *_text is the exact decimal; the same amount is mantissa * 10^exp10.
-- value_num is a floating point middle for sorting and plotting; never compare it for equality.
CREATE TABLE figure (
  article_row        INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  figure_index       INTEGER NOT NULL,
  sentence_index     INTEGER NOT NULL,
  kind               TEXT NOT NULL,
  surface            TEXT NOT NULL,
  low_text           TEXT,
  low_mantissa       INTEGER,
  low_exp10          INTEGER,
  low_inclusive      INTEGER NOT NULL CHECK (low_inclusive IN (0, 1)),
  high_text          TEXT,
  high_mantissa      INTEGER,
  high_exp10         INTEGER,
  high_inclusive     INTEGER NOT NULL CHECK (high_inclusive IN (0, 1)),
  point_text         TEXT,
  value_num          REAL,
  approximator       TEXT NOT NULL,
  unit               TEXT,
  currency           TEXT,
  per                TEXT,
  per_count          TEXT,
  counted            TEXT,
  basis              TEXT,
  date_low           TEXT,
  date_high          TEXT,
  date_precision     TEXT,
  date_relation      TEXT,
  date_alternatives  TEXT,
  date_relative      INTEGER NOT NULL CHECK (date_relative IN (0, 1)),
  fiscal             INTEGER NOT NULL CHECK (fiscal IN (0, 1)),
  has_magnitude_word INTEGER NOT NULL CHECK (has_magnitude_word IN (0, 1)),
  is_share           INTEGER NOT NULL CHECK (is_share IN (0, 1)),
  is_change          INTEGER NOT NULL CHECK (is_change IN (0, 1)),
  written_exp10      INTEGER NOT NULL,
  change_direction   INTEGER NOT NULL CHECK (change_direction IN (-1, 0, 1)),
  clean_begin        INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end          INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  raw_begin          INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end            INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  PRIMARY KEY (article_row, figure_index)
) STRICT, WITHOUT ROWID;

-- What is said --------------------------------------------------------------------------------------------------------------

CREATE TABLE quotation (
  article_row     INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  quotation_index INTEGER NOT NULL,
  sentence_index  INTEGER NOT NULL,
  kind            TEXT NOT NULL,
  text            TEXT NOT NULL,
  speaker_index   INTEGER,
  speaker_text    TEXT,
  cue             TEXT,
  cue_class       TEXT NOT NULL,
  sieve           TEXT NOT NULL,
  scare           INTEGER NOT NULL CHECK (scare IN (0, 1)),
  clean_begin     INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end       INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  raw_begin       INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end         INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  PRIMARY KEY (article_row, quotation_index)
) STRICT, WITHOUT ROWID;

-- One proposition of one sentence. *_index columns lead to rows of the same article.
CREATE TABLE claim (
  claim_row           INTEGER PRIMARY KEY,
  claim_id            TEXT NOT NULL UNIQUE CHECK (claim_id GLOB 'c-*'),
  article_row         INTEGER NOT NULL REFERENCES article (article_row) ON DELETE CASCADE,
  claim_index         INTEGER NOT NULL,
  sentence_index      INTEGER NOT NULL,
  zone                TEXT NOT NULL,
  kind                TEXT NOT NULL,
  attribute           TEXT NOT NULL,
  subject_index       INTEGER,
  subject_text        TEXT NOT NULL,
  subject_link        TEXT,
  value_kind          TEXT NOT NULL,
  value_text          TEXT NOT NULL,
  value_figure_index  INTEGER,
  value_entity_index  INTEGER,
  direction           TEXT,
  comparand_index     INTEGER,
  comparand_text      TEXT,
  measure             TEXT,
  polarity            TEXT NOT NULL CHECK (polarity IN ('positive', 'negative')),
  modality            TEXT NOT NULL,
  modality_cue        TEXT,
  attribution         TEXT NOT NULL,
  speaker_index       INTEGER,
  speaker_text        TEXT,
  cue                 TEXT,
  cue_class           TEXT NOT NULL,
  quotation_index     INTEGER,
  time_basis          TEXT NOT NULL,
  time_low            TEXT,
  time_high           TEXT,
  tense               INTEGER NOT NULL CHECK (tense IN (-1, 0, 1)),
  is_repeat           INTEGER NOT NULL CHECK (is_repeat IN (0, 1)),
  check_worthiness    REAL NOT NULL,
  confidence          REAL NOT NULL,
  clean_begin         INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end           INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  raw_begin           INTEGER NOT NULL CHECK (raw_begin >= 0),
  raw_end             INTEGER NOT NULL CHECK (raw_end >= raw_begin),
  subject_clean_begin INTEGER NOT NULL,
  subject_clean_end   INTEGER NOT NULL CHECK (subject_clean_end >= subject_clean_begin),
  subject_raw_begin   INTEGER NOT NULL,
  subject_raw_end     INTEGER NOT NULL CHECK (subject_raw_end >= subject_raw_begin),
  value_clean_begin   INTEGER NOT NULL,
  value_clean_end     INTEGER NOT NULL CHECK (value_clean_end >= value_clean_begin),
  value_raw_begin     INTEGER NOT NULL,
  value_raw_end       INTEGER NOT NULL CHECK (value_raw_end >= value_raw_begin),
  UNIQUE (article_row, claim_index)
) STRICT;
CREATE INDEX claim_by_attribute ON claim (attribute);

CREATE TABLE claim_argument (
  claim_row      INTEGER NOT NULL REFERENCES claim (claim_row) ON DELETE CASCADE,
  argument_index INTEGER NOT NULL,
  role           TEXT NOT NULL,
  text           TEXT NOT NULL,
  entity_index   INTEGER,
  figure_index   INTEGER,
  is_key         INTEGER NOT NULL CHECK (is_key IN (0, 1)),
  clean_begin    INTEGER NOT NULL CHECK (clean_begin >= 0),
  clean_end      INTEGER NOT NULL CHECK (clean_end >= clean_begin),
  PRIMARY KEY (claim_row, argument_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_member (
  claim_row    INTEGER NOT NULL REFERENCES claim (claim_row) ON DELETE CASCADE,
  member_index INTEGER NOT NULL,
  member       TEXT NOT NULL,
  PRIMARY KEY (claim_row, member_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_scope (
  claim_row   INTEGER NOT NULL REFERENCES claim (claim_row) ON DELETE CASCADE,
  scope_index INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  value       TEXT NOT NULL,
  PRIMARY KEY (claim_row, scope_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_feature (
  claim_row     INTEGER NOT NULL REFERENCES claim (claim_row) ON DELETE CASCADE,
  score         TEXT NOT NULL CHECK (score IN ('check_worthiness', 'confidence')),
  feature_index INTEGER NOT NULL,
  name          TEXT NOT NULL,
  factor        REAL NOT NULL,
  PRIMARY KEY (claim_row, score, feature_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_rule (
  claim_row  INTEGER NOT NULL REFERENCES claim (claim_row) ON DELETE CASCADE,
  rule_index INTEGER NOT NULL,
  rule_id    TEXT NOT NULL,
  PRIMARY KEY (claim_row, rule_index)
) STRICT, WITHOUT ROWID;

-- What cross-reference found. Evidence names claims by their ids, which stay when an article is analysed again. -------------

CREATE TABLE story (
  story_row INTEGER PRIMARY KEY,
  story_id  TEXT NOT NULL UNIQUE CHECK (story_id GLOB 's-*'),
  label     TEXT NOT NULL
) STRICT;

CREATE TABLE story_evidence (
  story_row      INTEGER NOT NULL REFERENCES story (story_row) ON DELETE CASCADE,
  evidence_index INTEGER NOT NULL,
  evidence       TEXT NOT NULL,
  PRIMARY KEY (story_row, evidence_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_story (
  article_id TEXT NOT NULL,
  story_row  INTEGER NOT NULL REFERENCES story (story_row) ON DELETE CASCADE,
  PRIMARY KEY (article_id, story_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_story_by_story ON article_story (story_row);

-- Articles that speak with one voice: near copies, agency copies, revisions.
CREATE TABLE family (
  family_row INTEGER PRIMARY KEY,
  family_id  TEXT NOT NULL UNIQUE,
  reason     TEXT NOT NULL,
  similarity REAL NOT NULL
) STRICT;

CREATE TABLE article_family (
  article_id TEXT PRIMARY KEY,
  family_row INTEGER NOT NULL REFERENCES family (family_row) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX article_family_by_family ON article_family (family_row);

CREATE TABLE finding (
  finding_row  INTEGER PRIMARY KEY,
  finding_id   TEXT NOT NULL UNIQUE CHECK (finding_id GLOB 'f-*'),
  section      TEXT NOT NULL,
  kind         TEXT NOT NULL,
  subject_id   TEXT,
  subject      TEXT NOT NULL,
  attribute    TEXT NOT NULL,
  scope        TEXT NOT NULL,
  reason       TEXT NOT NULL,
  score        REAL NOT NULL,
  severity     REAL NOT NULL,
  confidence   REAL NOT NULL,
  independence REAL NOT NULL
) STRICT;
CREATE INDEX finding_by_section ON finding (section, score);

CREATE TABLE finding_variant (
  finding_row   INTEGER NOT NULL REFERENCES finding (finding_row) ON DELETE CASCADE,
  variant_index INTEGER NOT NULL,
  value         TEXT NOT NULL,
  voices        INTEGER NOT NULL CHECK (voices >= 0),
  articles      INTEGER NOT NULL CHECK (articles >= 0),
  PRIMARY KEY (finding_row, variant_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_evidence (
  finding_row    INTEGER NOT NULL REFERENCES finding (finding_row) ON DELETE CASCADE,
  variant_index  INTEGER NOT NULL,
  evidence_index INTEGER NOT NULL,
  claim_id       TEXT NOT NULL,
  article_id     TEXT NOT NULL,
  PRIMARY KEY (finding_row, variant_index, evidence_index)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_evidence_by_claim ON finding_evidence (claim_id);

CREATE TABLE finding_guard (
  finding_row INTEGER NOT NULL REFERENCES finding (finding_row) ON DELETE CASCADE,
  guard_index INTEGER NOT NULL,
  guard       TEXT NOT NULL,
  PRIMARY KEY (finding_row, guard_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_feature (
  finding_row   INTEGER NOT NULL REFERENCES finding (finding_row) ON DELETE CASCADE,
  feature_index INTEGER NOT NULL,
  name          TEXT NOT NULL,
  factor        REAL NOT NULL,
  PRIMARY KEY (finding_row, feature_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison (
  claim_a  TEXT NOT NULL,
  claim_b  TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('agree', 'compatible', 'differ')),
  guard    TEXT NOT NULL,
  PRIMARY KEY (claim_a, claim_b),
  CHECK (claim_a <> claim_b)
) STRICT, WITHOUT ROWID;

CREATE TABLE id_alias (
  old_id TEXT PRIMARY KEY,
  new_id TEXT NOT NULL,
  CHECK (old_id <> new_id)
) STRICT, WITHOUT ROWID;

-- Verdicts of people, append-only.
CREATE TABLE review_event (
  event_id    TEXT PRIMARY KEY,
  target      TEXT NOT NULL,
  values_hash TEXT NOT NULL,
  label       TEXT NOT NULL,
  note        TEXT,
  reviewer    TEXT NOT NULL,
  at_utc      TEXT NOT NULL,
  event       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX review_event_by_target ON review_event (target);

-- The dictionary ------------------------------------------------------------------------------------------------------------

CREATE TABLE column_doc (
  table_name  TEXT NOT NULL,
  column_name TEXT NOT NULL,
  meaning     TEXT NOT NULL,
  unit        TEXT,
  example     TEXT,
  since       TEXT NOT NULL,
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_doc (
  view_name TEXT PRIMARY KEY,
  question  TEXT NOT NULL,
  example   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
