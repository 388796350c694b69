"""The register of what left the study: what, when, by whom, with which settings, and whose words are in it.

It is outside of undo: a file that has left cannot be taken back. What is registered of a person goes with them.
What is written for others is registered first and put in its place after (`let_leave`): a file that stands there
is always in the register. Where the program ends between the two, the register says more than left, never less.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NewType

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.store.put import Ready
from app.study.model import Export, ExportedPerson, Participant
from app.study.rows import ParticipantId
from app.study.rules import clean_date

ExportId = NewType("ExportId", int)
_AT_A_TIME = 1 << 20


@dataclass(frozen=True, slots=True)
class Held:
    """What an export holds of one person."""

    quotes: int = 0
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One thing that left the study."""

    id: ExportId
    at: int
    """In seconds since 1970, UTC."""
    kind: str
    title: str
    format: str
    sha256: str
    """Of the file, in hexadecimal: by it a copy is known again, wherever it went."""
    settings: str
    by: str
    people: tuple[tuple[ParticipantId, str, Held], ...]
    """Whose words or pictures it holds, by pseudonym."""
    published_on: str = ""
    """The day it went public, from which on nobody can be taken out of it (E-04); empty: it did not."""


def sha256_of(path: Path) -> bytes:
    """The hash of a file; a Problem where it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while some := file.read(_AT_A_TIME):
                found.update(some)
    except OSError:
        raise Problem("The file that was written cannot be read back.", "Write it once more.") from None
    return found.digest()


def record_export(
    project: Project,
    *,
    kind: str,
    title: str,
    format: str,
    path: Path,
    by: str,
    settings: str = "",
    people: Mapping[ParticipantId, Held] | None = None,
    initiator: object | None = None,
) -> ExportId:
    """Register a file that was written; `settings` is the spec it was made from, as JSON and without words.

    People who are gone from the study meanwhile are left out.
    """
    digest = sha256_of(path)
    held = people or {}
    with project.step("Register export", initiator=initiator) as session:
        row = Export(kind=kind, title=title, format=format, sha256=digest, settings=settings, made_by=by)
        session.add(row)
        session.flush()
        there = session.scalars(
            select(Participant.id).where(one_of(Participant.id, held)).order_by(Participant.id)
        )
        session.add_all(
            ExportedPerson(
                export_id=row.id,
                participant_id=person,
                quotes=held[ParticipantId(person)].quotes,
                pictures=held[ParticipantId(person)].pictures,
            )
            for person in there
        )
        return ExportId(row.id)


def set_published(project: Project, *, export: ExportId, on: str, initiator: object | None = None) -> None:
    """Say on which day an export went public, or that it did not after all (empty)."""
    day = clean_date(on)
    with project.step("Mark export as published", initiator=initiator) as session:
        row = session.get(Export, export)
        if row is None:
            raise Problem("That export is not in the register.", "“counterpoint exports” lists them.")
        row.published_on = day


def let_leave(
    project: Project,
    files: Sequence[Ready],
    *,
    kind: str,
    title: str,
    by: str,
    settings: str = "",
    people: Mapping[ParticipantId, Held] | None = None,
    initiator: object | None = None,
) -> tuple[ExportId, ...]:
    """Register finished files that belong together, and only then put them in their places.

    Where one cannot be put there, a Problem says so, and neither it nor those after it stay in the register.
    A study that is open to read only registers nothing.
    """
    noted: list[ExportId] = []
    if not project.read_only:
        with project.step("Register export", initiator=initiator):
            for file in files:
                ending = file.out.suffix.lower().lstrip(".")
                one = record_export(
                    project,
                    kind=kind,
                    title=title,
                    format=ending,
                    path=file.part,
                    by=by,
                    settings=settings,
                    people=people,
                )
                noted.append(one)
    for place, file in enumerate(files):
        try:
            file.put()
        except Problem:
            with suppress(Problem):  # then it says more than left
                _take_back(project, noted[place:], initiator)
            raise
    return tuple(noted)


def _take_back(project: Project, noted: Sequence[ExportId], initiator: object | None) -> None:
    if noted:
        with project.step("Take back export", initiator=initiator) as session:
            session.execute(delete(Export).where(one_of(Export.id, noted)))


def exports(session: Session) -> list[ExportRow]:
    """Everything that left the study, the newest first."""
    people: dict[int, list[tuple[ParticipantId, str, Held]]] = {}
    for one, pseudonym in session.execute(
        select(ExportedPerson, Participant.pseudonym)
        .join(Participant, ExportedPerson.participant_id == Participant.id)
        .order_by(Participant.pseudonym)
    ):
        held = ParticipantId(one.participant_id), pseudonym, Held(one.quotes, one.pictures)
        people.setdefault(one.export_id, []).append(held)
    return [
        ExportRow(
            id=ExportId(row.id),
            at=row.made_at,
            kind=row.kind,
            title=row.title,
            format=row.format,
            sha256=row.sha256.hex(),
            settings=row.settings,
            by=row.made_by,
            people=tuple(people.get(row.id, ())),
            published_on=row.published_on,
        )
        for row in session.scalars(select(Export).order_by(Export.id.desc()))
    ]


def exports_with(session: Session, participant: ParticipantId) -> list[ExportRow]:
    """What left the study with words or pictures of one person in it, the newest first."""
    return [row for row in exports(session) if participant in {person for person, _, _ in row.people}]
