-- SPDX-License-Identifier: Apache-2.0
-- What people decided about names: two names are one entity (pin) or never are (forbid). Keyed by the folded names, not by ids, so that a
-- decision outlives the entities it was made about.
CREATE TABLE name_decision (
  name_a     TEXT NOT NULL,
  name_b     TEXT NOT NULL,
  decision   TEXT NOT NULL CHECK (decision IN ('pin', 'forbid')),
  note       TEXT,
  reviewer   TEXT NOT NULL,
  at_utc     TEXT NOT NULL,
  PRIMARY KEY (name_a, name_b),
  CHECK (name_a < name_b)
) STRICT, WITHOUT ROWID;
