# SPDX-License-Identifier: Apache-2.0
"""Bad input, bad stores, bad rules, full disks: an error that names what, where and what to do; the right state and exit code; all else processed."""
import json
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from program import ARTICLES, BINARY, HOSTILE, ProgramTest, crosstell  # noqa: E402

GOOD = 'Flood in Pellery\n\nThe flood in Pellery killed 12 people on Monday, the mayor said. About 1,100 people had to leave their homes.\n'


class Inputs(ProgramTest):
    def states(self):
        """{path or path:line: (state, code)}"""
        rows = self.rows("SELECT path || CASE WHEN line > 0 THEN ':' || line ELSE '' END AS name, state, error_code FROM file")
        return {row['name']: (row['state'], row['error_code'] or '') for row in rows}

    def test_hostile_folder_is_what_its_readme_says(self):
        run = self.analyze(HOSTILE, code=3)
        states = self.states()
        expected = {}
        for line in (HOSTILE / 'README.md').read_text().splitlines():
            cells = [cell.strip() for cell in line.strip('|').split('|')]
            found = re.match(r'`([^`]+)`', cells[0])
            if not found or len(cells) < 3:
                continue
            name, state = found.group(1), re.match(r'`(\w+)`(?: \((\w+)\))?', cells[2])
            if name == 'broken.jsonl':
                expected |= {f'{name}:{n}': ('refused', 'syntax') if n == 7 else ('ok', '') for n in range(1, 11)}
            elif state:
                expected[name] = (state.group(1), state.group(2) or '')
        self.assertGreaterEqual(len(expected), 18)
        self.assertEqual({name: states.get(name) for name in expected}, expected, '\n'.join(f'{k}: {v}' for k, v in states.items()))
        self.assertEqual(set(states) - set(expected), {'README.md', 'a.txt/.gitkeep'})
        self.assertIn('broken.jsonl:7', run.err)
        self.assertEqual(self.rows("SELECT count(*) AS n FROM claims_full WHERE path IN ('binary.txt', 'french.txt')"), [{'n': 0}])
        titles = [row['title'] for row in self.rows("SELECT title FROM article JOIN file USING (article_row) WHERE path = 'lone_surrogate.json'")]
        self.assertTrue(titles and '\ufffd' in titles[0])
        clean = self.rows("SELECT clean FROM article_text JOIN file USING (article_row) WHERE path = 'latin1.txt'")[0]['clean']
        for words in ('€84,000', 'José Almárez'):
            self.assertIn(words, clean)

    def test_missing_path(self):
        run = self.run_for(2, 'analyze', ARTICLES, self.folder / 'none', '--db', self.db)
        self.assertIn(str(self.folder / 'none'), run.err)
        self.assertFalse(self.db.exists())

    def test_every_kind_of_bad_file(self):
        folder = self.folder / 'in'
        files = {'empty.txt': (b'', 'refused', 'empty'), 'nul.txt': (b'abc\0\1\2' * 50, 'refused', 'binary'), 'picture.jpg': (b'\xff\xd8\xff\xe0', 'skipped', 'unsupported'),
                 'latin.txt': (GOOD.replace('Pellery', 'Pélléry').encode('latin-1'), 'ok', ''), 'utf16.txt': (GOOD.encode('utf-16'), 'ok', ''),
                 'bom.txt': (b'\xef\xbb\xbf' + GOOD.replace('12', '13').encode(), 'ok', ''), 'crlf.txt': (GOOD.replace('\n', '\r\n').encode(), 'ok', ''),
                 'half.json': (b'{"title": "Flood", "text": "The flo', 'refused', 'syntax'), 'list.json': (b'[1, 2, 3]', 'refused', ''), 'good.txt': (GOOD.encode(), 'ok', '')}
        for name, (content, _, _) in files.items():
            self.write(f'in/{name}', content)
        (folder / 'dir.txt').mkdir()
        self.write('in/dir.txt/inside.txt', GOOD.replace('12', '14'))
        self.analyze(folder, code=3)
        states = self.states()
        for name, (_, state, code) in files.items():
            with self.subTest(name=name):
                self.assertEqual(states[name][0], state, states[name])
                if code:
                    self.assertEqual(states[name][1], code)
        self.assertEqual(states['dir.txt/inside.txt'], ('ok', ''))
        dead = {row['path']: row['value'] for row in self.rows("SELECT path, value FROM claims_full WHERE attribute = 'dead'")}
        self.assertEqual({dead.get('good.txt'), dead.get('bom.txt'), dead.get('dir.txt/inside.txt')}, {'12', '13', '14'})

    def test_odd_files(self):
        folder = self.write('in/good.txt', GOOD).parent
        os.mkfifo(folder / 'pipe.txt')
        (folder / 'loop.txt').symlink_to(folder)
        (folder / 'gone.txt').symlink_to(folder / 'nowhere')
        odd = os.fsencode(folder) + b'/na\xefve\nname.txt'
        with open(odd, 'wb') as out:
            out.write(GOOD.replace('12', '15').encode())
        run = self.analyze(folder, code=3)  # a FIFO is refused, never waited for
        states = self.states()
        self.assertEqual(states['good.txt'], ('ok', ''))
        self.assertEqual(states['pipe.txt'], ('refused', 'not_regular'))
        self.assertEqual({states['loop.txt'][0], states['gone.txt'][0]}, {'skipped'})
        self.assertEqual([state for name, state in states.items() if 'name.txt' in name], [('ok', '')])
        self.assertNotIn('\nname', run.err)

    def test_unreadable(self):
        folder = self.write('in/good.txt', GOOD).parent
        (folder / 'closed.txt').write_text(GOOD)
        (folder / 'closed.txt').chmod(0)
        (folder / 'dark').mkdir(mode=0)
        become, program = None, BINARY
        if os.geteuid() == 0:  # root reads everything
            program = shutil.copy(BINARY, self.folder / 'crosstell')  # nobody may not look into the checkout
            os.chown(self.folder, 65534, 65534)
            become = lambda: (os.setgid(65534), os.setuid(65534))  # noqa: E731
        run = self.analyze(folder, code=3, preexec_fn=become, program=program)
        self.assertIn('closed.txt', run.err)
        states = self.states()
        self.assertEqual((states['good.txt'], states['closed.txt'], states['dark']), (('ok', ''), ('refused', 'denied'), ('refused', 'denied')))

    def test_one_long_line(self):
        sentence = 'The flood in the town of Pellery killed 12 people on Monday, the mayor said. '
        self.write('in/long.txt', sentence * (50_000_000 // len(sentence)))
        self.write('in/spaces.txt', b' ' * 20_000_000)
        self.write('in/word.txt', b'x' * 8_000_000)
        folder = self.write('in/good.txt', GOOD).parent
        run = self.analyze(folder, code=3, timeout=300)
        states = self.states()
        self.assertEqual(states['long.txt'], ('refused', 'too_large'))
        self.assertIn('--max-file', run.err)
        self.assertEqual(states['spaces.txt'], ('refused', 'empty'))
        self.assertEqual(states['good.txt'], ('ok', ''))

    def test_broken_line_of_many(self):
        lines = [json.dumps({'title': f'Flood {n}', 'text': GOOD.replace('12', str(n + 20))}) for n in range(10)]
        lines[6] = lines[6][:-30]
        folder = self.write('in/news.jsonl', '\n'.join(lines)).parent
        run = self.analyze(folder, code=3)
        self.assertIn('news.jsonl:7', run.err)
        self.assertEqual(sorted(state for state, _ in self.states().values()), ['ok'] * 9 + ['refused'])


    def test_folders_where_files_belong(self):
        empty = self.folder / 'empty'
        empty.mkdir()
        self.assertIn('nothing to read', self.analyze(empty).err)
        self.assertIn('--meta', self.analyze(ARTICLES, options=['--meta', empty], code=2).err)
        self.assertIn('cannot be read', self.run_for(2, 'extract', empty).err)
        self.run_for(2, 'query', '--db', self.db, empty)


class Stores(ProgramTest):
    def test_not_a_store(self):
        text = self.write('notes.db', 'these are my notes\n' * 100)
        other = self.folder / 'other.db'
        connection = sqlite3.connect(other)
        connection.executescript("CREATE TABLE poem (line); INSERT INTO poem VALUES ('rose')")
        connection.close()
        self.db = self.folder / 'new.db'
        folder = self.write('in/good.txt', GOOD).parent
        self.analyze(folder)
        with sqlite3.connect(self.db) as connection:
            connection.execute('PRAGMA user_version = 99')
        connection.close()
        cut = self.folder / 'cut.db'
        cut.write_bytes(self.db.read_bytes()[:5000])
        for path, words in ((text, 'not a crosstell store'), (other, 'another program'), (self.db, 'newer crosstell'), (cut, '')):
            before = path.read_bytes()
            for args in (['analyze', folder], ['status'], ['dump'], ['query', 'SELECT count(*) FROM claim'], ['report']):
                with self.subTest(path=path.name, verb=args[0]):
                    run = self.run_for(4, *args, '--db', path)
                    self.assertEqual(run.out, '')
                    self.assertIn(words, run.err)
                    self.assertIn(path.name, run.err)
            self.assertEqual(path.read_bytes(), before, path.name)

    def test_unwritable_places(self):
        self.assertIn('check that the folder exists', self.run_for(4, 'analyze', ARTICLES, '--db', self.folder / 'none' / 'x.db').err)
        self.run_for(4, 'analyze', ARTICLES, '--db', self.folder)
        run = self.run_for(4, 'analyze', ARTICLES, '--db', self.db, '--report', self.folder / 'none' / 'r.html')
        self.assertIn('r.html', run.err)
        self.assertTrue(self.rows('SELECT 1 FROM claim LIMIT 1'))  # what was read is stored all the same

    def test_locked(self):
        folder = self.write('in/good.txt', GOOD).parent
        self.analyze(folder)
        connection = sqlite3.connect(self.db, isolation_level=None)
        connection.execute('BEGIN IMMEDIATE')
        run = self.run_for(4, 'analyze', folder, '--db', self.db)
        self.assertIn('in use by another process', run.err)
        self.run_for(0, 'query', 'SELECT 1', '--db', self.db)  # readers are not in the way
        connection.execute('ROLLBACK')
        connection.close()
        self.analyze(folder)

    def clean_dump(self):
        clean = self.folder / 'clean.db'
        self.run_for(0, 'analyze', ARTICLES, '--db', clean)
        return self.run_for(0, 'dump', '--db', clean).bytes

    def test_file_size_limit(self):
        """Writing fails at every limit in turn; what is there stays sound, and a run without the limit ends as a clean one does."""
        expected = self.clean_dump()
        for limit in (4096, 60_000, 200_000, 500_000):
            with self.subTest(limit=limit):
                self.db = self.folder / f'limit{limit}.db'
                limited = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # noqa: E731, B023
                run = crosstell('analyze', ARTICLES, '--db', self.db, preexec_fn=limited)
                self.assertEqual(run.code, 4, run.err)
                self.assertIn(self.db.name, run.err)
                self.analyze()
                self.same(self.dump(), expected)

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which('mount'), 'mounting needs root')
    def test_full_disk(self):
        small = self.folder / 'small'
        small.mkdir()
        if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', small], capture_output=True).returncode != 0:
            self.skipTest('no mounting here')
        self.addCleanup(subprocess.run, ['umount', '-l', small], capture_output=True)
        self.db = small / 'store.db'
        run = self.analyze(code=4)
        self.assertIn('store.db', run.err)
        self.assertRegex(run.err, 'full|space')
        subprocess.run(['mount', '-o', 'remount,size=64m', small], check=True)
        self.analyze()
        self.same(self.dump(), self.clean_dump())
        subprocess.run(['mount', '-o', 'remount,size=%d' % (sum(p.stat().st_size for p in small.iterdir()) + 8192), small], check=True)
        report = small / 'report.html'
        self.assertIn('report.html', self.run_for(4, 'report', '--db', self.db, '-o', report).err)
        self.assertFalse(report.exists() or report.with_suffix('.html.part').exists())


class Rules(ProgramTest):
    RULE = {'id': 'local.mayor', 'about': 'Who is mayor.', 'attribute': 'role', 'match': '{subject:person} <is> {value:role}',
            'accepts': [{'text': 'Ada Holm is mayor.', 'subject': 'Ada Holm'}], 'rejects': ['Ada Holm left.']}

    def pack(self, **rule):
        return self.write('rules/local.json', json.dumps({'pack': 'local', 'rules': [{**self.RULE, **rule}]}, indent=1)).parent

    def test_typos(self):
        cases = ({'match': '{subject:persom} <is> {value:role}'}, {'match': '{subject:person <is> {value:role}'}, {'attribute': 'roel'}, {'mtach': 'x'},
                 {'match': '{subject:person} <is> @no_such_list'}, {'match': ''}, {'id': 'age.apposition'})
        for case in cases:
            with self.subTest(case=case):
                run = self.run_for(2, 'analyze', ARTICLES, '--db', self.db, '--rules', self.pack(**case))
                self.assertIn('local.json', run.err)
                self.assertIn('id' in case and 'age.apposition' or 'local.mayor', run.err)
                self.assertFalse(self.db.exists())
        run = self.run_for(2, 'rules', 'check', '--rules', self.pack(match='{subject:persom} <is> {value:role}'))
        self.assertIn('person', run.err)  # what was expected

    def test_broken_files(self):
        for content in ('{"pack": "local", "rules": [', '[]', '', '{"pack": 1}', '{"pack":"local","pack":"local","rules":[]}', '[' * 100000):
            with self.subTest(content=content[:30]):
                folder = self.write('rules/local.json', content).parent
                self.assertIn('local.json', self.run_for(2, 'rules', 'list', '--rules', folder).err)
        self.assertIn('nowhere', self.run_for(2, 'rules', 'list', '--rules', self.folder / 'nowhere').err)

    def test_examples_that_do_not_hold(self):
        run = self.run_for(2, 'rules', 'check', '--rules', self.pack(accepts=[{'text': 'The dam is old.', 'subject': 'Ada Holm'}]), timeout=300)
        self.assertIn('local.mayor', run.err)
        self.assertIn('The dam is old.', run.err)

    def test_a_good_pack_works(self):
        run = self.run_for(0, 'rules', 'list', '--rules', self.pack(), '--format', 'json')
        self.assertIn('local.mayor', [row['id'] for row in run.json()['rows']])


if __name__ == '__main__':
    unittest.main()
