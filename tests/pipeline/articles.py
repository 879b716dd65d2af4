# SPDX-License-Identifier: Apache-2.0
"""Folders of invented articles about a few happenings, always the same for the same number and seed."""
import json
import random

TOWNS = 'Pellery Ostrava Lorren Kestrel Marnick Tavish'.split()
FIRMS = ['Orvand Holdings', 'Vexley Packaging', 'Halvik Lines', 'Northline Foods', 'Tarrow Energy']
PEOPLE = ['Ada Holm', 'Jon Abelard', 'Mira Tolland', 'Peter Lund', 'Lena Vasquez']
SENTENCES = [
    'The flood in {town} killed {n} people, the mayor said on Monday.',
    'About {h} people were evacuated from {town} after the river rose.',
    '{firm} said it had agreed to buy {other} for ${m} million.',
    '{person}, {age}, is chief executive of {firm}.',
    '{person} joined {firm} in {year}.',
    '{firm} employs {h} people in {town}.',
    'Revenue of {firm} rose {p} percent to ${m} million in {year}.',
    '"We will rebuild {town} by {year}," said {person}, a spokeswoman for {firm}.',
    '{firm} may close its plant in {town}, according to {person}.',
    'The council of {town} voted {p} to {n} in favour of the new bridge.',
    '{person} denied that {firm} had paid ${m} million for {other}.',
]


def article(dice):
    firm, other = dice.sample(FIRMS, 2)
    words = {'town': dice.choice(TOWNS), 'firm': firm, 'other': other, 'person': dice.choice(PEOPLE)}
    numbers = lambda: {'n': dice.randint(3, 20), 'h': dice.randint(10, 60) * 50, 'm': dice.randint(2, 9) * 100, 'p': dice.randint(3, 30),  # noqa: E731
                       'age': dice.randint(35, 39), 'year': dice.randint(2019, 2026)}
    body = '\n\n'.join(' '.join(pattern.format(**words, **numbers()) for pattern in dice.sample(SENTENCES, 3)) for _ in range(dice.randint(2, 4)))
    return f'{words["firm"]} and the Flood of {words["town"]}', body


def write_folder(folder, count, seed=1):
    """COUNT articles in every shape: text, Markdown, JSON, and lines of JSON with ten each; a few files are broken on purpose."""
    dice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    lines, number = [], 0
    while number < count:
        title, body = article(dice)
        day = f'2026-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}'
        name = folder / f's{number % 7}' / f'{number:05d}'
        name.parent.mkdir(exist_ok=True)
        shape = number % 5
        if shape in (0, 1):
            name.with_suffix('.txt').write_text(f'{title}\n\nPublished: {day}\n\n{body}\n')
        elif shape == 2:
            name.with_suffix('.md').write_text(f'---\ntitle: {title}\ndate: {day}\n---\n\n{body}\n')
        elif shape == 3:
            name.with_suffix('.json').write_text(json.dumps({'title': title, 'text': body, 'date': day, 'source': f'Paper {number % 9}'}))
        else:
            lines.append(json.dumps({'title': title, 'maintext': body, 'date_publish': day}))
            if len(lines) == 10:
                name.with_suffix('.jsonl').write_text('\n'.join(lines) + '\n')
                lines = []
        number += 1
    if lines:
        (folder / 'rest.jsonl').write_text('\n'.join(lines) + '\n')
    (folder / 'empty.txt').write_text('')
    (folder / 'broken.json').write_text('{"title": "x", ')
    return folder
