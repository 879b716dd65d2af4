#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes schemas/extract/entities/organizations.tsv: names of large listed companies, without their legal suffixes.

    pip download --no-deps edgartools==5.62.1      then unpack it into DIR (needs pyarrow to read the table)
    tools/make_organizations.py DIR schemas/extract/entities/organizations.tsv

Source: U.S. Securities and Exchange Commission, company tickers by market value (public domain, work of the U.S. government),
as carried by the PyPI package edgartools 5.62.1. Run once when the list is renewed; the build does not need it.
"""
import pathlib
import re
import sys

LARGEST = 1500
SUFFIXES = set('inc corp corporation co ltd limited plc sa ag nv se lp llc ab asa oyj spa kgaa group holdings holding company trust adr the n.v s.a a/s de new com cv sab etf fund'.split())
DESCRIPTORS = set('platforms technologies technology motor motors systems electronics financial energy pharmaceuticals international global industries therapeutics software semiconductor entertainment networks brands bancorp'.split())


def words_of(name: str) -> list[str]:
    name = re.sub(r'/.*$', '', name.lower())
    words = re.sub(r"[^\w&.' -]", ' ', name).split()
    words = [w.strip('.') for w in words]
    while len(words) > 1 and words[-1] in SUFFIXES | {'&'}:
        words.pop()
    return words


def main(source: pathlib.Path, out: pathlib.Path) -> None:
    import pyarrow.parquet
    table = pyarrow.parquet.read_table(next(source.rglob('company_tickers.parquet'))).to_pylist()
    names: set[str] = set()
    for row in table[:LARGEST]:
        words = words_of(row['name'])
        names.add(' '.join(words))
        if len(words) == 2 and words[1] in DESCRIPTORS:
            names.add(words[0])
    rows = sorted(n for n in names if len(n) > 2 and not n.isdigit() and n not in DESCRIPTORS)
    out.write_text('word\tuses\n' + ''.join(f'{n}\tknown_organization\n' for n in rows), encoding='utf-8')
    print(f'{out}: {len(rows)} rows')


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
