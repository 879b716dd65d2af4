# SPDX-License-Identifier: Apache-2.0
"""Packed files, web archives, character sets and lists of paths through the whole program."""
import gzip
import os
import shutil
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from program import ARTICLES, ROOT, ProgramTest, crosstell  # noqa: E402

FORMATS = ROOT / 'corpus' / 'formats'


class Formats(ProgramTest):
    def setUp(self):
        super().setUp()
        self.db = self.folder / 'formats.db'

    def analyze(self, *args, **options):
        return crosstell('analyze', *args, '--db', self.db, **options)

    def query(self, sql):
        run = crosstell('query', '--db', self.db, '--format', 'ndjson', sql)
        self.assertEqual(run.code, 0, run.err)
        return run.ndjson()

    def test_sample(self):
        run = self.analyze(FORMATS)
        self.assertEqual(run.code, 0, run.err)
        files = {(row['path'], row['record_number']): row for row in self.query('SELECT path, record_number, container, state, error_detail FROM file')}
        self.assertEqual({key: (row['container'], row['state']) for key, row in files.items()},
                         {('ferry-courier.txt', 0): ('text', 'ok'), ('crawl.warc.gz', 2): ('html in warc.gz', 'ok'), ('crawl.warc.gz', 5): ('text in warc.gz', 'ok'),
                          ('crawl.warc.gz', 6): ('html in warc.gz', 'skipped')})
        self.assertEqual(files['crawl.warc.gz', 6]['error_detail'], 'records that are no pages: 1 request, 1 response with status 404, 1 revisit, 1 warcinfo')
        # What is quoted from the windows-1252 file are the bytes of that file.
        raw = (FORMATS / 'ferry-courier.txt').read_bytes()
        rows = self.query("SELECT s.text, s.raw_begin, s.raw_end FROM sentence s JOIN article a USING (article_row) WHERE a.charset = 'windows-1252'")
        self.assertGreater(len(rows), 4)
        for row in rows:
            self.assertEqual(raw[row['raw_begin']:row['raw_end']].decode('cp1252'), row['text'])

    def test_again_nothing_is_new(self):
        self.analyze(FORMATS)
        before = self.query('SELECT count(*) AS n FROM claim')
        run = self.analyze(FORMATS)
        self.assertIn('unchanged=3', run.err)
        self.assertEqual(self.query('SELECT count(*) AS n FROM claim'), before)

    def test_packed_is_the_same(self):
        packed = self.folder / 'packed'
        shutil.copytree(ARTICLES, packed)
        for path in [path for path in packed.rglob('*') if path.is_file() and path.suffix != '.gz']:
            path.with_name(path.name + '.gz').write_bytes(gzip.compress(path.read_bytes(), mtime=0))
            path.unlink()
        claims = 'SELECT claim_id FROM claim ORDER BY 1'
        self.assertEqual(self.analyze(packed).code, 0)
        of_packed = self.query(claims)
        self.db = self.folder / 'plain.db'
        self.analyze(ARTICLES)
        self.assertEqual(self.query(claims), of_packed)

    def test_list_of_paths(self):
        names = ['a\nb.txt', 'c d.txt']
        for name in names:
            (self.folder / name).write_bytes((FORMATS / 'ferry-courier.txt').read_bytes() + name.encode())
        listed = '\0'.join(names + ['gone.txt']).encode()
        run = self.analyze('-', '-0', stdin=listed, cwd=self.folder)
        self.assertEqual(run.code, 3, run.err)
        self.assertEqual([(row['root'], row['path'], row['state']) for row in self.query('SELECT root, path, state FROM file ORDER BY path')],
                         [('-', 'a\nb.txt', 'ok'), ('-', 'c d.txt', 'ok'), ('-', 'gone.txt', 'refused')])
        self.assertEqual(self.analyze('-', stdin=b'./c d.txt\n', cwd=self.folder).code, 0)
        self.assertEqual(self.analyze('-', stdin=b'').code, 2)
        self.assertEqual(self.analyze('-0', FORMATS).code, 2)

    def test_store_at_rest_is_one_file(self):
        self.analyze(FORMATS)
        crosstell('status', '--db', self.db)
        self.assertEqual(sorted(path.name for path in self.folder.glob('formats.db*')), ['formats.db'])

    def test_gate_decides_over_trouble(self):
        (self.folder / 'in').mkdir()
        (self.folder / 'in' / 'bad.txt').write_bytes(b'')
        shutil.copytree(ARTICLES, self.folder / 'in' / 'articles')
        self.assertEqual(self.analyze(self.folder / 'in').code, 3)
        self.assertEqual(self.analyze(self.folder / 'in', '--fail-on', 'contradiction').code, 1)


if __name__ == '__main__':
    unittest.main(verbosity=2)
