# SPDX-License-Identifier: Apache-2.0
"""The same inputs give the same bytes: whatever the number of workers, locale, time zone, folder, spelling or order, in one run or several."""
import contextlib
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from articles import write_folder  # noqa: E402
from program import ARTICLES, BINARY, HOSTILE, ProgramTest, crosstell  # noqa: E402


class Sameness(ProgramTest):
    def result(self, *args, name='other', code=(0, 3), **options):
        """JSON report and canonical dump of a fresh run."""
        db, report = self.folder / f'{name}.db', self.folder / f'{name}.json'
        for path in (db, report):
            path.unlink(missing_ok=True)
        run = crosstell('analyze', *args, '--db', db, '--report', report, **options)
        self.assertIn(run.code, code, run.err)
        self.db = db
        return report.read_bytes() + self.dump()

    def test_workers(self):
        folder = write_folder(self.folder / 'in', 120)
        for paths in ([ARTICLES], [HOSTILE], [folder]):
            one = self.result(*paths, '-j', '1')
            for workers in ('2', '4', '16'):
                self.same(self.result(*paths, '-j', workers), one, f'{paths} -j {workers}')

    def test_surroundings(self):
        expected = self.result(ARTICLES)
        available = subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout.split()
        locales = ['C', 'C.UTF-8', 'POSIX', 'de_DE.UTF-8', 'tr_TR.UTF-8', *[name for name in available if name.startswith(('de_', 'tr_', 'fr_'))]]
        for name in dict.fromkeys(locales):
            self.same(self.result(ARTICLES, env={'LC_ALL': name, 'LANG': name}), expected, name)
        for zone in ('UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata'):
            self.same(self.result(ARTICLES, env={'TZ': zone}), expected, zone)

    def test_spelling_and_place(self):
        expected = self.result(ARTICLES)
        parent = ARTICLES.parent
        for path, cwd in (('articles', parent), ('./articles/', parent), ('.', ARTICLES), (f'{ARTICLES}/', '/'), ('ai-lab/..', ARTICLES), ('../articles', ARTICLES), ('articles//', parent)):
            self.same(self.result(path, cwd=cwd), expected, f'{path} in {cwd}')
        moved = self.folder / 'elsewhere' / 'articles'
        shutil.copytree(ARTICLES, moved)
        self.same(self.result(moved), expected)

    def test_order_of_paths(self):
        parts = sorted(p for p in ARTICLES.iterdir())
        forward, backward = self.result(*parts), self.result(*reversed(parts))
        self.same(forward, backward)

    def test_second_run(self):
        folder = write_folder(self.folder / 'in', 60)
        expected = self.result(folder)
        run = self.analyze(folder, code=3, options=['--report', self.folder / 'again.json'])
        self.assertRegex(run.err, r'ok=0 unchanged=\d\d')
        self.same((self.folder / 'again.json').read_bytes() + self.dump(), expected)

    def test_piece_by_piece(self):
        folder = write_folder(self.folder / 'in', 90)
        expected = self.result(folder)
        growing, self.db = self.folder / 'growing' / 'in', self.folder / 'growing.db'
        files = sorted(p for p in folder.rglob('*') if p.is_file())
        for number in (2, 0, 1):
            for path in files[number::3]:
                target = growing / path.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
            crosstell('analyze', growing, '--db', self.db, '--report', self.folder / 'growing.json')
        self.same((self.folder / 'growing.json').read_bytes() + self.dump(), expected)

    def test_changed_and_vanished_files(self):
        folder = write_folder(self.folder / 'in', 60)
        self.result(folder)
        expected = self.dump()
        changed, gone = folder / 's0' / '00000.txt', folder / 's1' / '00001.txt'
        text, extra = changed.read_text(), folder / 'extra.txt'
        changed.write_text('The flood in Pellery killed 99 people, the mayor said on Monday morning in the town hall.\n')
        moved = gone.rename(self.folder / 'kept.txt')
        extra.write_text('The flood in Pellery killed 98 people, the mayor said on Monday morning in the town hall.\n')
        self.analyze(folder, code=3)
        self.assertTrue(self.dump() != expected)
        self.assertEqual(self.rows("SELECT count(*) AS n FROM file WHERE path = 's1/00001.txt'"), [{'n': 1}])  # nothing is forgotten unasked
        self.analyze(folder, code=3, options=['--prune'])
        self.assertEqual(self.rows("SELECT count(*) AS n FROM file WHERE path = 's1/00001.txt'"), [{'n': 0}])
        changed.write_text(text)
        moved.rename(gone)
        extra.unlink()
        self.analyze(folder, code=3, options=['--prune'])
        self.same(self.dump(), expected)

    def test_changed_side_car(self):
        text = self.write('in/a.txt', 'The flood in Pellery killed 99 people, the mayor said on Monday morning in the town hall.\n')
        self.write('in/b.txt', 'The mill in Ness was sold for 4 million euros, the owner said on Monday morning in the town hall.\n')

        def read_again(count, published):
            self.assertIn(f'ok={count} unchanged={2 - count}', self.analyze(text.parent).err)
            self.assertEqual(self.rows("SELECT article.published FROM article JOIN file USING (article_row) WHERE path = 'a.txt'"), [{'published': published}])

        read_again(2, None)
        for day in ('2026-03-12', '2026-03-13'):
            about = self.write('in/a.json', '{"author": "Nela Brandt", "date_publish": "%s"}' % day)
            read_again(1, day)
            read_again(0, day)
        about.touch()
        read_again(0, day)
        about.unlink()
        read_again(1, None)
        read_again(0, None)

    def change_at_random(self, dice, pool, folder):
        """Adds, takes away and rewrites some articles: as sources do between two scrapes."""
        present = sorted(folder.iterdir())
        for path in dice.sample(present, min(len(present), dice.randrange(3))):
            path.unlink()
        for path in dice.sample(pool, dice.randrange(1, 6)):
            text = path.read_text()
            if dice.random() < 0.3:  # other figures: claims come and go
                text = re.sub(r'[1-9]', lambda digit: dice.choice('123456789') if dice.random() < 0.2 else digit[0], text)
            if dice.random() < 0.3:  # another order of paragraphs: another article with the same claims
                parts = text.split('\n\n')
                dice.shuffle(parts)
                text = '\n\n'.join(parts)
            (folder / path.name).write_text(text)

    def test_any_history_ends_the_same(self):
        """What a store holds depends on the articles that are there now, not on how they came, changed and went."""
        pool = sorted(p for p in ARTICLES.rglob('*') if p.suffix in ('.txt', '.md', '.html'))
        for seed in range(4):
            dice, folder, grown, report = random.Random(seed), self.folder / f'history{seed}', self.folder / f'grown{seed}.db', self.folder / 'grown.json'
            folder.mkdir()
            for _ in range(5):
                self.change_at_random(dice, pool, folder)
                crosstell('analyze', folder, '--db', grown, '--report', report, '--prune')
                expected = self.result(folder)
                self.db = grown
                self.same(report.read_bytes() + self.dump(), expected, f'seed {seed}')

    def test_nothing_new_is_not_compared_again(self):
        self.analyze(ARTICLES)
        expected = self.dump()
        with contextlib.closing(sqlite3.connect(self.db)) as store:  # a trace that a second cross-reference would wipe away
            store.execute("UPDATE finding SET reason = reason || '!'")
            store.commit()
        self.analyze(ARTICLES)
        self.assertNotEqual(self.dump(), expected)
        extra = self.write('extra/one.txt', 'The council of Pellery met on Monday morning in the town hall.\n')
        self.analyze(extra.parent)
        self.analyze(ARTICLES, options=['--prune'])
        self.same(self.dump(), expected)

    def test_other_rules_are_applied_again(self):
        self.analyze(ARTICLES)
        rules = self.write('rules/local.json', '{"pack": "local", "rules": [{"id": "local.sell", "about": "A seller.", "attribute": "role", "match": "{subject:person} <~be> '
                           '{value:role}", "accepts": [{"text": "Ada Holm was chairman.", "subject": "Ada Holm"}], "rejects": ["Ada Holm left."]}]}').parent
        run = self.analyze(ARTICLES, options=['--rules', rules])
        self.assertIn('ok=24 unchanged=0', run.err)
        self.assertIn('ok=0 unchanged=24', self.analyze(ARTICLES, options=['--rules', rules]).err)

    def test_interrupted(self):
        folder = write_folder(self.folder / 'in', 400)
        self.result(folder)
        expected = self.dump()
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            self.db = self.folder / f'stopped{code}.db'
            process = subprocess.Popen([BINARY, 'analyze', str(folder), '--db', str(self.db)], stderr=subprocess.PIPE, start_new_session=True)
            time.sleep(0.25)
            process.send_signal(number)
            err = process.communicate(timeout=60)[1].decode()
            self.assertIn(process.returncode, (code, -number, 3), err)  # -number: still starting; 3: already done
            if process.returncode == code and 'interrupted' in err:
                self.assertIn('run the same command again', err)
            self.assertEqual(subprocess.run(['pgrep', '-g', str(process.pid)], capture_output=True).stdout, b'')  # no worker is left behind
            self.analyze(folder, code=3)
            self.same(self.dump(), expected)


if __name__ == '__main__':
    unittest.main()
