"""Bare letters: small, without accents, each where its letter stands in the text.

Two texts whose bare letters are the same are the same to somebody who searches, and to the search index.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from app.language.spans import Span

WORD = re.compile(r"[^\W_]+")
"""A word as the search index knows it: letters and digits only."""
_MARKS = re.compile("[\u0300-\u036f]+")
"""Combining marks that the index leaves out of a word, whether they stand alone or inside a letter."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Speech:
    """The bare letters of what was said in some pieces of a text, and the place of each in it."""

    letters: str
    places: Sequence[int]
    text: str
    pieces: Sequence[Span]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text that some of the letters stand for, with the marks behind its last one."""
        last = self.places[end - 1] + 1
        marks = _MARKS.match(self.text, last)
        return Span(self.places[start], marks.end() if marks else last)

    @property
    def as_written(self) -> str:
        """Letter for letter the same, with capitals and accents."""
        if isinstance(self.places, range):
            return self.text[self.places.start : self.places.stop]
        pairs = zip(self.letters, self.places, strict=True)
        return "".join(" " if letter == " " else self.text[place] for letter, place in pairs)

    def said(self, span: Span) -> str:
        """What was said in a stretch of the text, on one line and without time stamps."""
        said = (
            self.text[max(span.start, piece.start) : max(0, min(span.end, piece.end))] for piece in self.pieces
        )
        return _BLANKS.sub(" ", " ".join(words for words in said if words))

    def around(self, span: Span, most: int) -> tuple[str, str]:
        """About so many characters of what was said before and after, on one line each, in whole words."""
        first, last = max(0, span.start - most), span.end + most
        before, after = self.said(Span(first, span.start)).lstrip(), self.said(Span(span.end, last)).rstrip()
        if self._cuts_word(first):
            before = before.partition(" ")[2] or before
        if self._cuts_word(last):
            after = after.rpartition(" ")[0] or after
        return before, after

    def _cuts_word(self, at: int) -> bool:
        """Whether a place in the middle of what was said has no blank on either side."""
        inside = any(piece.start < at < piece.end for piece in self.pieces)
        return inside and not self.text[at - 1].isspace() and not self.text[at].isspace()


def bare(text: str) -> str:
    """The letters of a text, small and without accents: as many as there were; marks that stand alone stay."""
    if text.isascii():
        return text.lower()
    for letter in set(text):
        if not letter.isascii() and (small := _bare_letter(letter)) != letter:
            text = text.replace(letter, small)
    return text.lower()


def words(text: str) -> list[str]:
    """The words of a text in bare letters: what somebody types, as the index has it."""
    return WORD.findall(_MARKS.sub("", bare(unicodedata.normalize("NFC", text))))


def speech(text: str, pieces: Sequence[Span]) -> Speech:
    """What was said in some pieces of a text; what stands between them parts words."""
    if len(pieces) == 1:
        letters = bare(pieces[0].of(text))
        if letters.isascii() or not _MARKS.search(letters):
            return Speech(letters, range(pieces[0].start, pieces[0].end), text, pieces)
    places = [place for piece in pieces for place in chain((piece.start,), range(piece.start, piece.end))]
    letters = "".join(f" {bare(piece.of(text))}" for piece in pieces)
    kept = [at for at, letter in enumerate(letters) if not "\u0300" <= letter <= "\u036f"]
    return Speech("".join(letters[at] for at in kept), [places[at] for at in kept], text, pieces)


def _bare_letter(letter: str) -> str:
    """One letter without accents and, where it has one, in its small form: always one."""
    base = _MARKS.sub("", unicodedata.normalize("NFD", letter))
    base = base if len(base) == 1 else letter
    folded = base.casefold()
    return folded if len(folded) == 1 else base.lower()[:1]
