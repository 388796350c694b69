#!/usr/bin/env python3
"""Make a deterministic, study-scale corpus of coded interview transcripts.

The corpus has the shape of a large qualitative study: interviews with three
groups of people, a three-level code tree and many overlapping coded segments.
All words are either everyday English words typed into this file or invented
from syllables, so nothing in the output belongs to anybody (see README.md).

    python3 make_corpus.py OUT_DIR [--scale 1] [--seed 20240501] [--docx 20]

OUT_DIR receives
    txt/NAME.txt      one UTF-8 transcript a file, "\\n" line ends, no BOM
    docx/NAME.docx    the first --docx transcripts (spread over the groups)
    corpus.json       codes, cases, documents, codings (see README.md)

Needs Python 3.9 or later and only the standard library.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

GROUPS = {"child": 42, "carer": 56, "practitioner": 80}  # 178 interviews at scale 1
CODINGS = 20_000  # at scale 1
WORDS_A_DOCUMENT = 8_000  # mean
VOCABULARY = 12_000  # word types
ZIPF_S, ZIPF_Q = 1.05, 2.7  # frequency of rank r is 1 / (r + q) ** s
CODERS = {"coder-a": 0.6, "coder-b": 0.3, "coder-c": 0.1}
SITES = 8
MEMO_SHARE = 0.05  # share of codings that carry a memo

# Everyday words, most frequent first; the Zipf tail is invented.
COMMON = """
the and to i of a that it was in you they so we my is but like her he she for
on not just with know think because really have this them when what do then at
me had would people very if be or about as get all one can there were no out
said up him some been more how time feel things who don’t want it’s school mum
dad work help kind talk going lot other children family good day right also
felt could didn’t see quite say way home something from thing did worker has
support need got into make sort bit well always even their come our again much
too never now social only before back where each little same after went told
first sometimes being different why better every trust thought someone your
still maybe should person through being able year week down probably put which
took find made friend listen remember anything might group safe whole given
hard happy long phone meeting during life nothing mean everything try yeah
understand teacher place important house around any two asked change parents
best against sister brother real part while off another old point until young
end without together service case moved angry between money worry night keep
wanted everyone big new bad came away friends anyone both problem staff three
idea later used experience next few let love many makes question started story
call room months years scared visit plan leave carer hear voice explain court
police share letter book number small often able baby left stay eat play walk
morning enough word head face hand door car bus street shop football garden
dog music drawing game film sleep dream smile laugh cry shout quiet loud wait
""".split()

EXTRAS = ["café", "naïve", "Zoë", "cafe\u0301", "🙂", "👍🏽", "[pause]", "[inaudible]", "…", "–"]

THEMES = ["Trust", "Safety", "Voice", "Family", "School", "Services", "Wellbeing", "Change"]
ASPECTS = ["Barriers", "Enablers", "Relationships", "Outcomes"]
DETAILS = [
    "Being listened to",
    "Waiting",
    "Consistency of worker",
    "Information given",
    "Fear of consequences",
    "Practical help",
    "Feeling judged",
    "Confidentiality",
    "Time pressure",
    "Language and culture",
    "Endings",
    "Peer influence",
    "Loss and separation",
    "Taking part in decisions",
    "Money",
    "Transport",
]
MEMOS = [
    "Check against the field notes.",
    "Strong wording, quote in the report?",
    "Compare with the carer’s account.",
    "Unsure: second coder to look.",
]


@dataclass(frozen=True)
class Code:
    id: int
    parent: int | None
    level: int
    name: str
    color: str
    memo: str


@dataclass
class Transcript:
    id: int
    name: str
    group: str
    case: dict[str, Any]
    text: str
    words: int
    sentences: list[tuple[int, int]]  # answer sentences, as code-point spans
    turns: list[tuple[int, int]]  # first and last-but-one index into sentences
    codings: list[tuple[Any, ...]] = field(default_factory=list)


def make_codes() -> list[Code]:
    """120 codes: 8 themes, 32 aspects, 80 details."""
    rng = random.Random("codes")
    codes: list[Code] = []

    def add(parent: int | None, level: int, name: str) -> int:
        color = "#{:02x}{:02x}{:02x}".format(*(rng.randrange(110, 250) for _ in range(3)))
        codes.append(Code(len(codes) + 1, parent, level, name, color, f"Use when: {name.lower()}."))
        return len(codes)

    detail = itertools.cycle(DETAILS)
    for number, theme in enumerate(THEMES):
        theme_id = add(None, 1, theme)
        for place, aspect in enumerate(ASPECTS):
            aspect_id = add(theme_id, 2, f"{theme}: {aspect.lower()}")
            for _ in range(3 if (place + number) % 2 else 2):
                add(aspect_id, 3, f"{theme}: {aspect.lower()}: {next(detail).lower()}")
    return codes


def make_vocabulary(seed: int) -> tuple[list[str], list[float]]:
    """Words by falling frequency and their running Zipf weights."""
    rng = random.Random(f"{seed}:vocabulary")
    onsets = "b c d f g h j l m n p r s t v w br ch cl dr fl gr pl pr sh sl st str th tr".split()
    vowels = "a e i o u ai ea ee oa ou".split()
    codas = ["", "", "n", "r", "s", "t", "l", "m", "nd", "ck", "ng", "st"]
    words = list(dict.fromkeys(COMMON))
    known = set(words)
    while len(words) < VOCABULARY:
        word = "".join(
            rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas)
            for _ in range(rng.choice((1, 2, 2, 2, 3, 3)))
        )
        if word not in known:
            known.add(word)
            words.append(word)
    weights = itertools.accumulate(1 / (rank + ZIPF_Q) ** ZIPF_S for rank in range(1, len(words) + 1))
    return words, list(weights)


def make_transcript(
    number: int, group: str, in_group: int, seed: int, words: list[str], weights: list[float]
) -> Transcript:
    rng = random.Random(f"{seed}:document:{number}")
    name = f"{group}-{in_group:04d}"
    speaker = f"{group[:2].upper()}{in_group:03d}"
    goal = max(3_000, int(rng.gauss(WORDS_A_DOCUMENT, WORDS_A_DOCUMENT * 0.18)))
    pool = iter(rng.choices(words, cum_weights=weights, k=goal + 600))
    case = {
        "id": number,
        "name": name,
        "group": group,
        "site": f"Site {rng.randrange(SITES) + 1}",
        "gender": rng.choice(["female", "male", "other"]),
        "year": 2015 + rng.randrange(4),
        "age_band": rng.choice({"child": ["8-11", "12-14", "15-17"]}.get(group, ["18-34", "35-54", "55+"])),
    }
    parts = [f"Interview {name}\n", f"{case['site']}, {case['year']}\n\n"]
    at = sum(map(len, parts))
    spoken = 0
    sentences: list[tuple[int, int]] = []
    turns: list[tuple[int, int]] = []
    asking = True
    while spoken < goal:
        label = "Interviewer: " if asking else f"{speaker}: "
        parts.append(label)
        at += len(label)
        first = len(sentences)
        how_many = rng.randint(1, 2) if asking else max(1, min(14, int(rng.expovariate(1 / 4.5)) + 1))
        for place in range(how_many):
            length = max(3, min(40, int(rng.gammavariate(2.6, 5.2))))
            chosen = list(itertools.islice(pool, length))
            if not chosen:
                spoken = goal
                break
            spoken += len(chosen)
            if rng.random() < 0.02:
                chosen.insert(rng.randrange(len(chosen)), rng.choice(EXTRAS))
            if len(chosen) > 9 and rng.random() < 0.6:
                comma = rng.randrange(3, len(chosen) - 3)
                chosen[comma] += ","
            sentence = " ".join(chosen)
            sentence = sentence[0].upper() + sentence[1:] + ("?" if asking and place == how_many - 1 else ".")
            if place:
                parts.append(" ")
                at += 1
            parts.append(sentence)
            if not asking:
                sentences.append((at, at + len(sentence)))
            at += len(sentence)
        parts.append("\n\n")
        at += 2
        if len(sentences) > first:
            turns.append((first, len(sentences)))
        asking = not asking
    text = "".join(parts)
    return Transcript(number, name, group, case, text, len(text.split()), sentences, turns)


def code_weights(codes: list[Code], seed: int) -> dict[str, list[float]]:
    """Running weights for each group: Zipf over a shuffled order, tilted by group."""
    rng = random.Random(f"{seed}:weights")
    order = list(range(len(codes)))
    rng.shuffle(order)
    rank = {index: place + 1 for place, index in enumerate(order)}
    level = {1: 0.25, 2: 0.6, 3: 1.0}  # details are used most
    return {
        group: list(
            itertools.accumulate(
                level[code.level] / (rank[index] + 6) ** 0.9 * rng.uniform(0.4, 1.6)
                for index, code in enumerate(codes)
            )
        )
        for group in GROUPS
    }


def make_codings(doc: Transcript, how_many: int, codes: list[Code], weights: list[float], seed: int) -> None:
    """Phrases, sentences and whole turns; a third of the spans carry several codes."""
    rng = random.Random(f"{seed}:codings:{doc.id}")
    ids = [code.id for code in codes]
    coders, coder_weights = list(CODERS), list(CODERS.values())
    seen: set[tuple[Any, ...]] = set()
    while len(doc.codings) < how_many:
        first, last = doc.turns[rng.randrange(len(doc.turns))]
        kind = rng.random()
        if kind < 0.15:  # a phrase inside a sentence
            begin, end = doc.sentences[rng.randrange(first, last)]
            gaps = [i for i in range(begin, end) if doc.text[i] == " "]
            if len(gaps) > 4:
                one = rng.randrange(len(gaps) - 3)
                two = rng.randrange(one + 2, len(gaps))
                begin, end = gaps[one] + 1, gaps[two]
        elif kind < 0.85:  # some sentences of a turn
            one = rng.randrange(first, last)
            two = min(last - 1, one + int(rng.expovariate(1 / 1.4)))
            begin, end = doc.sentences[one][0], doc.sentences[two][1]
        else:  # one to three answers with the questions between them
            here = doc.turns.index((first, last))
            there = min(len(doc.turns) - 1, here + rng.randrange(3))
            begin, end = doc.sentences[first][0], doc.sentences[doc.turns[there][1] - 1][1]
        coder = rng.choices(coders, coder_weights)[0]
        several = 1 + (rng.random() < 0.35) + (rng.random() < 0.10)
        for code in rng.choices(ids, cum_weights=weights, k=several):
            key = (code, begin, end, coder)
            if key in seen or len(doc.codings) == how_many:
                continue
            seen.add(key)
            memo = rng.choice(MEMOS) if rng.random() < MEMO_SHARE else ""
            doc.codings.append((doc.id, code, begin, end, coder, memo))
    doc.codings.sort(key=lambda row: (row[2], row[3], row[1]))


def share_out(total: int, sizes: list[float]) -> list[int]:
    """Whole numbers that sum to total, in proportion to sizes."""
    whole = sum(sizes)
    exact = [total * size / whole for size in sizes]
    result = [int(value) for value in exact]
    by_rest = sorted(range(len(sizes)), key=lambda i: (result[i] - exact[i], i))
    for i in by_rest[: total - sum(result)]:
        result[i] += 1
    return result


def write_docx(path: Path, text: str) -> None:
    """A small valid .docx: one paragraph a line, the speaker's label in bold."""

    def run(content: str, bold: bool = False) -> str:
        style = "<w:rPr><w:b/></w:rPr>" if bold else ""
        return f'<w:r>{style}<w:t xml:space="preserve">{escape(content)}</w:t></w:r>'

    body = []
    for line in text.rstrip("\n").split("\n"):
        if not line:
            continue
        label, colon, rest = line.partition(": ")
        runs = run(label + colon, True) + run(rest) if colon and len(label) < 20 else run(line)
        body.append(f"<w:p>{runs}</w:p>")
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{relation}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{"".join(body)}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package_file.writestr(info, head + content)


def make(out: Path, scale: int, seed: int, docx: int) -> dict[str, Any]:
    (out / "txt").mkdir(parents=True, exist_ok=True)
    (out / "docx").mkdir(exist_ok=True)
    codes = make_codes()
    words, weights = make_vocabulary(seed)
    by_group = code_weights(codes, seed)
    people = [(group, number + 1) for group, count in GROUPS.items() for number in range(count * scale)]
    rng = random.Random(f"{seed}:load")
    loads = share_out(CODINGS * scale, [rng.lognormvariate(0, 0.45) for _ in people])
    every = max(1, len(people) // docx) if docx else 0
    documents: list[dict[str, Any]] = []
    cases: list[dict[str, Any]] = []
    codings: list[list[Any]] = []
    for number, (group, in_group) in enumerate(people, 1):
        doc = make_transcript(number, group, in_group, seed, words, weights)
        make_codings(doc, loads[number - 1], codes, by_group[group], seed)
        data = doc.text.encode()
        (out / "txt" / f"{doc.name}.txt").write_bytes(data)
        if every and (number - 1) % every == 0 and (number - 1) // every < docx:
            write_docx(out / "docx" / f"{doc.name}.docx", doc.text)
        cases.append(doc.case)
        documents.append(
            {
                "id": doc.id,
                "name": doc.name,
                "group": group,
                "case": doc.case["id"],
                "chars": len(doc.text),
                "words": doc.words,
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        )
        for row in doc.codings:
            codings.append([len(codings) + 1, *row])
    corpus = {
        "format": "coded-corpus-1",
        "seed": seed,
        "scale": scale,
        "offsets": "code points, end exclusive",
        "coding_fields": ["id", "document", "code", "start", "end", "coder", "memo"],
        "codes": [code.__dict__ for code in codes],
        "cases": cases,
        "documents": documents,
        "codings": codings,
    }
    (out / "corpus.json").write_text(json.dumps(corpus, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", type=int, default=1, help="1 is 178 interviews and 20,000 codings")
    parser.add_argument("--seed", type=int, default=20240501)
    parser.add_argument("--docx", type=int, default=20, help="how many transcripts to write as .docx too")
    given = parser.parse_args()
    corpus = make(given.out, given.scale, given.seed, given.docx)
    words = sum(doc["words"] for doc in corpus["documents"])
    print(
        f"{len(corpus['documents'])} documents, {words} words, {len(corpus['codes'])} codes, "
        f"{len(corpus['codings'])} codings in {given.out}"
    )


if __name__ == "__main__":
    main()
