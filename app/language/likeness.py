"""What of some speech a machine looks at to find its like: words as they are, in their ground form, and in pairs.

Only what a reader can check by eye: whatever speaks for a likeness can be shown in the words themselves.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from app.language.forms import WordForms, english
from app.language.spans import Span

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
MOST_REASONS = 5
ENOUGH = 0.6
"""When the words shown carry so much of what spoke for a stretch, no more are shown."""
_BREAK = re.compile(r"[.?!…\n]")


_Word = tuple[int, int, str, str, bool]
"""Where a word begins and ends, its form, its ground form, and whether it follows the one before in a sentence.

A plain tuple, for there are a million of them.
"""


class Reader:
    """Reads speech into features; leaves names out, for they say who speaks and not what about."""

    def __init__(self, names: Collection[str] = ()) -> None:
        self._left_out = {word for name in names for word in _forms_in(name)}
        self._tables = _word_forms()
        self._known: dict[str, tuple[str, str] | None] = {}
        """Word as written -> its form and ground form; None for names."""

    def features(self, words: str) -> list[str]:
        """Every feature as often as it occurs."""
        found: list[str] = []
        before = ""
        for _, _, form, ground, joined in self._read(words):
            found += (f"={form}", f"~{ground}")
            if joined:
                found.append(f"={before} {form}")
            before = form
        return found

    def reasons(self, words: str, weights: Mapping[str, float]) -> tuple[Span, ...]:
        """The words that weigh most, in their order; neighbours are one reason.

        `weights` says what each feature adds; what a feature adds is shared by all words it is made of.
        """
        places: dict[str, list[tuple[Span, ...]]] = defaultdict(list)
        for feature, spans in self._places(words):
            if weights.get(feature, 0.0) > 0:
                places[feature].append(spans)
        adds: dict[Span, float] = defaultdict(float)
        for feature, all_spans in places.items():
            share = weights[feature] / sum(map(len, all_spans))
            for spans in all_spans:
                for span in spans:
                    adds[span] += share
        chosen: list[Span] = []
        so_far = 0.0
        for span in sorted(adds, key=lambda span: (-adds[span], span)):
            if len(chosen) == MOST_REASONS or so_far >= ENOUGH * sum(adds.values()):
                break
            chosen.append(span)
            so_far += adds[span]
        return tuple(_together(words, sorted(chosen)))

    def _places(self, words: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """The features with the words they are made of."""
        before, form_before = Span(0, 0), ""
        for start, end, form, ground, joined in self._read(words):
            here = Span(start, end)
            yield f"={form}", (here,)
            yield f"~{ground}", (here,)
            if joined:
                yield f"={form_before} {form}", (before, here)
            before, form_before = here, form

    def _read(self, words: str) -> list[_Word]:
        found: list[_Word] = []
        last = -1
        for match in WORD.finditer(words):
            written = match.group()
            if written not in self._known:
                self._known[written] = self._meant(written)
            known = self._known[written]
            if known is None:
                last = -1
                continue
            start, end = match.span()
            gap = words[last:start] if last >= 0 else "\n"
            found.append((start, end, *known, gap == " " or not _BREAK.search(gap)))
            last = end
        return found

    def _meant(self, written: str) -> tuple[str, str] | None:
        form = _folded(written)
        if form in self._left_out or form.removesuffix("'s") in self._left_out:
            return None
        words = self._tables.words_of(form) if self._tables else {form}
        return form, min(words, key=lambda word: (len(word), word))


def _word_forms() -> WordForms | None:
    """The tables of word forms, where they are installed."""
    try:
        return english()
    except (ModuleNotFoundError, FileNotFoundError):
        return None


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _forms_in(name: str) -> Iterator[str]:
    return (_folded(found) for found in WORD.findall(name))


def _together(words: str, spans: list[Span]) -> Iterator[Span]:
    """Neighbours with nothing but a blank between them as one."""
    whole: Span | None = None
    for span in spans:
        if whole is not None and words[whole.end : span.start].isspace():
            whole = Span(whole.start, span.end)
            continue
        if whole is not None:
            yield whole
        whole = span
    if whole is not None:
        yield whole
