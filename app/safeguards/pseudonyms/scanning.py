"""Looking through the study's texts for names: in a process of its own, a good many texts at a time.

What is read of the study is read before, so that nothing holds it open meanwhile.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.names.known import KnownNames, names_in_labels
from app.language.names.many import MEMORY, SECONDS, Heard, find_in_many
from app.language.names.mentions import Mention, NameKind, Why
from app.language.spans import Span
from app.study import queries as study
from app.study.model import Source
from app.study.rows import SourceId, TranscriptRow
from app.workers.worker import Worker

Progress = Callable[[int, int, str], object]
IsCancelled = Callable[[], bool]
Find = Callable[[str, tuple[Span, ...], KnownNames], Sequence[Mention]]
"""Finds the names in the speech of one text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be looked through: all of it but the labels and stamps of turns."""

    source: SourceId
    words: str = field(repr=False)
    speech: tuple[Span, ...]
    labels: tuple[tuple[Span, str], ...] = field(repr=False)
    """Where the labels of speakers stand."""


def texts_to_scan(session: Session, sources: Collection[SourceId] | None = None) -> list[Text]:
    """The current texts of some transcripts, or of all; not those of which only excluded people are heard."""
    return [
        _text(session, row.id)
        for row in study.sources(session)
        if not row.excluded and (sources is None or row.id in sources)
    ]


def source_guids(session: Session) -> dict[str, UUID]:
    """By what the identity key knows each source: name -> guid."""
    return dict(session.execute(select(Source.name, Source.guid)).all())


def known_in(session: Session, kept: KnownNames) -> KnownNames:
    """What the key knows, with the labels that are names and the pseudonyms of the study."""
    pseudonyms = tuple(row.pseudonym for row in study.participants(session))
    stand_for_names = {name.casefold() for name in pseudonyms}
    labels = {speaker.label for row in study.sources(session) for speaker in study.speakers(session, row.id)}
    real = tuple(label for label in names_in_labels(sorted(labels)) if label.casefold() not in stand_for_names)
    return kept.and_also(KnownNames(people=real, pseudonyms=pseudonyms))


def scan(
    texts: Sequence[Text],
    known: KnownNames,
    *,
    progress: Progress = lambda done, of, what: None,
    cancelled: IsCancelled = lambda: False,
    find: Find | None = None,
) -> dict[SourceId, tuple[Mention, ...]]:
    """What may give somebody away, text by text; `find` looks in this process instead of one of its own."""
    if find is not None:
        found = [find(text.words, text.speech, known) for text in texts]
    else:
        heard = [Heard(text.words, text.speech) for text in texts]
        with Worker(seconds=SECONDS, memory=MEMORY, cancelled=cancelled) as worker:
            answer = find_in_many(heard, known, call=worker.call, progress=progress, cancelled=cancelled)
        found = [one.mentions for one in answer.texts]
    return {
        text.source: (*mentions, *_in_labels(text, known)) for text, mentions in zip(texts, found, strict=True)
    }


def _in_labels(text: Text, known: KnownNames) -> list[Mention]:
    """The labels that are somebody's name."""
    names = {name.casefold() for name in known.people}
    return [Mention(span, NameKind.PERSON, Why.KNOWN) for span, label in text.labels if label.casefold() in names]


def _text(session: Session, source: SourceId) -> Text:
    row = study.transcript(session, source)
    labels = []
    for turn in row.turns:
        if turn.label:
            written = re.compile(r"\s+".join(map(re.escape, turn.label.split())), re.IGNORECASE)
            place = written.search(row.text, turn.start, turn.speech_start)
            if place is not None:
                labels.append((Span(*place.span()), turn.label))
    return Text(source, row.text, tuple(_spoken_and_beside(row)), tuple(labels))


def _spoken_and_beside(row: TranscriptRow) -> Iterator[Span]:
    """What is said, and what stands beside turns: headings, a table of who took part, notes at the end."""
    at = 0
    for turn in sorted(row.turns, key=lambda turn: turn.start):
        if at < turn.start:
            yield Span(at, turn.start)
        yield turn.speech
        at = max(at, turn.end)
    if at < len(row.text):
        yield Span(at, len(row.text))
