"""A query in plain English, to stand behind "with": "the words “my bags” and any form of “care”"."""

from collections.abc import Sequence

from app.language.query.terms import Either, Every, Near, Pattern, Phrase, Query, Word

Told = list[tuple[str, bool]]
"""Pieces of a sentence, and whether each is somebody's own words."""


def told(query: Query) -> Told:
    """What is looked for, in words."""
    match query:
        case Phrase(words):
            return _phrase(words)
        case Pattern(source):
            return [("what matches ", False), (f"/{source}/", True)]
        case Near(parts, within):
            between = "1 word" if within == 1 else f"{within} words"
            return [*_joined(parts, " near "), (f" (at most {between} between)", False)]
        case Either(parts):
            return _joined(parts, " or ")
        case Every(parts, without):
            unwanted = [(" without ", False), *_joined(without, " or ")] if without else []
            return [*_joined(parts, " and "), *unwanted]


def is_simple(query: Query) -> bool:
    """Whether it is told as one thing, and needs no brackets."""
    return isinstance(query, Phrase | Pattern)


def _joined(parts: Sequence[Query], joint: str) -> Told:
    said: Told = []
    for place, part in enumerate(parts):
        said += [(joint, False)] if place else []
        said += told(part) if is_simple(part) else [("(", False), *told(part), (")", False)]
    return said


def _phrase(words: Sequence[Word]) -> Told:
    only = words[0] if len(words) == 1 else None
    if only is not None and only.any_form:
        return [("any form of ", False), (f"“{only.letters}”", True)]
    if only is not None and only.begins:
        return [("words that begin with ", False), (f"“{only.letters}”", True)]
    typed = (f"{'~' * word.any_form}{word.letters}{'*' * word.begins}" for word in words)
    return [("the words ", False), (f"“{' '.join(typed)}”", True)]
