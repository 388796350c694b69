"""The register: every note of the study in one list, wherever its words are kept.

Memos, annotations, interpretations and the journal; the memos of codings; what is said of links between
passages; the interpretation beside a field note. What is about people left out of the study is not in it, and
a private note only for its author.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.coding.model import Coder, Coding, Note, PassageLink, Segment, Theme
from app.coding.note_rows import (
    THE_STUDY,
    AboutKind,
    Excerpt,
    Keeping,
    NoteFilter,
    NoteKey,
    NoteKind,
    NoteMark,
    NoteRow,
    Subject,
)
from app.coding.queries.codes import code_paths
from app.coding.queries.drawn import Drawn, drawn
from app.coding.queries.excerpts import excerpts
from app.coding.queries.hidden import hidden_cases, hidden_sources, not_hidden
from app.coding.rows import CodeId
from app.coding.rules import is_wanted, may_read
from app.language.spans import Span
from app.study.eligibility import is_included
from app.study.model import Case, CaseLink, FieldNote, Participant, Source, Speaker
from app.study.rows import SourceId, VersionId

COLUMNS = {
    AboutKind.CODE: "code_id",
    AboutKind.THEME: "theme_id",
    AboutKind.PARTICIPANT: "participant_id",
    AboutKind.CASE: "case_id",
    AboutKind.SOURCE: "source_id",
    AboutKind.PASSAGE: "segment_id",
}
"""In which column of a note the thing it is about stands."""


def register(session: Session, *, reader: str, wanted: NoteFilter | None = None) -> list[NoteRow]:
    """The notes that somebody may read, the newest first."""
    written = [note for note in session.scalars(select(Note)) if may_read(note.private, note.author, reader)]
    rows = list(chain(_written(session, written), _memos(session), _of_links(session), _beside(session)))
    if wanted is not None:
        rows = [row for row in rows if is_wanted(row, wanted)]
    return sorted(rows, key=lambda row: (row.day, row.changed_at, row.key.id), reverse=True)


def note_row(session: Session, key: NoteKey, *, reader: str) -> NoteRow | None:
    """One line of the register; None where it is gone or not for this reader."""
    match key.kept:
        case Keeping.NOTE:
            note = session.get(Note, key.id)
            readable = note is not None and may_read(note.private, note.author, reader)
            rows = _written(session, [note] if note is not None and readable else [])
        case Keeping.CODING:
            rows = _memos(session, Coding.id == key.id)
        case Keeping.LINK:
            rows = _of_links(session, PassageLink.id == key.id)
        case Keeping.FIELD_NOTE:
            rows = _beside(session, Source.id == key.id)
    return next(iter(rows), None)


def note_counts(session: Session, kind: AboutKind, *, reader: str) -> dict[int, int]:
    """How many notes each thing of a kind has that somebody may read."""
    column = getattr(Note, COLUMNS[kind])
    rows = session.execute(select(column, Note.private, Note.author).where(column.is_not(None)))
    return Counter(thing for thing, private, author in rows if may_read(private, author, reader))


def theme_names(session: Session) -> list[tuple[str, int]]:
    """The themes that can be written about, by name."""
    rows = session.execute(select(Theme.name, Theme.id).order_by(Theme.position, Theme.id))
    return [(name, theme) for name, theme in rows]


def passage_notes(session: Session, version: VersionId, *, reader: str) -> list[NoteRow]:
    """The notes on passages of a text, by place; the memos of codings stand with their codes instead."""
    there = select(Note).join(Segment, Note.segment_id == Segment.id).where(Segment.version_id == version)
    written = [note for note in session.scalars(there) if may_read(note.private, note.author, reader)]
    return sorted(_written(session, written), key=lambda row: (row.span or Span(0, 0), row.key.id))


def note_marks(session: Session, version: VersionId, *, reader: str) -> list[NoteMark]:
    """How many notes and links hang on each passage of a text, by place; memos of codings go with their codes."""
    counted: Counter[int] = Counter()
    notes = select(Note.segment_id, Note.private, Note.author).join(Segment, Note.segment_id == Segment.id)
    for segment, private, author in session.execute(notes.where(Segment.version_id == version)):
        if segment is not None and may_read(private, author, reader):
            counted[segment] += 1
    for side in (PassageLink.from_id, PassageLink.to_id):
        ends = select(side).join(Segment, side == Segment.id).where(Segment.version_id == version)
        counted.update(session.scalars(ends))
    there = select(Segment.id, Segment.start, Segment.end).where(Segment.version_id == version)
    places = session.execute(there.where(not_hidden(session, Segment.id)))
    marks = [NoteMark(Span(start, end), counted[segment]) for segment, start, end in places if counted[segment]]
    return sorted(marks, key=lambda mark: mark.span)


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a note can be about: how it is called, where it is, what it touches."""

    words: str
    concerns: frozenset[Subject]
    source: SourceId | None = None
    span: Span | None = None


def _written(session: Session, notes: Sequence[Note]) -> Iterable[NoteRow]:
    """The notes with rows of their own, without those about what nobody sees."""
    about = {note.id: _subject(note) for note in notes}
    things = _things(session, about.values())
    for note in notes:
        subject = about[note.id]
        thing = things.get(subject)
        if thing is not None:
            yield NoteRow(
                key=NoteKey(Keeping.NOTE, note.id),
                kind=NoteKind(note.kind),
                title=note.title,
                text=note.text,
                author=note.author,
                dated_on=note.dated_on,
                changed_at=note.changed_at,
                about=subject,
                about_words=thing.words,
                private=note.private,
                for_report=note.for_report,
                source=thing.source,
                span=thing.span,
                concerns=thing.concerns,
            )


def _memos(session: Session, *only: ColumnElement[bool]) -> Iterable[NoteRow]:
    """The memos of codings: about the passage, and touching the code."""
    rows = session.execute(
        select(Coding.id, Coding.segment_id, Coding.code_id, Coding.memo, Coding.made_at, Coder.name)
        .join(Coder, Coding.coder_id == Coder.id)
        .where(Coding.memo != "", *only)
    ).all()
    places = _places(session, {row.segment_id for row in rows})
    paths = code_paths(session)
    for row in rows:
        if row.segment_id in places:
            thing = places[row.segment_id]
            yield NoteRow(
                key=NoteKey(Keeping.CODING, row.id),
                kind=NoteKind.MEMO,
                title="",
                text=row.memo,
                author=row.name,
                dated_on="",
                changed_at=row.made_at,
                about=Subject(AboutKind.PASSAGE, row.segment_id),
                about_words=f"{thing.words}, coded {paths[CodeId(row.code_id)]}",
                source=thing.source,
                span=thing.span,
                concerns=thing.concerns | {Subject(AboutKind.CODE, row.code_id)},
            )


def _of_links(session: Session, *only: ColumnElement[bool]) -> Iterable[NoteRow]:
    """What is said of links: about the first passage, and touching both."""
    links = session.scalars(select(PassageLink).where(PassageLink.note != "", *only)).all()
    places = _places(session, {end for link in links for end in (link.from_id, link.to_id)})
    for link in links:
        if link.from_id in places and link.to_id in places:
            start, end = places[link.from_id], places[link.to_id]
            yield NoteRow(
                key=NoteKey(Keeping.LINK, link.id),
                kind=NoteKind.LINK,
                title="",
                text=link.note,
                author=link.made_by,
                dated_on="",
                changed_at=link.made_at,
                about=Subject(AboutKind.PASSAGE, link.from_id),
                about_words=f"{start.words}, which {link.kind} {end.words}",
                source=start.source,
                span=start.span,
                concerns=start.concerns | end.concerns,
            )


def _beside(session: Session, *only: ColumnElement[bool]) -> Iterable[NoteRow]:
    """The interpretations beside field notes."""
    rows = session.execute(
        select(FieldNote.interpretation, Source)
        .join(Source, FieldNote.source_id == Source.id)
        .where(FieldNote.interpretation != "", *only)
    ).all()
    things = _sources(session) if rows else {}
    for words, source in rows:
        subject = Subject(AboutKind.SOURCE, source.id)
        if subject in things:
            yield NoteRow(
                key=NoteKey(Keeping.FIELD_NOTE, source.id),
                kind=NoteKind.INTERPRETATION,
                title="",
                text=words,
                author=source.made_by,
                dated_on=source.collected_on,
                changed_at=source.made_at,
                about=subject,
                about_words=things[subject].words,
                source=SourceId(source.id),
                concerns=things[subject].concerns,
            )


def _subject(note: Note) -> Subject:
    for kind, column in COLUMNS.items():
        thing = getattr(note, column)
        if thing is not None:
            return Subject(kind, thing)
    return THE_STUDY


def _things(session: Session, subjects: Collection[Subject]) -> Mapping[Subject, _Thing]:
    """The things of these kinds that can be seen; of passages only those asked for."""
    kinds = {subject.kind for subject in subjects}
    things = {THE_STUDY: _Thing("the study", frozenset({THE_STUDY}))}
    for kind, read in _READ.items():
        if kind in kinds:
            things |= read(session)
    segments = {subject.id for subject in subjects if subject.kind is AboutKind.PASSAGE}
    for segment, thing in _places(session, segments).items():
        things[Subject(AboutKind.PASSAGE, segment)] = thing
    return things


def _places(session: Session, segments: Collection[int]) -> dict[int, _Thing]:
    """Segment -> the passage, region or mark that it is."""
    passages = {segment: _passage(place) for segment, place in excerpts(session, segments).items()}
    others = set(segments) - passages.keys()
    return passages | {segment: _drawn(segment, place) for segment, place in drawn(session, others).items()}


def _codes(session: Session) -> dict[Subject, _Thing]:
    return dict(_alone(AboutKind.CODE, code, path) for code, path in code_paths(session).items())


def _themes(session: Session) -> dict[Subject, _Thing]:
    rows = session.execute(select(Theme.id, Theme.name))
    return dict(_alone(AboutKind.THEME, theme, name) for theme, name in rows)


def _people(session: Session) -> dict[Subject, _Thing]:
    rows = session.execute(select(Participant.id, Participant.pseudonym).where(is_included()))
    return dict(_alone(AboutKind.PARTICIPANT, person, name) for person, name in rows)


def _cases(session: Session) -> dict[Subject, _Thing]:
    left_out = hidden_cases(session)
    linked = session.execute(
        select(CaseLink.case_id, CaseLink.participant_id).join(Participant).where(is_included())
    )
    people = _grouped(linked)
    return {
        (subject := Subject(AboutKind.CASE, case)): _Thing(name, frozenset({subject, *people[case]}))
        for case, name in session.execute(select(Case.id, Case.pseudonym))
        if case not in left_out
    }


def _sources(session: Session) -> dict[Subject, _Thing]:
    left_out = hidden_sources(session)
    heard = select(Speaker.source_id, Speaker.participant_id).join(Participant).where(is_included())
    people = _grouped(session.execute(heard))
    return {
        (subject := Subject(AboutKind.SOURCE, source)): _Thing(
            name, frozenset({subject, *people[source]}), SourceId(source)
        )
        for source, name in session.execute(select(Source.id, Source.name))
        if source not in left_out
    }


def _grouped(pairs: Iterable[tuple[int, int | None]]) -> Mapping[int, set[Subject]]:
    """Thing -> its participants."""
    people: dict[int, set[Subject]] = defaultdict(set)
    for thing, person in pairs:
        if person is not None:
            people[thing].add(Subject(AboutKind.PARTICIPANT, person))
    return people


def _drawn(segment: int, place: Drawn) -> _Thing:
    touched = {Subject(AboutKind.PASSAGE, segment)}
    touched |= {Subject(AboutKind.PARTICIPANT, person) for person in place.people}
    if place.case is not None:
        touched.add(Subject(AboutKind.CASE, place.case))
    if place.source is not None:
        touched.add(Subject(AboutKind.SOURCE, place.source))
    return _Thing(place.words, frozenset(touched), place.source)


def _passage(place: Excerpt) -> _Thing:
    whose = {Subject(AboutKind.PARTICIPANT, person) for person in place.people}
    turn = f", turn {place.turn_number}" if place.turn_number else ""
    return _Thing(
        f"“{place.words}” ({place.source_name}{turn})",
        frozenset({Subject(AboutKind.PASSAGE, place.segment), Subject(AboutKind.SOURCE, place.source), *whose}),
        place.source,
        place.span if place.current else None,
    )


def _alone(kind: AboutKind, thing: int, words: str) -> tuple[Subject, _Thing]:
    """Something that touches nothing but itself."""
    return Subject(kind, thing), _Thing(words, frozenset({Subject(kind, thing)}))


_READ: Mapping[AboutKind, Callable[[Session], dict[Subject, _Thing]]] = {
    AboutKind.CODE: _codes,
    AboutKind.THEME: _themes,
    AboutKind.PARTICIPANT: _people,
    AboutKind.CASE: _cases,
    AboutKind.SOURCE: _sources,
}
