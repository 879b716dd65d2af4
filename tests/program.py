# SPDX-License-Identifier: Apache-2.0
"""Runs the built crosstell for tests. The binary's path stands in the environment variable CROSSTELL."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARTICLES = ROOT / 'corpus' / 'articles'
HOSTILE = ROOT / 'corpus' / 'hostile'
BINARY = os.environ.get('CROSSTELL', str(ROOT / 'build/dev/src/cli/crosstell'))
SANITIZED = os.environ.get('CROSSTELL_SANITIZE', '') != ''  # limits of memory do not go with a sanitizer

# What a terminal would obey, or a reader would be fooled by: C0 but line ends and tabs, DEL, C1, bidi controls.
UNSAFE = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]')


class Run:
    def __init__(self, process):
        self.code, self.bytes = process.returncode, process.stdout
        self.out, self.err = process.stdout.decode('utf-8', 'replace'), process.stderr.decode('utf-8', 'replace')

    def json(self):
        return json.loads(self.out)

    def ndjson(self):
        return [json.loads(line) for line in self.out.splitlines()]


def crosstell(*args, stdin=b'', cwd=None, env=None, preexec_fn=None, stdout=subprocess.PIPE, timeout=120, program=BINARY):
    """Runs crosstell with ARGS; the exit code is looked at by the caller."""
    environment = dict(os.environ, **(env or {}))
    process = subprocess.run([program, *map(os.fsencode, args)], input=stdin, stdout=stdout, stderr=subprocess.PIPE, cwd=cwd, env=environment,
                             preexec_fn=preexec_fn, timeout=timeout)
    process.stdout = process.stdout or b''
    return Run(process)


class ProgramTest(unittest.TestCase):
    """A test with a fresh folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='crosstell-test-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.db = self.folder / 'store.db'

    def run_for(self, code, *args, **options):
        """Runs and wants this exit code."""
        run = crosstell(*args, **options)
        self.assertEqual(run.code, code, f'crosstell {" ".join(map(str, args))}\n{run.err}')
        return run

    def analyze(self, *paths, code=0, options=(), **more):
        return self.run_for(code, 'analyze', *(paths or (ARTICLES,)), '--db', self.db, *options, **more)

    def rows(self, sql):
        return self.run_for(0, 'query', '--db', self.db, sql, '--format', 'json').json()['rows']

    def dump(self):
        return self.run_for(0, 'dump', '--db', self.db).bytes

    def same(self, found, expected, what=''):
        """Compares long texts: unittest's own way to show a difference takes minutes on megabytes."""
        if found != expected:
            pairs = zip(found.splitlines() + [None], expected.splitlines() + [None])
            self.fail(f'{what} differs, first where found and expected read:\n%.300r\n%.300r' % next(pair for pair in pairs if pair[0] != pair[1]))

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path


class CorpusTest(ProgramTest):
    """Tests that only read: one store of corpus/articles for the whole class."""

    @classmethod
    def setUpClass(cls):
        cls.shared = pathlib.Path(tempfile.mkdtemp(prefix='crosstell-test-'))
        run = crosstell('analyze', ARTICLES, '--db', cls.shared / 'store.db', '-q')
        assert run.code == 0, run.err

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared, ignore_errors=True)

    def setUp(self):
        super().setUp()
        self.db = self.shared / 'store.db'
