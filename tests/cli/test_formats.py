# SPDX-License-Identifier: Apache-2.0
"""Listing formats, the query authorizer, JSON Schemas of what is printed, and evidence that equals the bytes of the files."""
import csv
import io
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
import json_schema  # noqa: E402
from program import ARTICLES, HOSTILE, ROOT, UNSAFE, CorpusTest  # noqa: E402

ODD = "SELECT 'a|b' AS pipe, '=1+1' AS formula, 'x,\"y\"' AS quoted, NULL AS missing, 7 AS whole, 1.5 AS part, '1.20' AS decimal, 'é' AS accent"


class Formats(CorpusTest):
    def query(self, sql, name, code=0):
        return self.run_for(code, 'query', '--db', self.db, sql, '--format', name)

    def test_json(self):
        run = self.query(ODD, 'json').json()
        self.assertEqual(run['schema_version'], 1)
        self.assertEqual(run['columns'], ['pipe', 'formula', 'quoted', 'missing', 'whole', 'part', 'decimal', 'accent'])
        self.assertEqual(run['rows'], [{'pipe': 'a|b', 'formula': '=1+1', 'quoted': 'x,"y"', 'missing': None, 'whole': 7, 'part': 1.5, 'decimal': '1.20', 'accent': 'é'}])
        self.assertEqual(self.query(ODD, 'ndjson').ndjson(), run['rows'])

    def test_csv_and_tsv(self):
        header, row = csv.reader(io.StringIO(self.query(ODD, 'csv').out))
        self.assertEqual(header[0], 'pipe')
        self.assertEqual(row, ['a|b', "'=1+1", 'x,"y"', '', '7', '1.5', '1.20', 'é'])  # a formula is made text, a number is left alone
        self.assertEqual(list(csv.reader(io.StringIO(self.query("SELECT -5 AS n, '-5' AS t", 'csv').out)))[1], ['-5', "'-5"])
        lines = self.query("SELECT 'a' || char(9) || 'b' || char(10) || 'c' AS x, 1 AS y", 'tsv').out.splitlines()
        self.assertEqual(lines, ['x\ty', 'a b c\t1'])

    def test_table_and_markdown(self):
        lines = self.query("SELECT 'Łódź' AS town, 7 AS n UNION ALL SELECT 'Rye', 12 ORDER BY 2", 'table').out.splitlines()
        self.assertEqual(lines, ['town  n', '----  --', 'Łódź   7', 'Rye   12'])
        self.assertIn('| a\\|b |', self.query(ODD, 'md').out)
        self.assertIn('\\<b\\>', self.query("SELECT '<b>' AS x", 'md').out)
        self.assertLessEqual(max(map(len, self.query('SELECT sentence FROM claims_full', 'table').out.splitlines())), 60)

    def test_every_listing_verb_has_every_format(self):
        for args in (['query', 'SELECT 1 AS x', '--db', self.db], ['status', '--db', self.db], ['rules', 'list']):
            for name in ('table', 'json', 'ndjson', 'csv', 'tsv', 'md'):
                with self.subTest(args=args[0], format=name):
                    self.assertTrue(self.run_for(0, *args, '--format', name).out)
            self.assertIn("'yaml'", self.run_for(2, *args, '--format', 'yaml').err)

    def test_controls_stay_off_the_terminal(self):
        for code in (0, 7, 8, 13, 27, 127, 0x85, 0x9b, 0x202e, 0x2066):
            out = self.query(f"SELECT 'a' || char({code}) || 'b' AS x", 'table').out
            self.assertIsNone(UNSAFE.search(out), f'U+{code:04X}')
        text = 'Ada \x1b[2J\x1b]0;owned\x07Holm, 41, runs \u202eNorthwind\u202c in the town of Pellery since the flood.\n'
        folder = self.write('in/evil\x1b[31m.txt', text).parent
        db = self.folder / 'evil.db'
        run = self.run_for(0, 'analyze', folder, '--db', db)
        self.assertIsNone(UNSAFE.search(run.err))
        for row in self.run_for(0, 'query', '--db', db, "SELECT article_id AS id FROM article UNION ALL SELECT claim_id FROM claim", '--format', 'json').json()['rows']:
            self.assertIsNone(UNSAFE.search(self.run_for(0, 'show', row['id'], '--db', db).out), row['id'])


class Authorizer(CorpusTest):
    REFUSED = ["DELETE FROM claim", "UPDATE claim SET attribute = 'x'", "INSERT INTO setting VALUES ('a', 'b')", "DROP TABLE claim", "CREATE TABLE t (a)",
               "PRAGMA user_version", "PRAGMA writable_schema = 1", "ATTACH 'x.db' AS x", "VACUUM", "VACUUM INTO 'x.db'", "SELECT 1; SELECT 2", "BEGIN",
               "SELECT load_extension('x')", "SELECT * FROM nothing_like_this", "SELECT", "", ";", "-- nothing", "REINDEX", "ANALYZE", "DETACH main"]

    def test_refused(self):
        before = self.db.read_bytes()
        for sql in self.REFUSED:
            with self.subTest(sql=sql):
                run = self.run_for(2, 'query', '--db', self.db, sql, cwd=self.folder)
                self.assertEqual(run.out, '')
                self.assertTrue(run.err)
        self.assertEqual(self.db.read_bytes(), before)
        self.assertEqual(os.listdir(self.folder), [])

    def test_limits(self):
        endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT '
        self.assertIn('300 ms', self.run_for(5, 'query', '--db', self.db, endless + 'count(*) FROM n', '--timeout', '300').err)
        run = self.run_for(5, 'query', '--db', self.db, endless + 'i FROM n', '--limit', '5', '--format', 'csv')
        self.assertEqual(run.out.split(), ['i', '1', '2', '3', '4', '5'])
        self.assertIn('--limit', run.err)
        self.run_for(5, 'query', '--db', self.db, "SELECT length(group_concat(hex(zeroblob(1000000)))) FROM claim")

    def test_inputs(self):
        self.assertEqual(self.run_for(0, 'query', '--db', self.db, 'SELECT :a || :b AS x', '-p', 'a=1', '-p', "b='; DROP TABLE claim", '--format', 'ndjson').ndjson(),
                         [{'x': "1'; DROP TABLE claim"}])
        path = self.write('count.sql', 'SELECT count(*) AS n FROM article\n')
        for argument, stdin in ((path, b''), ('-', b'SELECT count(*) AS n FROM article;\n')):
            self.assertEqual(self.run_for(0, 'query', '--db', self.db, argument, '--format', 'ndjson', stdin=stdin).ndjson(), [{'n': 24}])
        self.run_for(2, 'query', '--db', self.db, 'SELECT 1', '-p', 'novalue')

    def test_questions_of_the_dictionary_run(self):
        for row in self.rows('SELECT * FROM view_doc'):
            with self.subTest(view=row):
                self.run_for(0, 'query', '--db', self.db, next(v for v in row.values() if isinstance(v, str) and v.startswith('SELECT')))


class Schemas(CorpusTest):
    def check(self, value, name):
        schema = json.loads((ROOT / f'schemas/json/{name}.schema.json').read_text())
        self.assertEqual(json_schema.problems(value, schema)[:5], [])

    def test_report(self):
        report = self.run_for(0, 'report', '--db', self.db, '--format', 'json').json()
        self.check(report, 'report')
        self.assertGreater(len(report['findings']), 5)
        hostile = self.folder / 'hostile.db'
        self.run_for(3, 'analyze', HOSTILE, '--db', hostile, '-q')
        self.check(self.run_for(0, 'report', '--db', hostile, '--format', 'json').json(), 'report')

    def test_extract(self):
        lines = [{'id': p.name, 'text': p.read_text(), 'published': '2026-05-04'} for p in sorted(ARTICLES.rglob('*.txt'))]
        lines += [{'text': 'Umsatz und Gewinn sind im vergangenen Jahr gestiegen, sagte der Sprecher der Firma am Montag in der Stadt.'}, {'nothing': 1}]
        stdin = ''.join(json.dumps(line) + '\n' for line in lines).encode()
        records = self.run_for(3, 'extract', '--emit', 'blocks,tokens,mentions,figures,quotes,claims', stdin=stdin).ndjson()
        self.assertEqual(len(records), len(lines))
        for record in records:
            self.check(record, 'extract')
        self.assertTrue(sum(len(r.get('claims', [])) for r in records) > 100)

    def test_the_checker_can_fail(self):
        report = self.run_for(0, 'report', '--db', self.db, '--format', 'json').json()
        for spoil in (lambda r: r.update(extra=1), lambda r: r['findings'][0].pop('reason'), lambda r: r['findings'][0].update(score='1'),
                      lambda r: r['findings'][0]['variants'][0]['evidence'][0].update(raw_begin=-1), lambda r: r['findings'][0].update(section='truth')):
            broken = json.loads(json.dumps(report))
            spoil(broken)
            with self.assertRaises(AssertionError):
                self.check(broken, 'report')


class Evidence(CorpusTest):
    """What a reader is promised: the quoted words stand in the file, at the bytes named."""

    def test_plain_files_byte_for_byte(self):
        checked = 0
        for row in self.rows('SELECT path, value_kind, sentence, raw_begin, raw_end, value_raw_begin, value_raw_end FROM claims_full'):
            if not row['path'].endswith('.txt'):
                continue
            raw = (ARTICLES / row['path']).read_bytes()
            written = raw[row['raw_begin']:row['raw_end']].decode()
            if '\\' in written or '&' in written:  # an escape or entity: the map's own tests look into those
                continue
            checked += 1
            self.assertEqual(' '.join(written.split()), ' '.join(row['sentence'].split()), row)
            if row['value_kind'] == 'set':  # its members may be a list below the sentence
                continue
            self.assertTrue(row['raw_begin'] <= row['value_raw_begin'] <= row['value_raw_end'] <= row['raw_end'], row)
        self.assertGreater(checked, 100)

    def test_report_evidence(self):
        report = self.run_for(0, 'report', '--db', self.db, '--format', 'json').json()
        for finding in report['findings']:
            self.assertGreaterEqual(len(finding['variants']), 1)
            self.assertAlmostEqual(finding['score'], finding['severity'] * finding['confidence'] * finding['independence'], delta=0.001)
            for variant in finding['variants']:
                for evidence in variant['evidence']:
                    if not evidence['claim']:
                        continue
                    for mark in (evidence['value_in_sentence'], evidence['subject_in_sentence']):
                        if mark:
                            evidence['sentence'].encode()[mark['begin']:mark['end']].decode()
                            self.assertLessEqual(mark['end'], len(evidence['sentence'].encode()))
                    if not evidence['path'].endswith('.gz'):  # there the bytes are those of the payload
                        self.assertLessEqual(evidence['raw_end'], len((ARTICLES / evidence['path']).read_bytes()))


if __name__ == '__main__':
    unittest.main()
