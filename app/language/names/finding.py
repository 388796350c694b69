"""Finds what may give somebody away in what was said, by all evidence there is, each place once (LANGUAGE §5.1).

It is an assistant: on real speech about one name in twenty is missed, so nobody may call a text anonymous for it.
"""

import re
from collections.abc import Iterator, Sequence

from app.language.names.known import KnownNames
from app.language.names.listed import KnownFinder
from app.language.names.mentions import Mention, Why
from app.language.names.shapes import shapes
from app.language.spans import Span

_SURENESS = {why: rank for rank, why in enumerate(Why)}
_REPLACED = re.compile(r"\[[^\[\]\n]{1,200}\]")
_NOTHING = "\ufffc"
"""Stands for what was replaced already: no letter, no blank, no stop."""


class NameFinder:
    """Finds names in many texts of one study; make it once, for what is known is prepared only then."""

    def __init__(self, known: KnownNames) -> None:
        self._known = KnownFinder(known)

    def find(self, text: str, speech: Sequence[Span]) -> list[Mention]:
        """The mentions in the speech of a text, in order and apart from each other.

        What stands in [square brackets] is taken for replaced and never found again; nor are labels and time
        stamps, which are no speech.
        """
        heard = _heard(text, speech)
        return _each_place_once([*self._known.mentions(heard), *_by_shape(heard)])


def find_names(text: str, *, speech: Sequence[Span], known: KnownNames) -> list[Mention]:
    """The mentions in the speech of one text; for many texts keep a `NameFinder`."""
    return NameFinder(known).find(text, speech)


def _by_shape(heard: str) -> Iterator[Mention]:
    for span, kind in shapes(heard):
        yield Mention(span, kind, Why.SHAPE)


def _heard(text: str, speech: Sequence[Span]) -> str:
    """The text with line ends for what is no speech, and nothing legible where brackets stand."""
    parts: list[str] = []
    at = 0
    for span in sorted(speech):
        start, end = max(at, span.start), max(at, min(span.end, len(text)))
        parts += ("\n" * (start - at), text[start:end])
        at = end
    parts.append("\n" * (len(text) - at))
    return _REPLACED.sub(lambda match: _NOTHING * len(match[0]), "".join(parts))


def _each_place_once(found: Sequence[Mention]) -> list[Mention]:
    """Of mentions in one place the widest, as sure as the surest inside it; of those that cross, the surest."""
    widest: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end, _SURENESS[one.why])):
        last = widest[-1] if widest else None
        if last is None or not last.span.contains(one.span):
            widest.append(one)
        elif last.kind is one.kind and _SURENESS[one.why] < _SURENESS[last.why]:
            widest[-1] = Mention(last.span, last.kind, one.why)
    chosen: list[Mention] = []
    for one in sorted(widest, key=lambda one: (_SURENESS[one.why], -len(one.span), one.span)):
        if not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.span)
