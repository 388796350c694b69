"""A language model of the user's own as one more source of names: spaCy's, where one is installed; never needed.

Which ones there are is asked of Python's list of installed packages, without spaCy; a model is only loaded in a
worker process. Whatever is wrong with it, names are found without it, and one line says so.
"""

import re
from collections.abc import Iterator
from importlib.metadata import entry_points, version
from typing import TYPE_CHECKING

from app.language.names.mentions import Mention, NameKind, Why
from app.language.names.vocabulary import GENERIC, ORDINARY_CAPITALS, RELATIONS, TITLES
from app.language.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language

GROUP = "spacy_models"
_SIZES = ("lg", "md", "sm")
"""The largest first; the largest of all are far too slow without a graphics card."""
_KINDS = {
    "PERSON": NameKind.PERSON,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "ORG": NameKind.ORGANISATION,
}
_NOT_NEEDED = ["parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_EDGES = re.compile(r"^(?:the|The|a|A)\s|['’][sS]?$|[\s.,;:!?]+$")
_TROUBLE = (ImportError, OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError)
"""What foreign code raises when it does not fit."""
_LONGEST_LINE = 100_000


def installed_model() -> str:
    """The name of the best English model that is installed; nothing where there is none."""
    names = [entry.name for entry in entry_points(group=GROUP) if entry.name.startswith("en_")]
    sized = [(_SIZES.index(size), name) for name in names if (size := _size(name)) in _SIZES]
    return min(sized)[1] if sized else ""


def _size(name: str) -> str:
    return next((part for part in name.split("_") if part in (*_SIZES, "trf")), "")


class ModelSource:
    """The names a model finds; loaded when the first text comes."""

    def __init__(self, name: str) -> None:
        self.told = ""
        """Which model it was, with its version."""
        self.trouble = ""
        """A line that says why it was done without."""
        self._language: Language | None = None
        try:
            self._language = self._loaded(name)
        except _TROUBLE as error:
            self._give_up(error)

    def __call__(self, heard: str) -> Iterator[Mention]:
        """The mentions in a text, in no order; nothing where the model is no use."""
        if self._language is None:
            return
        lines = [match for match in _LINE.finditer(heard) if len(match[0]) <= _LONGEST_LINE]
        found: list[Mention] = []
        try:
            for match, doc in zip(lines, self._language.pipe([match[0] for match in lines]), strict=True):
                for entity in doc.ents:
                    kind = _KINDS.get(entity.label_)
                    span = _tidied(heard, Span(match.start() + entity.start_char, match.start() + entity.end_char))
                    if kind is not None and span is not None:
                        found.append(Mention(span, kind, Why.MODEL))
        except _TROUBLE as error:
            self._give_up(error)
        yield from found

    def _loaded(self, name: str) -> "Language":
        import spacy

        language = (
            next(entry for entry in entry_points(group=GROUP) if entry.name == name)
            .load()
            .load(exclude=_NOT_NEEDED)
        )
        if spacy.util.is_compatible_version(version("spacy"), language.meta.get("spacy_version", "")) is False:
            raise ValueError
        self.told = f"{name} {language.meta.get('version', '')}".strip()
        loaded: Language = language
        return loaded

    def _give_up(self, error: Exception) -> None:
        self._language, self.told = None, ""
        self.trouble = f"The installed language model could not be used ({type(error).__name__})."


def _tidied(heard: str, span: Span) -> Span | None:
    """Without article, possessive and stops; None for what names nothing."""
    words = span.of(heard)
    start, end = span.start, span.end
    while edge := _EDGES.search(words):
        start, end = (start + len(edge[0]), end) if edge.start() == 0 else (start, end - len(edge[0]))
        words = heard[start:end]
    if not words[:1].isalpha() or words == words.lower() or all(_is_known(word) for word in words.split()):
        return None
    return Span(start, end)


def _is_known(word: str) -> bool:
    """Whether a word names nothing, whatever a model thinks of its capital."""
    plain = word.casefold()
    return plain in ORDINARY_CAPITALS or plain in RELATIONS or plain in GENERIC or plain in TITLES
