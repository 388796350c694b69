"""Words of participants inside what a researcher typed: an example in the codebook leaves as a quotation would."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.rows import CodeRow, CodeState
from app.coding.rules import NOT_QUOTED
from app.language.spans import Span
from app.study.eligibility import is_quotable
from app.study.model import Participant, Speaker, TextVersion, Turn, VersionText

Code = TypeVar("Code", CodeRow, CodeState)
_WORD = re.compile(r"\w+")
_RUN = 6
"""So many words in a row are somebody's own."""


def kept_back(session: Session, typed: Iterable[str]) -> set[str]:
    """Of some typed texts those in which words stand of somebody who may not be quoted."""
    by_run: dict[tuple[str, ...], set[str]] = {}
    for text in typed:
        for run in _runs(text):
            by_run.setdefault(run, set()).add(text)
    found: set[str] = set()
    if by_run:
        for said in _unquotable(session):
            for run in _runs(said):
                found |= by_run.get(run, set())
    return found


def codes_to_leave(session: Session, codes: Sequence[Code]) -> list[Code]:
    """The codes of a codebook without examples that may not be quoted; where one was, that is said."""
    gone = kept_back(session, (text for code in codes for text in (code.example, code.near_miss)))
    return [
        replace(code, example=_left(code.example, gone), near_miss=_left(code.near_miss, gone)) for code in codes
    ]


def _left(text: str, gone: set[str]) -> str:
    return NOT_QUOTED if text in gone else text


def _unquotable(session: Session) -> Iterator[str]:
    """The turns of those who may not be quoted, in the texts as they are now; each text is read once."""
    places: dict[int, list[Span]] = {}
    rows = session.execute(
        select(Turn.version_id, Turn.speech_start, Turn.end)
        .join(TextVersion, Turn.version_id == TextVersion.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .where(TextVersion.current, ~is_quotable())
    )
    for version, start, end in rows:
        places.setdefault(version, []).append(Span(start, end))
    for version, spans in places.items():
        text = session.scalar(select(VersionText.text).where(VersionText.version_id == version)) or ""
        for span in spans:
            yield span.of(text)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [found.group() for found in _WORD.finditer(text.casefold())]
    for at in range(len(words) - _RUN + 1):
        yield tuple(words[at : at + _RUN])
