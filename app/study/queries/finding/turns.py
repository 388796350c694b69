"""The turns in which something may stand, as the search index knows them, with the speech of each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Select, column, func, select, table, text
from sqlalchemy.orm import Session

from app.language.bare import Speech, speech
from app.language.query import Asked
from app.language.spans import Span
from app.store.bulk import one_of
from app.study.model import Source, TextMark, TextVersion, Turn, VersionText
from app.study.rules import pieces_of_speech

_AT_A_TIME = 16
"""Texts read at once."""


class TurnHit(NamedTuple):
    """A turn to look at."""

    id: int
    version: int
    speaker: int
    number: int
    start: int
    end: int
    """Of its speech."""


class SourceOfVersion(NamedTuple):
    """Which source a text is the current one of."""

    source: int
    name: str


def current_versions(session: Session) -> dict[int, SourceOfVersion]:
    """Current text version -> its source."""
    rows = session.execute(
        select(TextVersion.id, Source.id, Source.name)
        .join(Source, TextVersion.source_id == Source.id)
        .where(TextVersion.current)
    )
    return {version: SourceOfVersion(source, name) for version, source, name in rows}


def turns_asked(session: Session, asked: Asked, most: int | None = None) -> Iterator[TurnHit]:
    """The turns that the index gives, of every text and speaker; the first so many of them."""
    turns = select(Turn.id, Turn.version_id, Turn.speaker_id, Turn.number, Turn.speech_start, Turn.end)
    asking = _asking(turns, asked).order_by(Turn.id if asked.expression is None else _INDEX.c.rowid).limit(most)
    return (TurnHit(*row) for row in session.execute(asking))


def turns_counted(session: Session, asked: Asked) -> Iterator[tuple[int, int, int]]:
    """Of the turns that the index gives, how many each speaker has in each text: (speaker, text, turns)."""
    counting = _asking(select(Turn.speaker_id, Turn.version_id, func.count()), asked)
    return (tuple(row) for row in session.execute(counting.group_by(Turn.speaker_id, Turn.version_id)))


def _asking(select_from: Select[*tuple[Any, ...]], asked: Asked) -> Select[*tuple[Any, ...]]:
    if asked.expression is None:
        return select_from
    matching = text("turn_words MATCH :asked").bindparams(asked=asked.expression)
    return select_from.select_from(_INDEX).join(Turn, Turn.id == _INDEX.c.rowid).where(matching)


_INDEX = table("turn_words", column("rowid"))


def by_version(turns: Sequence[TurnHit]) -> dict[int, list[TurnHit]]:
    """Turns, each text's together, in the order in which they come."""
    found: dict[int, list[TurnHit]] = defaultdict(list)
    for turn in turns:
        found[turn.version].append(turn)
    return found


def batches(
    session: Session, turns: Sequence[TurnHit], at_first: int = 1
) -> Iterator[tuple[list[TurnHit], list[Speech]]]:
    """The turns with their speech, a few texts at a time; `at_first` texts, for somebody waits for the first."""
    versions = by_version(turns)
    to_come = iter(versions)
    many = at_first
    while some := list(islice(to_come, many)):
        texts = dict(
            session.execute(
                select(VersionText.version_id, VersionText.text).where(one_of(VersionText.version_id, some))
            ).all()
        )
        stamps = _stamps(session, some)
        these = [turn for version in some for turn in versions[version]]
        yield these, [_speech(turn, texts[turn.version], stamps.get(turn.version, ())) for turn in these]
        many = min(_AT_A_TIME, many * 2)


def _stamps(session: Session, versions: Sequence[int]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for version, start, end in session.execute(
        select(TextMark.version_id, TextMark.start, TextMark.end)
        .where(one_of(TextMark.version_id, versions))
        .order_by(TextMark.version_id, TextMark.start)
    ):
        found[version].append(Span(start, end))
    return found


def _speech(turn: TurnHit, words: str, stamps: Sequence[Span]) -> Speech:
    said = Span(turn.start, turn.end)
    return speech(words, pieces_of_speech(said, said, stamps) if stamps else [said])
