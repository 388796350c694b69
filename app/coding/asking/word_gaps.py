"""Whether few enough words are said between two places: counted only as far as they must be."""

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.spans import Span
from app.store.bulk import one_of
from app.study.model import TextMark, Turn, VersionText

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_AT_A_TIME = 16


class WordGaps:
    """The texts in question, read a few at a time in the order in which they are asked for."""

    def __init__(self, session: Session, versions: Iterable[int]) -> None:
        self._session = session
        self._to_come = deque(dict.fromkeys(versions))
        self._texts: dict[int, str] = {}
        self._silent: dict[int, list[Span]] = {}

    def at_most(self, version: int, start: int, end: int, most: int) -> bool:
        """Whether no more than so many words begin between two places; labels and time stamps are none."""
        if version not in self._texts:
            self._read_on(version)
        return at_most(self._texts[version], self._silent[version], start, end, most)

    def _read_on(self, version: int) -> None:
        some = [version]
        while self._to_come and len(some) < _AT_A_TIME:
            following = self._to_come.popleft()
            some += [following] if following != version else []
        texts = select(VersionText.version_id, VersionText.text).where(one_of(VersionText.version_id, some))
        self._texts = dict(self._session.execute(texts).all())
        silent: dict[int, list[Span]] = defaultdict(list)
        for zones in (
            select(Turn.version_id, Turn.start, Turn.speech_start).where(one_of(Turn.version_id, some)),
            select(TextMark.version_id, TextMark.start, TextMark.end).where(one_of(TextMark.version_id, some)),
        ):
            for of, start, end in self._session.execute(zones):
                silent[of].append(Span(start, end))
        self._silent = {of: sorted(silent[of]) for of in some}


def at_most(text: str, silent: Sequence[Span], start: int, end: int, most: int) -> bool:
    """Whether no more than so many words begin from `start` on and before `end`, outside the silent spans.

    The silent spans are in order and apart from each other.
    """
    found = 0
    for word in _WORD.finditer(text, start, end):
        zone = bisect_right(silent, word.start(), key=_start) - 1
        if zone >= 0 and word.start() < silent[zone].end:
            continue
        found += 1
        if found > most:
            return False
    return True


def _start(zone: Span) -> int:
    return zone.start
