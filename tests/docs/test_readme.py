# SPDX-License-Identifier: Apache-2.0
"""README.md tells the truth: its commands run, its verbs, files, counts and packages exist, its finding is what the program prints. CROSSTELL_BLESS=1 renews finding and counts."""
import json
import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from program import ARTICLES, BINARY, ROOT, ProgramTest  # noqa: E402

README = ROOT / 'README.md'
COUNTS = re.compile(r'\d+ rules for \d+ attributes|\{rules\} rules for \{attributes\} attributes')
FINDING = re.compile(r'```text\n(.*?)```', re.S)
CLAIM = re.compile(r'```text\nclaim.*?```', re.S)
CLAIMS = ("attribute = 'capital_expenditure' AND modality = 'predicted'", "attribute = 'cause' AND modality = 'hedged'")
ATTRIBUTES = ROOT / 'schemas/rules/en/ATTRIBUTES.md'
SHOWN = "SELECT finding_id AS id FROM finding WHERE section = 'contradiction' AND kind = 'numeric' ORDER BY attribute <> 'deal_price', score DESC, finding_id LIMIT 1"


class Readme(ProgramTest):
    def text(self):
        return README.read_text()

    def current(self, pattern, wanted):
        """The README holds WANTED where PATTERN is; blessing puts it there."""
        if os.environ.get('CROSSTELL_BLESS'):
            README.write_text(pattern.sub(lambda _: wanted, self.text(), count=1))
        self.assertEqual(pattern.search(self.text()).group(0), wanted)

    def test_commands_run(self):
        """Every sh block, in order, in a folder that looks like the checkout; tools/crosstell is the built program."""
        (self.folder / 'tools').mkdir()
        (self.folder / 'tools' / 'crosstell').symlink_to(BINARY)
        (self.folder / 'corpus').symlink_to(ROOT / 'corpus')
        commands = [line for block in re.findall(r'```sh\n(.*?)```', self.text(), re.S) for line in block.splitlines()]
        self.assertEqual(commands[0], 'tools/crosstell analyze corpus/articles --db demo.db --report demo.html')
        self.assertEqual(commands[1], 'tools/test')
        for command in commands:
            with self.subTest(command=command):
                self.assertTrue(os.access(ROOT / command.split()[0], os.X_OK))
                if command == 'tools/test':  # that is us
                    continue
                run = subprocess.run(['bash', '-c', command], cwd=self.folder, capture_output=True, timeout=120)
                self.assertEqual(run.returncode, 0, run.stderr.decode())
                if 'query' in command:
                    self.assertGreater(len(run.stdout.splitlines()), 1)
        self.assertTrue((self.folder / 'demo.html').read_text().startswith('<!DOCTYPE html>'))

    def test_verbs(self):
        verbs = re.findall(r'(?m)^  (\w+) {2,}', self.run_for(0, '--help').out.split('Subcommands:')[1])
        self.assertEqual(sorted(verbs), sorted(re.findall(r'(?m)^\| `(\w+)` \| ', self.text().split('| verb |')[1].split('\n\n')[0])))

    def test_options(self):
        known = self.run_for(0, '--help-all').out
        for option in set(re.findall(r'(?<![\w-])--[a-z][a-z-]+', self.text())) - {'--preset', '--build'}:
            self.assertIn(option, known)

    def test_counts(self):
        rules = len(self.run_for(0, 'rules', 'list', '--format', 'ndjson').out.splitlines())
        attributes = len(json.loads((ROOT / 'schemas/rules/en/attributes.json').read_text())['attributes'])
        if os.environ.get('CROSSTELL_BLESS'):
            self.current(COUNTS, f'{rules} rules for {attributes} attributes')
        said = [int(number) for number in re.findall(r'\d+', COUNTS.search(self.text()).group(0))]
        for number, true in zip(said, (rules, attributes)):  # a rule more makes no lie
            self.assertLessEqual(abs(number - true), true / 10, f'README.md is stale ({rules} rules for {attributes} attributes): CROSSTELL_BLESS=1 renews it')

    def test_finding(self):
        self.analyze(ARTICLES)
        name = self.rows(SHOWN)[0]['id']
        self.current(FINDING, '```text\n' + self.run_for(0, 'show', name, '--db', self.db).out + '```')

    def test_claims(self):
        self.analyze(ARTICLES)
        wanted = []
        for condition in CLAIMS:
            name = self.rows(f'SELECT claim_id AS id FROM claims_full WHERE {condition} ORDER BY confidence DESC, claim_id LIMIT 1')[0]['id']
            wanted.append('```text\n' + self.run_for(0, 'show', name, '--db', self.db).out + '```')
        if os.environ.get('CROSSTELL_BLESS'):
            blocks = iter(wanted)
            README.write_text(CLAIM.sub(lambda _: next(blocks), self.text(), count=len(wanted)))
        self.assertEqual(CLAIM.findall(self.text()), wanted)

    def test_attributes(self):
        """The list of attributes is what the program prints of its registry."""
        found = '# What can be claimed\n\nPrinted by `crosstell rules attributes --format md`.\n\n' + self.run_for(0, 'rules', 'attributes', '--format', 'md').out
        if os.environ.get('CROSSTELL_BLESS'):
            ATTRIBUTES.write_text(found)
        self.assertEqual(ATTRIBUTES.read_text(), found, 'CROSSTELL_BLESS=1 renews it')

    def test_files_and_views(self):
        for path in re.findall(r'`((?:src|schemas|include|tools|corpus|tests)/[^` ]*)`', self.text()) + re.findall(r'\]\(([^)h][^)]*)\)', self.text()):
            self.assertTrue(list(ROOT.glob(path)) if '*' in path else (ROOT / path).exists(), path)
        documented = (ROOT / 'schemas/sql/view_doc.tsv').read_text()
        for view in re.findall(r'`(\w+_\w+)`', self.text().split('Views are named')[1].split('\n\n')[0]):
            if view not in ('column_doc', 'view_doc'):
                self.assertIn(view, documented)

    def test_packages(self):
        listed = set(re.findall(r'`([\w-]+)`', self.text().split('| package (Debian 12) |')[1].split('\n\n')[0]))
        script = (ROOT / 'tools/packages.sh').read_text()
        needed = set(re.search(r'build_packages=\((.*?)\)', script, re.S).group(1).split()) - {'g++', 'cmake', 'ninja-build', 'pkg-config'}
        self.assertEqual(needed - listed, set())
        self.assertEqual(listed - needed - set(re.search(r'test_packages=\((.*?)\)', script, re.S).group(1).split()), set())

    def test_exit_codes(self):
        text = self.text().split('Exit codes:')[1].split('\n\n')[0]
        for code in ('0 ', '1 ', '2 ', '3 ', '4 ', '5 ', '6 ', '130', '143'):
            self.assertIn(code, text)


if __name__ == '__main__':
    unittest.main()
