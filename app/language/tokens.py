"""Sentences of what was said, by spaCy's English tokenizer and our own boundaries.

spaCy is imported when the first sentence is asked for; keep a `SentenceFinder` where it is used again.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.language.snapping import trim
from app.language.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_STOPS = frozenset(".?!…。？！؟۔।॥")
_CLOSERS = frozenset("\"'”’»)]}")
_SHORTENED = "mr. mrs. ms. dr. prof. rev. st. sr. jr. cllr. e.g. i.e. eg. ie. vs. approx. incl. dept. tel. fig."
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_INFIXES = (r"(?<=\w)[\[\(](?=\w)", r"[\]\)](?=\w)", r"(?<=[a-zA-Z])\.(?=[A-Z][a-z])")
_LONGEST = 100_000
"""A turn longer than this is read in pieces, so that no text is too long for the tokenizer."""


class SentenceFinder:
    """Finds sentences; loads the tokenizer at the first one and keeps it."""

    @cached_property
    def _language(self) -> "Language":
        import spacy
        from spacy.util import compile_infix_regex

        language = spacy.blank("en")
        tokenizer: Any = language.tokenizer  # spaCy types it as any callable
        infixes = [*(language.Defaults.infixes or ()), *_INFIXES]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        return language

    def sentences(self, text: str) -> tuple[Span, ...]:
        """The sentences of one turn's speech, in order, without the blanks around them."""
        found: list[Span] = []
        offset = 0
        for line in text.splitlines(keepends=True):
            for begin in range(0, len(line), _LONGEST):
                piece = line[begin : begin + _LONGEST]
                found.extend(self._in_piece(piece, offset + begin))
            offset += len(line)
        return tuple(found)

    def _in_piece(self, piece: str, offset: int) -> list[Span]:
        if not piece.strip():
            return []
        doc = self._language.make_doc(piece)
        starts = [0, *(token.idx for token in doc if token.i > 0 and _begins(doc, token.i))]
        spans = (
            trim(piece, Span(start, end)) for start, end in zip(starts, [*starts[1:], len(piece)], strict=True)
        )
        return [Span(span.start + offset, span.end + offset) for span in spans if len(span)]


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of one turn's speech; for many turns keep a `SentenceFinder`."""
    return SentenceFinder().sentences(text)


def sentence_places(texts: list[str]) -> list[list[tuple[int, int]]]:
    """Where the sentences of each of many turns begin and end, as plain numbers: for a worker process."""
    finder = SentenceFinder()
    return [[(span.start, span.end) for span in finder.sentences(text)] for text in texts]


def _begins(doc: "Doc", at: int) -> bool:
    """Whether token `at` begins a sentence: a stop and its closers stand before it."""
    token = doc[at]
    if token.is_space or _is_only(token, _STOPS) or _closes(doc, at):
        return False
    last = at - 1
    while last > 0 and (doc[last].is_space or _closes(doc, last)):
        last -= 1
    stop = doc[last]
    if not _ends(stop) or (last > 0 and doc[last - 1].text.casefold() + stop.text in _ABBREVIATIONS):
        return False
    trails_off = stop.text.endswith(("...", "…", ".."))
    return not (trails_off and token.text[0].islower())


def _ends(token: "Token") -> bool:
    """Whether a token ends a sentence, as "went." or "!" do and "Dr." does not."""
    text = token.text
    if text[-1] not in _STOPS or text.casefold() in _ABBREVIATIONS:
        return False
    return not (len(text) == 2 and text[0].isalpha() and text[0].isupper())


def _closes(doc: "Doc", at: int) -> bool:
    """Whether a token closes what the sentence before it opened: a quote or bracket with no blank before."""
    return _is_only(doc[at], _CLOSERS) and at > 0 and not doc[at - 1].whitespace_


def _is_only(token: "Token", characters: frozenset[str]) -> bool:
    return all(character in characters for character in token.text)
