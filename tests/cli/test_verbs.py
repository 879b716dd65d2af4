# SPDX-License-Identifier: Apache-2.0
"""What every verb promises: data on standard output only, exit codes, words that help."""
import json
import os
import re
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from program import ARTICLES, BINARY, CorpusTest, ProgramTest, ROOT, crosstell  # noqa: E402

VERBS = 'analyze report query show explain review pin forbid compare status dump eval extract rules schema'.split()


class Help(ProgramTest):
    def test_version(self):
        run = self.run_for(0, '--version')
        self.assertRegex(run.out, r'^crosstell \d+\.\d+\.\d+ rules [0-9a-f]{32}\n$')
        self.assertEqual(run.err, '')
        licenses = self.run_for(0, '--version', '--licenses').out
        for words in ('Apache License 2.0', 'WordNet', 'GeoNames'):
            self.assertIn(words, licenses)

    def test_help(self):
        run = self.run_for(0, '--help')
        self.assertEqual(run.err, '')
        for verb in VERBS:
            self.assertRegex(run.out, rf'(?m)^  {verb} ')
            self.assertIn('Usage', self.run_for(0, verb, '--help').out)
        for words in ('0 done', '1 a gate', '2 wrong usage', '3 finished', '4 environment', '5 a limit', '6 verification'):
            self.assertIn(words, run.out)

    def test_wrong_usage(self):
        for args in ([], ['bogus'], ['analyze'], ['analyze', ARTICLES], ['query', '--db', 'x.db'], ['rules'], ['rules', 'dance'], ['status', '--bogus'],
                     ['analyze', ARTICLES, '--db', self.db, '--fail-on', 'rain'], ['analyze', ARTICLES, '--db', self.db, '--timeout', '0'],
                     ['analyze', ARTICLES, '--db', self.db, '--report', 'x.pdf'], ['extract', '--as', 'novel'], ['extract', '--emit', 'verbs'], ['schema', 'poem']):
            with self.subTest(args=args):
                run = self.run_for(2, *args)
                self.assertEqual(run.out, '')
                self.assertNotEqual(run.err, '')
        self.assertFalse(self.db.exists())


class Store(CorpusTest):
    def test_missing_store(self):
        missing = self.folder / 'none.db'
        for args in (['query', 'SELECT 1'], ['status'], ['dump'], ['show', 'c-aaaaaaaaaaaa'], ['report']):
            with self.subTest(args=args):
                run = self.run_for(4, *args, '--db', missing)
                self.assertEqual(run.out, '')
                self.assertIn(str(missing), run.err)
                self.assertIn('crosstell analyze', run.err)  # what to do
                self.assertFalse(missing.exists())

    def test_status(self):
        run = self.run_for(0, 'status', '--db', self.db, '--format', 'json')
        counts = {row['what']: row['count'] for row in run.json()['rows']}
        self.assertEqual(counts['records ok'], 24)
        self.assertEqual(counts['articles'], 24)
        self.assertGreater(counts['claims'], 100)
        self.assertEqual(run.err, '')

    def test_show_every_kind(self):
        for kind, table in (('claim', 'claim'), ('finding', 'finding'), ('article', 'article'), ('entity', 'entity')):
            for row in self.rows(f'SELECT {kind}_id AS id FROM {table} ORDER BY 1'):
                with self.subTest(id=row['id']):
                    run = self.run_for(0, 'show', row['id'], '--db', self.db)
                    self.assertTrue(run.out.startswith(f'{kind} {row["id"]}'), run.out[:80])
                    self.assertEqual(run.err, '')
        claim = self.rows("SELECT claim_id, sentence, rules FROM claims_full WHERE attribute = 'age' ORDER BY 1 LIMIT 1")[0]
        shown = self.run_for(0, 'show', claim['claim_id'], '--db', self.db).out
        self.assertIn(claim['sentence'], shown)
        self.assertIn(claim['rules'].split()[0], shown)
        self.assertRegex(shown, r'sentence at raw bytes: \d+-\d+')

    def test_show_article(self):
        path = self.rows('SELECT path FROM file ORDER BY path LIMIT 1')[0]['path']
        claims = self.rows(f"SELECT claim_id, sentence FROM claims_full WHERE path = '{path}'")
        text = self.run_for(0, 'show', path, '--db', self.db).out
        page = self.folder / 'page.html'
        self.run_for(0, 'show', path, '--db', self.db, '--format', 'html', '-o', page)
        self.assertGreater(len(claims), 5)
        for row in claims:
            self.assertEqual((text.count(row['claim_id']), page.read_text().count(f'<li id="{row["claim_id"]}"')), (1, 1))
            self.assertIn(row['sentence'], text)
        self.assertIn('asserted; the article itself', text)

    def test_show_entity_by_name(self):
        row = self.rows("SELECT e.name, e.entity_id AS id, count(*) AS articles FROM entity e JOIN article_entity USING (entity_row) WHERE e.type = 'person' GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 1")[0]
        shown = self.run_for(0, 'show', row['name'].upper(), '--db', self.db).out
        self.assertTrue(shown.startswith('entity ' + row['id']))
        self.assertIn(f'Articles ({row["articles"]})', shown)
        claims = self.rows(f"SELECT claim_id FROM claims_full WHERE entity_id = '{row['id']}'")
        self.assertGreater(len(claims), 0)
        for claim in claims:
            self.assertIn(claim['claim_id'], shown)
        self.run_for(2, 'show', row['id'], '--db', self.db, '--format', 'html')
        self.run_for(2, 'show', row['id'], '--db', self.db, '--format', 'pdf')

    def test_show_unknown(self):
        for name in ('zzz', 'c-aaaaaaaaaaaa', 'f-aaaaaaaaaaaa', 'd-aaaaaaaaaaaa', 'e-aaaaaaaaaaaa', ''):
            with self.subTest(id=name):
                self.assertEqual(self.run_for(2, 'show', name, '--db', self.db).out, '')

    def test_report_formats(self):
        starts = {'html': '<!DOCTYPE html>', 'md': '# ', 'json': '{', 'csv': 'finding,'}
        for name, start in starts.items():
            with self.subTest(format=name):
                printed = self.run_for(0, 'report', '--db', self.db, '--format', name)
                self.assertTrue(printed.out.startswith(start), printed.out[:40])
                self.assertEqual(printed.err, '')
                target = self.folder / f'report.{name}'
                self.assertEqual(self.run_for(0, 'report', '--db', self.db, '-o', target).out, '')
                self.assertEqual(target.read_bytes(), printed.bytes)
        self.assertEqual(self.run_for(2, 'report', '--db', self.db, '--format', 'pdf').out, '')
        self.assertEqual([p.name for p in self.folder.glob('*.part')], [])

    def test_report_to_links_and_devices(self):
        real, link = self.folder / 'real.html', self.folder / 'link.html'
        real.write_text('old')
        link.symlink_to(real)
        self.run_for(0, 'report', '--db', self.db, '-o', link)
        self.assertTrue(link.is_symlink())
        self.assertTrue(real.read_text().startswith('<!DOCTYPE html>'))
        run = self.run_for(4, 'report', '--db', self.db, '--format', 'html', '-o', '/dev/full')
        self.assertIn('/dev/full', run.err)
        self.assertTrue(os.path.exists('/dev/full') and not os.path.isfile('/dev/full'))

    def test_dump_is_stable(self):
        self.assertEqual(self.dump(), self.dump())

    def test_eval(self):
        run = self.run_for(0, 'eval', ROOT / 'corpus/gold')
        self.assertRegex(run.out, r'contradictions found +\d+ +\d+')
        self.assertIn('has another type', self.run_for(0, 'eval', ROOT / 'corpus/gold', '--errors').out)
        self.assertIn('relations.json', self.run_for(2, 'eval', self.folder).err)

    def test_output_that_cannot_be_written(self):
        for args in (['dump'], ['status'], ['query', 'SELECT claim_id FROM claim'], ['report'], ['show', self.rows('SELECT claim_id AS id FROM claim LIMIT 1')[0]['id']]):
            with self.subTest(args=args), open('/dev/full', 'wb') as full:
                run = self.run_for(4, *args, '--db', self.db, stdout=full)
                self.assertIn('standard output', run.err)
        for args in (['--version'], ['schema'], ['rules', 'list']):
            with self.subTest(args=args), open('/dev/full', 'wb') as full:
                self.run_for(4, *args, stdout=full)

    def test_broken_pipe_is_silent(self):
        process = subprocess.Popen([BINARY, 'dump', '--db', str(self.db)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b'')
        process.stderr.close()
        self.assertEqual(process.wait(), -signal.SIGPIPE)


class Analyze(ProgramTest):
    def test_streams_and_gate(self):
        report = self.folder / 'report.html'
        run = self.analyze(options=['--report', report])
        self.assertEqual(run.out, '')
        self.assertIn('records=24 ok=24', run.err)
        self.assertTrue(report.read_text().startswith('<!DOCTYPE html>'))
        quiet = self.analyze(options=['-q', '--fail-on', 'contradiction'], code=1)
        self.assertEqual((quiet.out, quiet.err), ('', ''))
        single = self.write('calm/one.txt', 'The council of Pellery met on Monday. Nobody disagreed with anybody about anything at all that evening.\n')
        self.run_for(0, 'analyze', single.parent, '--db', self.folder / 'calm.db', '--fail-on', 'contradiction')

    def test_options_that_change_what_is_kept(self):
        hidden = self.write('in/.hidden.txt', 'Ada Holm, 41, runs the Northwind shop in the town of Pellery and likes it there.\n').parent
        self.analyze(hidden)
        self.assertEqual([row['state'] for row in self.rows('SELECT state FROM file')], ['skipped'])
        self.analyze(hidden, options=['--hidden', '--no-raw'])
        self.assertEqual([row['state'] for row in self.rows('SELECT state FROM file')], ['ok'])
        self.assertEqual([row['raw_bytes'] for row in self.rows('SELECT raw_bytes FROM article_text')], [0])

    def test_metadata(self):
        text = 'Ada Holm, 41, runs the Northwind shop in the town of Pellery and likes it there.\n'
        folder = self.write('in/one.txt', text).parent
        meta = self.write('meta.csv', 'path,source,published\none.txt,"Herald, The",2026-04-02\n')
        self.analyze(folder, options=['--meta', meta])
        self.assertEqual(self.rows('SELECT source, published FROM article'), [{'source': 'Herald, The', 'published': '2026-04-02'}])
        for content, words in (('url\nx\n', "no column 'path'"), ('path,colour\na,b\n', "'colour'"), ('path,url\na\n', 'found 1 cells; expected 2')):
            bad = self.write('bad.csv', content)
            run = self.analyze(folder, options=['--meta', bad], code=2)
            self.assertIn(words, run.err)
            self.assertIn('bad.csv:', run.err)


class Extract(ProgramTest):
    LINE = {'id': 'a', 'text': 'Ada Holm, 41, runs Northwind. The flood killed 12 people.', 'published': '2026-04-02'}

    def extract(self, *options, code=0, lines=(LINE,)):
        return self.run_for(code, 'extract', *options, stdin=''.join(json.dumps(line) + '\n' for line in lines).encode())

    def test_text(self):
        record, = self.extract('--as', 'text').ndjson()
        self.assertEqual((record['id'], record['schema_version'], record['text']), ('a', 1, self.LINE['text']))
        claim = next(c for c in record['claims'] if c['attribute'] == 'age')
        self.assertEqual((claim['subject'], claim['value'], claim['sentence']), ('Ada Holm', '41', 'Ada Holm, 41, runs Northwind.'))
        self.assertNotIn('tokens', record)

    def test_sections(self):
        for name, key in (('blocks', 'blocks'), ('tokens', 'tokens'), ('mentions', 'mentions'), ('figures', 'figures'), ('quotes', 'quotes'), ('claims', 'claims')):
            record, = self.extract('--as', 'text', '--emit', name).ndjson()
            self.assertIn(key, record)
            others = {'tokens', 'mentions', 'figures', 'quotes', 'claims'} - {key}
            self.assertFalse(others & record.keys(), name)

    def test_article(self):
        body = 'Ada Holm Returns to Northwind\n\nAda Holm, 41, runs Northwind. The flood in Pellery killed 12 people on Monday, the mayor said.\n\nShare this article\n'
        record, = self.extract(lines=[{'id': 7, 'text': body}]).ndjson()
        self.assertEqual((record['id'], record['title']), ('7', 'Ada Holm Returns to Northwind'))
        self.assertEqual([b['zone'] for b in record['blocks']], ['title', 'paragraph', 'share'])

    def test_offsets(self):
        text = 'José Almárez paid €84,000. 🎉 Ada Holm, 41, left.'
        record, = self.extract('--as', 'text', lines=[{'id': 'a', 'text': text}]).ndjson()
        self.assertTrue(record['figures'])
        for row in record['figures'] + record['mentions']:
            self.assertEqual(row['text'], text.encode()[row['begin']:row['end']].decode())
            self.assertEqual(row['text'], text[row['cp_begin']:row['cp_end']])

    def test_bad_lines(self):
        good = json.dumps(self.LINE).encode()
        run = self.run_for(3, 'extract', '--as', 'text', stdin=good + b'\nnot json\n{"id":"b"}\n{"id":"c","text":"x","zone":"attic"}\n\n' + good)
        records = run.ndjson()
        self.assertEqual([r.get('error') for r in records], [None, 'syntax', 'invalid', 'invalid', None])
        for number in (2, 3, 4):
            self.assertIn(f'line {number}:', run.err)
        self.assertIn("'attic'", run.err)
        self.assertIn('cannot be read', self.run_for(2, 'extract', self.folder / 'none.jsonl').err)


class Rules(ProgramTest):
    PACK = {'pack': 'local', 'language': 'en', 'version': 1, 'rules': []}

    def test_check_and_list(self):
        run = self.run_for(0, 'rules', 'check', timeout=300)
        rules, attributes, problems = map(int, re.match(r'(\d+) rules, (\d+) attributes, (\d+) problems\n$', run.out).groups())
        self.assertEqual(problems, 0)
        listed = self.run_for(0, 'rules', 'list', '--format', 'json').json()['rows']
        self.assertEqual(len(listed), rules)
        self.assertEqual(len({row['id'] for row in listed}), rules)
        self.assertGreater(attributes, 50)

    def test_explain(self):
        run = self.run_for(0, 'rules', 'explain', 'Ada Holm, 41, runs Northwind.')
        for part in ('TOKENS', 'MENTIONS', 'CLAIMS', 'RULES THAT CAME CLOSE', 'age.apposition'):
            self.assertIn(part, run.out)
        self.run_for(2, 'rules', 'explain', 'Ada Holm left.', '--zone', 'attic')

    def test_schema(self):
        names = self.run_for(0, 'schema').out.split()
        self.assertIn('json/report.schema.json', names)
        for name in names:
            self.assertTrue(self.run_for(0, 'schema', name).out)
        self.assertEqual(self.run_for(0, 'schema', 'report').json()['$schema'], 'https://json-schema.org/draft/2020-12/schema')


if __name__ == '__main__':
    unittest.main()
