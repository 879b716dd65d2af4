-- SPDX-License-Identifier: Apache-2.0
-- Views named for questions. No functions of our own, so that any SQLite tool reads them. They are dropped and made again whenever the
-- program carries others; stored data stays.

-- One row a claim with everything worth reading beside it.
CREATE VIEW claims_full AS
SELECT c.claim_id, a.article_id, f.path, a.source, a.title, a.published,
       coalesce(subject_corpus.name, subject.name, c.subject_text) AS subject, c.subject_text, subject.type AS subject_type,
       subject_corpus.entity_id AS entity_id, c.attribute, c.value_text AS value, c.value_kind, g.value_num,
       g.low_text AS value_low, g.high_text AS value_high, g.approximator AS qualifier, g.unit, g.currency, g.surface AS value_surface,
       coalesce(c.comparand_text, comparand.name, object.name,
                (SELECT p.text FROM claim_argument p WHERE p.claim_row = c.claim_row ORDER BY p.is_key DESC, p.argument_index LIMIT 1)) AS object,
       c.direction, c.measure, c.polarity, c.modality, c.modality_cue, c.modality AS certainty,
       c.attribution, coalesce(speaker_corpus.name, speaker.name, c.speaker_text) AS speaker, speaker_corpus.entity_id AS speaker_id,
       c.cue AS verb, c.cue_class, c.time_basis, c.time_low, c.time_high, c.kind, c.zone, c.is_repeat, c.check_worthiness, c.confidence,
       (SELECT group_concat(kind || '=' || value, '; ') FROM (SELECT kind, value FROM claim_scope p WHERE p.claim_row = c.claim_row ORDER BY scope_index)) AS scope,
       (SELECT group_concat(rule_id, ' ') FROM (SELECT rule_id FROM claim_rule p WHERE p.claim_row = c.claim_row ORDER BY rule_index)) AS rules,
       s.text AS sentence, c.raw_begin, c.raw_end, c.clean_begin, c.clean_end, c.value_raw_begin, c.value_raw_end,
       m.family_id AS voice
FROM claim c
JOIN article a USING (article_row)
LEFT JOIN file f ON f.article_row = c.article_row AND f.state <> 'duplicate'
LEFT JOIN sentence s ON s.article_row = c.article_row AND s.sentence_index = c.sentence_index
LEFT JOIN article_entity subject ON subject.article_row = c.article_row AND subject.entity_index = c.subject_index
LEFT JOIN entity subject_corpus ON subject_corpus.entity_row = subject.entity_row
LEFT JOIN article_entity object ON object.article_row = c.article_row AND object.entity_index = c.value_entity_index
LEFT JOIN article_entity comparand ON comparand.article_row = c.article_row AND comparand.entity_index = c.comparand_index
LEFT JOIN article_entity speaker ON speaker.article_row = c.article_row AND speaker.entity_index = c.speaker_index
LEFT JOIN entity speaker_corpus ON speaker_corpus.entity_row = speaker.entity_row
LEFT JOIN figure g ON g.article_row = c.article_row AND g.figure_index = c.value_figure_index
LEFT JOIN article_family af ON af.article_id = a.article_id
LEFT JOIN family m ON m.family_row = af.family_row;

-- The short form of the above.
CREATE VIEW claim_text AS
SELECT claim_id, article_id, source, published, subject, attribute, value, modality, polarity, speaker, sentence, raw_begin, raw_end FROM claims_full;

-- Two claims that were compared, whatever came of it.
CREATE VIEW claim_pairs AS
SELECT p.claim_a, p.claim_b, p.relation, nullif(p.guard, '') AS guard,
       CASE WHEN a.value = b.value THEN 'equal' ELSE 'different' END AS value_relation,
       a.subject, a.attribute, a.value AS value_a, b.value AS value_b, a.source AS source_a, b.source AS source_b,
       a.article_id AS article_a, b.article_id AS article_b, a.modality AS certainty_a, b.modality AS certainty_b,
       a.speaker AS speaker_a, b.speaker AS speaker_b, a.published AS published_a, b.published AS published_b,
       a.sentence AS sentence_a, b.sentence AS sentence_b
FROM comparison p JOIN claims_full a ON a.claim_id = p.claim_a JOIN claims_full b ON b.claim_id = p.claim_b;

-- One row a piece of evidence of a finding.
CREATE VIEW finding_text AS
SELECT f.finding_id, f.section, f.kind AS finding_kind, f.score, f.subject AS finding_subject, f.attribute AS finding_attribute, f.scope AS finding_scope,
       v.variant_index, v.value AS variant, v.voices, v.articles, c.*
FROM finding f
JOIN finding_variant v USING (finding_row)
JOIN finding_evidence e ON e.finding_row = v.finding_row AND e.variant_index = v.variant_index
JOIN claims_full c ON c.claim_id = e.claim_id;

-- Evidence of two variants of one contradiction, side by side.
CREATE VIEW contradiction_pair AS
SELECT a.finding_id, a.finding_kind AS kind, a.score, a.finding_subject AS subject, a.finding_attribute AS attribute, a.finding_scope AS scope,
       a.variant AS variant_a, b.variant AS variant_b, a.claim_id AS claim_a, b.claim_id AS claim_b, a.source AS source_a, b.source AS source_b,
       a.article_id AS article_a, b.article_id AS article_b, a.published AS published_a, b.published AS published_b,
       a.sentence AS sentence_a, b.sentence AS sentence_b, a.raw_begin AS raw_begin_a, a.raw_end AS raw_end_a, b.raw_begin AS raw_begin_b, b.raw_end AS raw_end_b
FROM finding_text a JOIN finding_text b ON b.finding_id = a.finding_id AND b.variant_index > a.variant_index
WHERE a.section = 'contradiction';

CREATE VIEW figures_that_disagree AS
SELECT f.finding_id, f.kind, f.subject, f.attribute, f.scope,
       (SELECT group_concat(value, ' | ') FROM (SELECT value FROM finding_variant v WHERE v.finding_row = f.finding_row ORDER BY variant_index)) AS "values",
       n.lowest, n.highest, CASE WHEN n.lowest > 0 THEN round(100.0 * (n.highest - n.lowest) / n.lowest, 1) END AS spread_pct, n.unit,
       (SELECT count(*) FROM finding_variant v WHERE v.finding_row = f.finding_row) AS variants,
       (SELECT min(voices) FROM finding_variant v WHERE v.finding_row = f.finding_row) AS min_voices_per_value,
       n.sources, f.score, f.severity, f.confidence, f.independence, f.reason
FROM finding f
JOIN (SELECT e.finding_row, min(c.value_num) AS lowest, max(c.value_num) AS highest, max(c.unit) AS unit, count(DISTINCT c.source) AS sources
      FROM finding_evidence e JOIN claims_full c ON c.claim_id = e.claim_id WHERE c.value_num IS NOT NULL GROUP BY e.finding_row) n USING (finding_row)
WHERE f.section = 'contradiction' AND f.kind <> 'date';

CREATE VIEW dates_that_disagree AS
SELECT f.finding_id, f.subject, f.attribute, f.scope,
       (SELECT group_concat(value, ' | ') FROM (SELECT value FROM finding_variant v WHERE v.finding_row = f.finding_row ORDER BY variant_index)) AS "values",
       (SELECT count(*) FROM finding_variant v WHERE v.finding_row = f.finding_row) AS variants,
       (SELECT min(voices) FROM finding_variant v WHERE v.finding_row = f.finding_row) AS min_voices_per_value, f.score, f.reason
FROM finding f WHERE f.section = 'contradiction' AND f.kind = 'date';

CREATE VIEW quotes_that_differ AS
SELECT p.finding_id, p.section, p.kind, p.score, p.subject, p.speaker_a, p.speaker_b, p.quote_a, p.quote_b, p.source_a, p.source_b, p.claim_a, p.claim_b
FROM (SELECT a.finding_id, a.section, a.finding_kind AS kind, a.score, a.finding_subject AS subject, a.speaker AS speaker_a, b.speaker AS speaker_b, a.variant AS quote_a,
             b.variant AS quote_b, a.source AS source_a, b.source AS source_b, a.claim_id AS claim_a, b.claim_id AS claim_b
      FROM finding_text a JOIN finding_text b ON b.finding_id = a.finding_id AND b.variant_index > a.variant_index) p
WHERE p.kind IN ('quote', 'quote_mismatch') OR p.section = 'attribution_mismatch';

-- Direct, mixed and reported speech, scare quotes left out.
CREATE VIEW who_said_what AS
SELECT coalesce(corpus.name, x.name, q.speaker_text) AS speaker, corpus.entity_id AS speaker_id, q.kind, q.cue AS verb, q.cue_class, q.text AS quote,
       a.source, a.published, a.article_id, f.path, s.text AS sentence, q.raw_begin, q.raw_end
FROM quotation q
JOIN article a USING (article_row)
LEFT JOIN file f ON f.article_row = q.article_row AND f.state <> 'duplicate'
LEFT JOIN sentence s ON s.article_row = q.article_row AND s.sentence_index = q.sentence_index
LEFT JOIN article_entity x ON x.article_row = q.article_row AND x.entity_index = q.speaker_index
LEFT JOIN entity corpus ON corpus.entity_row = x.entity_row
WHERE q.scare = 0 AND (q.speaker_index IS NOT NULL OR q.speaker_text IS NOT NULL);

-- Sources two by two. A rate says more than a count: disagree * 1.0 / compared.
CREATE VIEW who_disagrees_with_whom AS
SELECT min(source_a, source_b) AS a, max(source_a, source_b) AS b, count(*) AS compared, sum(relation = 'agree') AS agree,
       sum(relation = 'compatible') AS compatible, sum(relation = 'differ') AS disagree
FROM claim_pairs WHERE source_a <> source_b GROUP BY 1, 2;

-- First publication of each value of a finding; undated articles come last. is_copy: an earlier article of the same voice said it.
CREATE VIEW who_reported_first AS
SELECT finding_id, variant, source, published, article_id, claim_id, sentence,
       row_number() OVER (PARTITION BY finding_id, variant_index ORDER BY published IS NULL, published, article_id, claim_id) AS reported_rank,
       voice IS NOT NULL AND row_number() OVER (PARTITION BY finding_id, variant_index, voice ORDER BY published IS NULL, published, article_id, claim_id) > 1 AS is_copy
FROM finding_text;

-- Values of one subject and attribute along time. topic: entity id and attribute.
CREATE VIEW how_a_value_changed AS
SELECT entity_id || '/' || attribute AS topic, subject, attribute, scope, coalesce(time_low, published) AS as_of,
       CASE WHEN time_low IS NOT NULL THEN time_basis WHEN published IS NOT NULL THEN 'published' ELSE 'none' END AS as_of_basis,
       published, value, value_num, unit, modality, source, article_id, claim_id, sentence
FROM claims_full
WHERE entity_id IS NOT NULL AND value_num IS NOT NULL AND polarity = 'positive' AND is_repeat = 0;

-- What nobody else reports: value of a subject and attribute with a single independent voice.
CREATE VIEW claims_with_one_voice AS
SELECT claim_id, subject, entity_id, attribute, value, source, article_id, published, check_worthiness,
       CASE WHEN check_worthiness >= 0.66 THEN 'high' WHEN check_worthiness >= 0.33 THEN 'medium' ELSE 'low' END AS salience, sentence
FROM claims_full c
WHERE c.entity_id IS NOT NULL AND c.is_repeat = 0
  AND (c.entity_id, c.attribute, c.value) IN (
    SELECT entity_id, attribute, value FROM claims_full WHERE entity_id IS NOT NULL GROUP BY 1, 2, 3 HAVING count(DISTINCT coalesce(voice, article_id)) = 1);

-- Told by the article itself, without naming who says so.
CREATE VIEW claims_without_a_speaker AS
SELECT claim_id, CASE WHEN value_num IS NOT NULL THEN 'figure' ELSE kind END AS kind, subject, attribute, value, attribution, source, article_id, published, sentence
FROM claims_full WHERE speaker IS NULL AND is_repeat = 0;

CREATE VIEW who_is_called_what AS
SELECT e.entity_id, e.name AS entity, e.type, n.name, n.mentions, n.articles FROM entity e JOIN entity_name n USING (entity_row);

-- Disputes inside one article: headline against body, first against last paragraph.
CREATE VIEW articles_that_contradict_themselves AS
SELECT a.finding_id, a.finding_kind AS kind, a.score, a.article_id, a.source, a.title, a.finding_subject AS subject, a.finding_attribute AS attribute,
       a.zone AS part_a, b.zone AS part_b, a.variant AS value_a, b.variant AS value_b, a.sentence AS sentence_a, b.sentence AS sentence_b, a.claim_id AS claim_a, b.claim_id AS claim_b
FROM finding_text a JOIN finding_text b ON b.finding_id = a.finding_id AND b.variant_index > a.variant_index AND b.article_id = a.article_id
WHERE a.section = 'contradiction';

-- Copies count once as a voice. Identical bytes have similarity 1 and reason 'identical_bytes'.
CREATE VIEW copies_of_the_same_text AS
SELECT m.family_id AS voice, m.reason, m.similarity, a.article_id, a.source, a.published, a.title, f.path
FROM family m JOIN article_family af USING (family_row) JOIN article a USING (article_id)
LEFT JOIN file f ON f.article_row = a.article_row AND f.state <> 'duplicate'
UNION ALL
SELECT a.article_id, 'identical_bytes', 1.0, a.article_id, f.source, f.published, a.title, f.path
FROM file f JOIN article a USING (article_row)
WHERE f.article_row IN (SELECT article_row FROM file WHERE state = 'duplicate');

CREATE VIEW what_we_could_not_read AS
SELECT CASE state WHEN 'skipped' THEN 'list' WHEN 'refused' THEN 'read' WHEN 'not_analysed' THEN 'normalize' ELSE 'analyse' END AS stage,
       state, error_code, error_detail AS detail, root, path, record_number, line
FROM file WHERE state IN ('not_analysed', 'skipped', 'refused', 'failed')
UNION ALL
SELECT d.stage, 'diagnostic', d.code, d.detail || CASE WHEN d.occurrences > 1 THEN ' (' || d.occurrences || ' times)' ELSE '' END, f.root, f.path, f.record_number, f.line
FROM diagnostic d JOIN file f USING (file_row);

-- Why a finding is there, step by step: its sentence, the guards it passed, what made its score, the rules that made its claims.
CREATE VIEW why_was_this_flagged AS
SELECT finding_id, 1 AS step, 'reason' AS what, reason AS detail, NULL AS factor FROM finding
UNION ALL SELECT finding_id, 2, 'guard passed', guard, NULL FROM finding JOIN finding_guard USING (finding_row)
UNION ALL SELECT finding_id, 3, 'score', 'severity', severity FROM finding
UNION ALL SELECT finding_id, 3, 'score', 'confidence', confidence FROM finding
UNION ALL SELECT finding_id, 3, 'score', 'independence', independence FROM finding
UNION ALL SELECT finding_id, 4, 'factor', name, factor FROM finding JOIN finding_feature USING (finding_row)
UNION ALL SELECT finding_id, 5, 'rule of ' || claim_id, rules, confidence FROM finding_text;

-- Verdicts a target has received so far; undo is a later event, so only the last of each reviewer counts.
CREATE VIEW review_consensus AS
SELECT f.finding_id, count(r.reviewer) AS n_reviewers, count(DISTINCT r.label) AS n_labels, min(r.label) AS label
FROM finding f
LEFT JOIN (SELECT target, reviewer, label, row_number() OVER (PARTITION BY target, reviewer ORDER BY at_utc DESC, event_id DESC) AS age FROM review_event) r
       ON r.target = f.finding_id AND r.age = 1
GROUP BY f.finding_id;

-- Verdicts by the rules behind the judged claims.
CREATE VIEW review_by_rule AS
SELECT DISTINCT p.rule_id, r.label, r.target, r.reviewer
FROM review_event r
JOIN finding f ON f.finding_id = r.target
JOIN finding_evidence e USING (finding_row)
JOIN claim c ON c.claim_id = e.claim_id
JOIN claim_rule p USING (claim_row);
