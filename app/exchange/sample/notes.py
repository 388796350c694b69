"""The notes of the sample study: what stands beside its field notes, its memos and journal, its links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.coding import actions
from app.coding.note_rows import THE_STUDY, AboutKind, NoteKind, Subject
from app.coding.queries import theme_names
from app.coding.rows import CodeId
from app.exchange.sample.places import Text, Words, place
from app.store.project import Project
from app.study import actions as study
from app.study import queries


@dataclass(frozen=True, slots=True)
class SampleFieldNote:
    """What stands beside an observation."""

    file: str
    place: str
    present: str
    interpretation: str


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A note `about` something by its kind and name, or on the words of a passage; `by` counts coders from 1."""

    kind: str
    text: str
    by: int
    on: str
    about: str = ""
    title: str = ""
    private: bool | None = None
    passage: Words | None = None


@dataclass(frozen=True, slots=True)
class SampleLink:
    """That one passage stands to another in some way."""

    start: Words
    end: Words
    kind: str
    note: str
    by: int


@dataclass(frozen=True, slots=True)
class SampleNotes:
    """Everything of it."""

    field_notes: Sequence[SampleFieldNote]
    notes: Sequence[SampleNote]
    links: Sequence[SampleLink]


def read_notes(said: Mapping[str, Any]) -> SampleNotes:
    """What `study.toml` says of notes."""
    return SampleNotes(
        field_notes=[SampleFieldNote(**entry) for entry in said["field_notes"]],
        notes=[SampleNote(**entry) for entry in said["notes"]],
        links=[
            SampleLink(entry["from"], entry["to"], entry["kind"], entry["note"], entry["by"])
            for entry in said["links"]
        ],
    )


def add_notes(
    project: Project,
    sample: SampleNotes,
    coders: Sequence[str],
    observers: Mapping[str, str],
    texts: Mapping[str, Text],
    things: Mapping[str, Subject],
) -> None:
    """Store the notes inside a step of the caller's; `things` are what they can be about, by kind and name."""
    for beside in sample.field_notes:
        study.edit_field_note(
            project,
            source=texts[beside.file][0],
            place=beside.place,
            present=beside.present,
            interpretation=beside.interpretation,
            observer=observers[beside.file],
        )
    for note in sample.notes:
        author = coders[note.by - 1]
        if note.passage is not None:
            words = place(texts, note.passage)
            actions.annotate(
                project,
                version=words.version,
                span=words.span,
                text=note.text,
                author=author,
                title=note.title,
                dated_on=note.on,
            )
        else:
            actions.write_note(
                project,
                about=things[note.about],
                kind=NoteKind(note.kind),
                title=note.title,
                text=note.text,
                author=author,
                dated_on=note.on,
                private=note.private,
            )
    for link in sample.links:
        actions.link_passages(
            project,
            start=place(texts, link.start),
            end=place(texts, link.end),
            kind=link.kind,
            note=link.note,
            by=coders[link.by - 1],
        )


def subjects(session: Session, codes: Mapping[str, CodeId]) -> dict[str, Subject]:
    """What notes can be about, as they call it: "code told", "participant Leah"."""
    named: dict[AboutKind, list[tuple[str, int]]] = {
        AboutKind.CODE: [(key, code) for key, code in codes.items()],
        AboutKind.PARTICIPANT: [(row.pseudonym, row.id) for row in queries.participants(session)],
        AboutKind.CASE: [(row.pseudonym, row.id) for row in queries.cases(session)],
        AboutKind.SOURCE: [(row.name, row.id) for row in queries.sources(session)],
        AboutKind.THEME: theme_names(session),
    }
    known = {f"{kind} {name}": Subject(kind, which) for kind, things in named.items() for name, which in things}
    return known | {str(AboutKind.STUDY): THE_STUDY}
