# SPDX-License-Identifier: Apache-2.0
"""compare, explain, review: two texts without a store, why something is called a contradiction, and what people say to it."""
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..'))
from program import ROOT, ProgramTest  # noqa: E402

ONE = 'Title one\n\nWexley Bank paid $2.3 billion for Orlin Insurance. “We will rebuild the old pier,” Ilse Marrow said.\n'
TWO = 'Title two\n\nWexley Bank bought Orlin Insurance for $1.4 billion. The weather was mild.\n'


class Compare(ProgramTest):
    def pairs(self, *rows, code=0, options=()):
        return self.run_for(code, 'compare', '--ndjson', *options, stdin=''.join(json.dumps(row) + '\n' for row in rows).encode()).ndjson()

    def test_pairs(self):
        a, b = 'Wexley Bank paid $2.3 billion for Orlin Insurance.', 'Wexley Bank paid $1.4 billion for Orlin Insurance.'
        found = self.pairs({'id': 'p', 'a': a, 'b': b}, {'a': a, 'b': a}, {'id': 7, 'a': a, 'b': 'The weather was mild.'})
        self.assertEqual([(f['id'], f['label'], f['kind']) for f in found], [('p', 'contradiction', 'numeric'), ('2', 'agreement', 'same_text'), ('7', 'none', '')])
        self.assertIn('2.3 billion', found[0]['reason'])

    def test_symmetric(self):
        rows = [line.split('\t') for line in (ROOT / 'tests/crossref/paraphrases.tsv').read_text().splitlines() if not line.startswith('#')]
        there = self.pairs(*({'a': a, 'b': b} for _, _, a, b in rows))
        back = self.pairs(*({'a': b, 'b': a} for _, _, a, b in rows))
        for row, x, y in zip(rows, there, back):
            with self.subTest(pair=row[2:]):
                self.assertEqual((x['label'], x['kind']), (y['label'], y['kind']))

    def test_paraphrases(self):
        """Sentences of our own, five a type: nothing that is compatible may be called a contradiction."""
        rows = [line.split('\t') for line in (ROOT / 'tests/crossref/paraphrases.tsv').read_text().splitlines() if not line.startswith('#')]
        found = self.pairs(*({'a': a, 'b': b} for _, _, a, b in rows))
        right = 0
        for (kind, label, a, b), verdict in zip(rows, found):
            if label == 'not':
                self.assertNotEqual(verdict['label'], 'contradiction', f'{kind}: {a} | {b}: {verdict["reason"]}')
            else:
                right += verdict['label'] == 'contradiction'
        self.assertGreaterEqual(right, 18)  # of 50; what is missing is mostly not read as a claim

    def test_same_event(self):
        pair = {'a': 'The flood killed 12 people.', 'b': 'The flood killed 31 people.'}
        self.assertEqual(self.pairs(pair)[0]['label'], 'none')
        self.assertEqual(self.pairs(pair, options=['--same-event'])[0]['label'], 'contradiction')

    def test_bad_lines(self):
        found = self.run_for(3, 'compare', '--ndjson', stdin=b'{"id":"x","a":"One."}\nnonsense\n{"id":"y","a":"One.","b":"Two."}\n').ndjson()
        self.assertEqual(['error' in f for f in found], [True, True, False])

    def test_files(self):
        one, two = self.write('one.txt', ONE), self.write('two.txt', TWO)
        run = self.run_for(0, 'compare', one, two)
        self.assertIn('contradiction (numeric', run.out)
        rows = self.run_for(0, 'compare', one, two, '--format', 'ndjson').ndjson()
        self.assertEqual([row['section'] for row in rows], ['contradiction'])
        self.assertIn('Nothing', self.run_for(0, 'compare', one, one).out)
        self.run_for(2, 'compare', one)
        self.run_for(2, 'compare', one, self.folder / 'none.txt')


class Judging(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write('in/one.txt', ONE)
        self.write('in/two.txt', TWO)
        self.analyze(self.folder / 'in')
        self.finding = self.rows("SELECT finding_id FROM finding WHERE section = 'contradiction'")[0]['finding_id']

    def test_explain(self):
        out = self.run_for(0, 'explain', self.finding, '--db', self.db).out
        for words in ('one.txt', 'two.txt', 'bytes', 'read by', 'passed', 'severity.base'):
            self.assertIn(words, out)
        claims = [row['claim_id'] for row in self.rows("SELECT claim_id FROM finding_evidence JOIN finding USING (finding_row) WHERE section = 'contradiction'")]
        self.assertIn('No guard explains', self.run_for(0, 'explain', *claims, '--db', self.db).out)
        other = self.rows(f"SELECT claim_id FROM claim WHERE claim_id NOT IN ('{claims[0]}', '{claims[1]}')")
        for row in other:
            self.assertIn('not_compared', self.run_for(0, 'explain', claims[0], row['claim_id'], '--db', self.db).out)
        self.run_for(2, 'explain', 'f-aaaaaaaaaaaa', '--db', self.db)

    def verdict(self):
        return [f['verdict'] for f in self.run_for(0, 'report', '--db', self.db, '--format', 'json').json()['findings'] if f['section'] == 'contradiction'][0]

    def test_review(self):
        self.assertIsNone(self.verdict())
        self.analyze(self.folder / 'in', options=['--fail-on', 'contradiction'], code=1)
        self.run_for(0, 'review', self.finding, 'explained:update', '--note', 'two steps of one deal', '--reviewer', 'ana', '--db', self.db)
        self.assertEqual((self.verdict()['label'], self.verdict()['reviewer'], self.verdict()['current']), ('explained:update', 'ana', True))
        self.analyze(self.folder / 'in', options=['--fail-on', 'contradiction'])  # dismissed: no gate
        self.assertTrue(self.verdict()['current'])
        self.assertIn('dismissed by a reviewer', self.run_for(0, 'report', '--db', self.db).out)
        self.write('in/three.txt', 'Title three\n\nWexley Bank paid $2.3 billion for Orlin Insurance, a rival said. It rained.\n')
        self.analyze(self.folder / 'in')
        self.assertTrue(self.verdict()['current'])   # one more voice for a value that was seen
        self.write('in/four.txt', 'Title four\n\nWexley Bank paid $5.9 billion for Orlin Insurance. It snowed.\n')
        self.analyze(self.folder / 'in', options=['--fail-on', 'contradiction'], code=1)
        self.assertFalse(self.verdict()['current'])  # the verdict was not given for this value
        listed = self.run_for(0, 'review', '--db', self.db, '--format', 'json').json()['rows']
        self.assertEqual([row['current'] for row in listed], ['no'])

    def test_wrong_review(self):
        self.run_for(2, 'review', self.finding, 'nonsense', '--db', self.db)
        self.run_for(2, 'review', self.finding, 'explained:weather', '--db', self.db)
        self.run_for(2, 'review', 'f-aaaaaaaaaaaa', 'copy', '--db', self.db)

    def test_filters(self):
        def kept(*options):
            report = self.run_for(0, 'report', '--db', self.db, '--format', 'json', *options).json()
            return len(report['findings']), report['findings_filtered']
        total = kept()[0]
        self.assertEqual(kept('--subject', 'ORLIN')[0], 1)
        self.assertEqual(kept('--subject', 'nobody'), (0, total))
        self.assertEqual(kept('--section', 'contradiction')[0], 1)
        self.assertEqual(kept('--attribute', 'deal_price')[0], 1)
        self.assertEqual(kept('--min-score', '0.99'), (0, total))
        self.assertEqual(kept('--since', '2031-01-01'), (0, total))

    def test_names(self):
        def entities():
            return sorted(row['name'] for row in self.rows("SELECT name FROM entity WHERE key IN ('wexley bank', 'orlin insurance')"))
        before = self.run_for(0, 'dump', '--db', self.db).out
        self.assertEqual(entities(), ['Orlin Insurance', 'Wexley Bank'])
        self.run_for(0, 'pin', 'WEXLEY bank', 'Orlin Insurance', '--db', self.db, '--note', 'they merged', '--reviewer', 'ana')
        self.assertEqual(len(entities()), 1)
        self.assertEqual([row['rule'] for row in self.rows("SELECT DISTINCT rule FROM entity_merge WHERE evidence <> ''")], ['pinned'])
        self.analyze(self.folder / 'in')  # kept over runs
        self.assertEqual(len(entities()), 1)
        listed = self.write('decisions.tsv', self.run_for(0, 'forbid', '--db', self.db, '--format', 'tsv').out)
        self.assertIn('they merged', listed.read_text())
        self.run_for(0, 'pin', 'Wexley Bank', 'Orlin Insurance', '--undo', '--db', self.db)
        self.assertEqual(self.run_for(0, 'dump', '--db', self.db).out, before)
        self.run_for(0, 'pin', '--from', listed, '--db', self.db)  # as for a store built anew
        self.assertEqual(len(entities()), 1)
        self.run_for(0, 'forbid', 'Wexley Bank', 'Orlin Insurance', '--db', self.db)  # the last word counts
        self.assertEqual(len(entities()), 2)
        self.assertIn('waits for one', self.run_for(0, 'forbid', 'Nobody', 'Orlin Insurance', '--db', self.db).err)
        self.run_for(2, 'pin', 'Wexley Bank', 'wexley  bank', '--db', self.db)
        self.run_for(2, 'pin', 'Wexley Bank', '--db', self.db)
        self.run_for(2, 'pin', 'A', 'B', '--undo', '--db', self.db)
        self.run_for(2, 'pin', '--from', self.write('broken.tsv', 'pin\tonly one\n'), '--db', self.db)
        self.run_for(4, 'pin', 'A', 'B', '--db', self.folder / 'none.db')


if __name__ == '__main__':
    unittest.main()
