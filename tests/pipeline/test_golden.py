# SPDX-License-Identifier: Apache-2.0
"""What the sample corpus gives, line by line: corpus/expected. CROSSTELL_BLESS=1 writes the files anew; read the diff before you commit it."""
import difflib
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from program import ROOT, CorpusTest  # noqa: E402

EXPECTED = ROOT / 'corpus' / 'expected'


def line(*cells):
    return '\t'.join(' '.join(str(cell or '').split()) for cell in cells) + '\n'


class Golden(CorpusTest):
    def compare(self, name, header, lines):
        path, text = EXPECTED / name, line(*header) + ''.join(sorted(lines))
        if os.environ.get('CROSSTELL_BLESS'):
            EXPECTED.mkdir(exist_ok=True)
            path.write_text(text)
        difference = list(difflib.unified_diff(path.read_text().splitlines(), text.splitlines(), 'expected', 'found', lineterm='', n=0))
        if difference:
            self.fail(f'{path} differs in {sum(d[0] in "+-" for d in difference[2:])} lines (CROSSTELL_BLESS=1 accepts them):\n' + '\n'.join(difference[:60]))

    def test_claims(self):
        rows = self.rows('SELECT c.path, r.record_number AS record, c.attribute, c.subject, c.value, c.modality, c.polarity, c.speaker, c.rules '
                         'FROM claims_full c JOIN article a USING (article_id) JOIN file r ON r.article_row = a.article_row')
        self.compare('claims.tsv', ('file', 'attribute', 'subject', 'value', 'modality', 'polarity', 'speaker', 'rule'),
                     [line(row['path'] + (f'#{row["record"] + 1}' if row['path'].endswith('.jsonl') else ''), row['attribute'], row['subject'], row['value'],
                           row['modality'], row['polarity'], row['speaker'], (row['rules'] or '').split(' ')[0]) for row in rows])

    def test_findings(self):
        report = self.run_for(0, 'report', '--db', self.db, '--format', 'json').json()
        lines = []
        for finding in report['findings']:
            files = sorted({evidence['path'] for variant in finding['variants'] for evidence in variant['evidence']})
            lines.append(line(finding['section'], finding['kind'], finding['subject'], finding['attribute'],
                              ' | '.join(sorted(variant['value'] for variant in finding['variants'])), ' '.join(files)))
        self.compare('findings.tsv', ('section', 'kind', 'subject', 'attribute', 'values', 'files'), lines)


if __name__ == '__main__':
    unittest.main()
