# SPDX-License-Identifier: Apache-2.0
"""kill -9 at random moments: after each, the same command again must end with the dump of a run that nobody disturbed.

    kill_test.py [--kills N] [--articles N] [--seed N] [--workers N]

Each kill starts from a fresh store or from what an earlier kill left behind.
"""
import argparse
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from articles import write_folder  # noqa: E402
from program import BINARY, crosstell  # noqa: E402


def command(folder, db, workers):
    return [BINARY, 'analyze', str(folder), '--db', str(db), '-q', '-j', str(workers)]


def finish(folder, db, workers):
    """The same command to its end; returns the canonical dump."""
    run = crosstell(*command(folder, db, workers)[1:], timeout=600)
    assert run.code == 3, f'exit code {run.code}: {run.err}'  # the folder holds broken files on purpose
    dump = crosstell('dump', '--db', db)
    assert dump.code == 0, dump.err
    return dump.bytes


def killed(folder, db, workers, delay):
    """Starts the command and kills it after DELAY seconds. Returns whether it was still running."""
    process = subprocess.Popen(command(folder, db, workers), stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(delay)
    alive = process.poll() is None
    if alive:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return alive


def files_in(db):
    if not db.exists():
        return 0
    with sqlite3.connect(db) as connection:
        try:
            assert connection.execute('PRAGMA integrity_check').fetchone() == ('ok',), 'damaged'
            return connection.execute('SELECT count(*) FROM file').fetchone()[0]
        except sqlite3.OperationalError:  # killed before the tables were made
            return 0


def main():
    parser = argparse.ArgumentParser()
    for name, value in (('--kills', 2), ('--articles', 200), ('--seed', 1), ('--workers', 2)):
        parser.add_argument(name, type=int, default=value)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(f'seed {options.seed}')
    with tempfile.TemporaryDirectory(prefix='crosstell-kill-') as temporary:
        root = pathlib.Path(temporary)
        folder = write_folder(root / 'in', options.articles)
        started = time.monotonic()
        expected = finish(folder, root / 'clean.db', options.workers)
        whole = time.monotonic() - started
        print(f'clean run: {whole:.2f} s, dump of {len(expected)} bytes', flush=True)
        hits, done, bad = 0, 0, 0
        for number in range(options.kills):
            db = root / f'killed{number}.db'
            for _ in range(dice.randint(1, 3)):           # a killed run may be killed again while it resumes
                hits += killed(folder, db, options.workers, dice.uniform(0.02, whole))
                done += 1
            kept = files_in(db)
            same = finish(folder, db, options.workers) == expected
            bad += not same
            print(f'kill {number}: {kept} records kept, {"same dump" if same else "ANOTHER DUMP"}', flush=True)
            for path in root.glob(f'killed{number}.db*'):
                path.unlink()
        print(f'{hits} of {done} kills hit a running process; {options.kills - bad} of {options.kills} stores end as the clean one')
        return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
