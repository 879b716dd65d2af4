#!/usr/bin/env python3
"""Check the gold of the sample corpus against the articles.

Every gold sentence must occur verbatim in its file. "Verbatim" is taken after
JSON decoding (.json, .jsonl), after removing Markdown backslash escapes, in
.md files after removing emphasis and link targets, in pages (.html, and those
in .warc.gz) after removing tags; white space is compared as single spaces.
Standard library only.

Usage: python3 check_gold.py        exit 0: clean, 1: problems (listed on stderr)
"""
import gzip
import html.parser
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
VERDICTS = {"contradiction", "agreement", "compatible", "temporal_update",
            "certainty_drift", "attribution_mismatch", "name_variant"}
MODALITIES = {"asserted", "hedged", "predicted", "denied", "hypothetical",
              "question", "presupposed"}
ENTITY_TYPES = {"person", "organization", "model", "product", "place", "event",
                "work", "law", "role", "benchmark", "nationality", "concept"}
APPROXIMATORS = {"exact", "about", "nearly", "over", "at_least", "under",
                 "at_most", "vague"}
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def squeeze(text):
    return " ".join(text.split())


class Page(html.parser.HTMLParser):
    """The text of a page; lines are parted where blocks are."""

    INLINE = {"a", "b", "i", "em", "strong", "span", "time"}

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.parts, self.silent = [], False
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.silent = tag in ("script", "style")
        self.parts.append("" if tag in self.INLINE else "\n")

    def handle_endtag(self, tag):
        self.silent = False
        self.parts.append("" if tag in self.INLINE else "\n")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)


def page_text(source):
    return squeeze("".join(Page(source).parts))


def archived_pages(packed):
    """(number of the record, page) of the responses of a web archive."""
    data, at, number = gzip.decompress(packed), 0, 0
    while at < len(data):
        number += 1
        head, _, _ = data[at:].partition(b"\r\n\r\n")
        length = int(re.search(rb"(?m)^Content-Length: (\d+)", head).group(1))
        begin = at + len(head) + 4
        body = data[begin:begin + length]
        if b"WARC-Type: response" in head:
            yield number, body.partition(b"\r\n\r\n")[2].decode("utf-8")
        at = begin + length + 4


def load():
    """{(file, record or None): (all text, body text)}"""
    texts = {}
    root = HERE / "articles"
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        if name.endswith(".warc.gz"):
            for number, page in archived_pages(path.read_bytes()):
                texts[name, number] = page_text(page)
            continue
        raw = path.read_bytes().decode("utf-8")
        if path.suffix == ".html":
            texts[name, None] = page_text(raw)
        elif path.suffix == ".json":
            obj = json.loads(raw)
            texts[name, None] = decoded(obj)
        elif path.suffix == ".jsonl":
            for number, line in enumerate(raw.splitlines(), 1):
                texts[name, number] = decoded(json.loads(line))
        else:
            text = ESCAPE.sub(r"\1", raw)
            if path.suffix == ".md":
                text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
                text = text.replace("**", "")
                text = re.sub(r"(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)", "", text)
            texts[name, None] = squeeze(text)
    return texts


def decoded(obj):
    body = obj.get("maintext") or obj.get("text") or obj.get("content") or ""
    return squeeze("\n".join([obj.get("title") or "", body,
                              obj.get("comments") or ""]))


def main():
    texts = load()
    problems = []

    def bad(where, what):
        problems.append(f"{where}: {what}")

    def sentence_in(where, file, record, sentence):
        text = texts.get((file, record))
        if text is None:
            bad(where, f"no such article: {file} record {record}")
        elif not sentence or squeeze(sentence) not in text:
            bad(where, f"not in {file}: {sentence!r}")

    relations = json.loads((HERE / "gold/relations.json").read_text("utf-8"))
    seen = set()
    for item in relations["items"]:
        where = f"relations {item['id']}"
        if item["id"] in seen:
            bad(where, "id used twice")
        seen.add(item["id"])
        if item["verdict"] not in VERDICTS:
            bad(where, f"verdict {item['verdict']!r}")
        for key in ("type", "subject", "attribute", "why"):
            if not item.get(key):
                bad(where, f"no {key}")
        for side in ("a", "b"):
            s = item[side]
            sentence_in(f"{where} {side}", s["file"], s.get("record"), s["sentence"])
            if not s.get("value"):
                bad(f"{where} {side}", "no value")

    articles = json.loads((HERE / "gold/articles.json").read_text("utf-8"))
    listed = set()
    for art in articles["articles"]:
        file, record = art["file"], art.get("record")
        where = f"{file}" + (f"#{record}" if record else "")
        listed.add((file, record))
        text = texts.get((file, record))
        if text is None:
            bad(where, "no such article")
            continue
        if squeeze(art["title"]) not in text:
            bad(where, "title not in text")
        for line in art["junk"]:
            if squeeze(line) not in text:
                bad(where, f"junk line not in text: {line!r}")
        if not 4 <= len(art["claims"]) <= 10:
            bad(where, f"{len(art['claims'])} claims")
        if len(art["entities"]) < 5:
            bad(where, f"{len(art['entities'])} entities")
        for claim in art["claims"]:
            sentence_in(f"{where} claim", file, record, claim["sentence"])
            if claim["modality"] not in MODALITIES:
                bad(where, f"modality {claim['modality']!r}")
            if claim["polarity"] not in ("positive", "negative"):
                bad(where, f"polarity {claim['polarity']!r}")
            for line in art["junk"]:
                if squeeze(claim["sentence"]).startswith(squeeze(line)):
                    bad(where, f"claim from a junk line: {line!r}")
        for entity in art["entities"]:
            if squeeze(entity["text"]) not in text:
                bad(where, f"entity not in text: {entity['text']!r}")
            if entity["type"] not in ENTITY_TYPES:
                bad(where, f"entity type {entity['type']!r}")
        for figure in art["figures"]:
            sentence_in(f"{where} figure", file, record, figure["sentence"])
            if squeeze(figure["text"]) not in squeeze(figure["sentence"]):
                bad(where, f"figure not in its sentence: {figure['text']!r}")
            if figure["approximator"] not in APPROXIMATORS:
                bad(where, f"approximator {figure['approximator']!r}")
            low, high = figure["low"], figure["high"]
            if low is not None and high is not None and low > high:
                bad(where, f"low > high: {figure['text']!r}")
    for key in sorted(set(texts) - listed, key=str):
        bad("articles.json", f"not listed: {key}")

    for line in problems:
        print(line, file=sys.stderr)
    n_claims = sum(len(a["claims"]) for a in articles["articles"])
    n_figures = sum(len(a["figures"]) for a in articles["articles"])
    print(f"{len(relations['items'])} relations, {len(listed)} articles, "
          f"{n_claims} claims, {n_figures} figures, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
