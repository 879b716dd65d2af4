# SPDX-License-Identifier: Apache-2.0
"""What hostile and broken inputs become: the state, the flag, the text that is kept and the text that must not speak. See hostile.py."""
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from hostile import CASES, TEXT  # noqa: E402
from program import ProgramTest, crosstell  # noqa: E402

SIZE = 1 << 15


class Hostile(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory(prefix='crosstell-test-')
        folder = pathlib.Path(cls.kept.name)
        (folder / 'in').mkdir()
        for number, case in enumerate(CASES):
            (folder / 'in' / f'{number:03}{case.ending}').write_bytes(case.make(SIZE))
        cls.run_of_all = crosstell('analyze', folder / 'in', '--db', folder / 'store.db', timeout=600)

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def setUp(self):
        super().setUp()
        self.db = pathlib.Path(self.kept.name) / 'store.db'

    def by_case(self, sql):
        out = {}
        for row in self.rows(sql):
            out.setdefault(int(row['path'][:3]), []).append(row)
        return out

    def test_states_and_flags(self):
        self.assertEqual(self.run_of_all.code, 3, self.run_of_all.err)
        files = self.by_case('SELECT DISTINCT path, state, error_code FROM file')
        flags = self.by_case('SELECT DISTINCT path, code FROM diagnostic JOIN file USING (file_row)')
        for number, case in enumerate(CASES):
            with self.subTest(case.name):
                found = files.get(number, [])
                self.assertTrue(found, 'nothing is known of it')
                self.assertLessEqual({row['state'] for row in found}, {*case.states, 'duplicate'}, found)  # cases may share an article
                if not case.flag or SIZE < case.flag_from:
                    continue
                self.assertIn(case.flag, {row['code'] for row in flags.get(number, [])} | {row['error_code'] for row in found})

    def test_articles_keep_their_text(self):
        kept = self.by_case("SELECT DISTINCT path FROM sentence JOIN file USING (article_row) WHERE sentence.text LIKE '%The line carried 4,200 people last year%'")
        for number, case in enumerate(CASES):
            with self.subTest(case.name):
                self.assertEqual(case.kept and 'ok' in case.states, number in kept)

    def test_hidden_text_makes_no_claims(self):
        claims = self.by_case("SELECT DISTINCT path FROM claim c JOIN file USING (article_row) JOIN sentence s USING (article_row, sentence_index) WHERE s.text LIKE '%has killed 77 people%'")
        for number, case in enumerate(CASES):
            if case.hidden:
                with self.subTest(case.name):
                    self.assertNotIn(number, claims)

    def test_files_of_odd_kinds(self):
        folder = self.folder / 'in'
        (folder / 'a.html').mkdir(parents=True)
        (folder / 'a.html' / 'inner.txt').write_bytes(TEXT)
        (folder / 'loop').symlink_to(folder)
        (folder / 'gone.txt').symlink_to(folder / 'nothing')
        (folder / 'self.txt').symlink_to(folder / 'self.txt')
        os.mkfifo(folder / 'pipe.txt')
        (folder / os.fsdecode(b'caf\xe9.txt')).write_bytes(TEXT.replace(b'Aldby', b'Ness'))
        (folder / ('n' * 250 + '.txt')).write_bytes(TEXT.replace(b'Aldby', b'Pellery'))
        os.truncate(self.write('in/sparse.txt', b''), 1 << 30)
        self.db = self.folder / 'odd.db'
        self.assertEqual(self.analyze(folder, code=3).code, 3)
        found = {row['path']: (row['state'], row['error_code']) for row in self.rows('SELECT path, state, error_code FROM file')}
        self.assertEqual(found, {'a.html/inner.txt': ('ok', None), 'loop': ('skipped', 'unsupported'), 'gone.txt': ('skipped', 'unsupported'), 'self.txt': ('skipped', 'unsupported'),
                                 'pipe.txt': ('refused', 'not_regular'), 'caf%E9.txt': ('ok', None), 'n' * 250 + '.txt': ('ok', None), 'sparse.txt': ('refused', 'too_large')})

    def test_broken_records_name_their_place(self):
        numbers = {case.name: number for number, case in enumerate(CASES)}
        details = {int(row['path'][:3]): row for row in self.rows("SELECT path, max(line) AS line, max(error_detail) AS error_detail FROM file WHERE state = 'refused' GROUP BY path")}
        for name, place in (('broken line', 'column 10: found'), ('rubbish between records', 'record 1 at byte '), ('record in a record', 'record 1 at byte '),
                            ('last member cut', 'record 1 at byte '), ('a key twice', 'line 1, column 1'), ('bomb in an archive', 'record 1 at byte ')):
            self.assertTrue(details[numbers[name]]['error_detail'].startswith(place), details[numbers[name]])
        self.assertEqual(details[numbers['broken line']]['line'], 2)


if __name__ == '__main__':
    unittest.main(verbosity=2)
