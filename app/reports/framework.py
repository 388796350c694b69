"""The framework matrix from study to file: Word, XLSX or CSV, the one call for window and command line.

Summaries are the researchers' words and may leave. What stands in them in quotation marks is a participant's and
leaves only where that person agreed to be quoted, the source is signed off and no open concern stands on it; what
is left out is said.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.queries import withheld
from app.coding.spoken import spoken_in
from app.perspectives.framework_rows import Framework, FrameworkCellRow, Topic
from app.perspectives.framework_words import empty_words
from app.perspectives.queries import framework
from app.perspectives.rules.framework import quoted_parts, without_quotes
from app.problems import Problem
from app.reports.compose.framework import TITLE, FrameworkMaterial, compose_framework
from app.reports.names import look_at_document
from app.reports.tables import Column, Kind, PlainTable, write_csv, write_xlsx
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, no_names
from app.safeguards.register import ExportId, Held, let_leave
from app.store.base import ProjectInfo
from app.store.bulk import one_of
from app.store.project import Project
from app.store.put import Ready
from app.study.model import SignOff, Speaker, TextVersion, VersionText
from app.study.rows import ParticipantId, ParticipantRow

ENDINGS = (".docx", ".xlsx", ".csv")
LEAVES_ONLY = (
    "words in quotation marks leave the study only where the person agreed to be quoted, the source is signed off "
    "and no open concern stands on it."
)


@dataclass(frozen=True, slots=True)
class MatrixWritten:
    """The finished file of the matrix, what is not in it, and whose words are."""

    file: Ready
    warnings: tuple[str, ...]
    people: Mapping[ParticipantId, Held]


@dataclass(slots=True)
class _LeftOut:
    """How many quoted places were left out, in how many cells, of how many people."""

    places: int = 0
    cells: int = 0
    people: int = 0


def framework_file(
    session: Session,
    out: Path,
    *,
    date: date,
    topics: Sequence[Topic] | None = None,
    people: Collection[ParticipantId] | None = None,
    names_in: NamesIn = no_names,
) -> MatrixWritten:
    """Write the matrix as the kind of file its name asks for; a Problem leaves nothing behind.

    `let_matrix_leave` then says in the study that it leaves, and puts it in its place.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise Problem(f"The name of a framework matrix must end in {', '.join(ENDINGS)}.", "Choose another name.")
    material = gather_framework(session, date=date, topics=topics, people=people)
    look = Looking(names_in)
    look.at_file(out)
    document = compose_framework(material)
    look_at_document(look, document)
    look.refuse()
    if ending == ".docx":
        from app.reports.word import write_word  # here, so that only writing loads python-docx and lxml

        file = write_word(document, out, date=date)
    elif ending == ".xlsx":
        file = write_xlsx([_summaries(material), _passages(material)], out, date=date)
    else:
        file = write_csv(_summaries(material), out)
    return MatrixWritten(file, material.left_out, _held(material.framework))


def let_matrix_leave(project: Project, written: MatrixWritten, *, by: str) -> tuple[ExportId, ...]:
    """Register that the matrix leaves the study, and whose words are in it; put it in its place."""
    return let_leave(project, [written.file], kind="framework", title=TITLE, by=by, people=written.people)


def _held(found: Framework) -> dict[ParticipantId, Held]:
    """Whose words stand in quotation marks, in how many places."""
    quotes = {
        person.id: sum(1 for cell in row for _ in quoted_parts(cell.summary))
        for person, row in zip(found.people, found.cells, strict=True)
    }
    return {person: Held(quotes=many) for person, many in quotes.items() if many}


def gather_framework(
    session: Session,
    *,
    date: date,
    topics: Sequence[Topic] | None = None,
    people: Collection[ParticipantId] | None = None,
) -> FrameworkMaterial:
    """What of the matrix may leave, of everybody or of some people."""
    found = framework(session, topics)
    if people is not None:
        kept = [place for place, row in enumerate(found.people) if row.id in people]
        found = replace(
            found,
            people=tuple(found.people[place] for place in kept),
            cells=tuple(found.cells[place] for place in kept),
        )
    cells, left_out = _without_quotes(session, found)
    return FrameworkMaterial(
        study=session.scalars(select(ProjectInfo.name)).one(),
        date=date,
        framework=replace(found, cells=cells),
        left_out=_told(left_out),
    )


def _without_quotes(
    session: Session, found: Framework
) -> tuple[tuple[tuple[FrameworkCellRow, ...], ...], _LeftOut]:
    kept_back = _KeptBack(session, found.people)
    left_out = _LeftOut()
    rows = []
    for person, row in zip(found.people, found.cells, strict=True):
        may_leave, before = kept_back.of(person), left_out.places
        cells = []
        for cell in row:
            summary, places = without_quotes(cell.summary, may_leave)
            left_out.places += places
            left_out.cells += bool(places)
            cells.append(replace(cell, summary=summary) if places else cell)
        left_out.people += left_out.places > before
        rows.append(tuple(cells))
    return tuple(rows), left_out


class _KeptBack:
    """What people said that may not leave: all of it, what is not signed off, or what a concern stands on."""

    def __init__(self, session: Session, people: Sequence[ParticipantRow]) -> None:
        ids = [person.id for person in people if person.quotable]
        self._texts: dict[ParticipantId, list[str]] = {ParticipantId(one): [] for one in ids}
        signed = select(SignOff.source_id)
        for person, text in session.execute(
            select(Speaker.participant_id, VersionText.text)
            .join(TextVersion, TextVersion.source_id == Speaker.source_id)
            .join(VersionText, VersionText.version_id == TextVersion.id)
            .where(TextVersion.current, one_of(Speaker.participant_id, ids))
            .where(TextVersion.source_id.not_in(signed))
        ):
            if person is not None:
                self._texts[ParticipantId(person)].append(_plain(text))
        for said in spoken_in(session, withheld(session)).values():
            for voice in said.voices:
                if voice.participant in self._texts:
                    self._texts[voice.participant].append(_plain(said.words))

    def of(self, person: ParticipantRow) -> Callable[[str], bool]:
        """Whether words that stand in quotation marks in this person's cells may leave."""
        if not person.quotable:
            return lambda words: False
        texts = self._texts.get(person.id, [])

        def may_leave(words: str) -> bool:
            quoted = _plain(words)
            return not any(quoted in text or (text and text in quoted) for text in texts)

        return may_leave


def _plain(words: str) -> str:
    """Words without what differs between a transcript and its quotation: case, spaces, quotation marks."""
    return " ".join("".join(letter for letter in words.casefold() if letter not in "“”„«»‹›\"‘’'").split())


def _told(left_out: _LeftOut) -> tuple[str, ...]:
    if not left_out.places:
        return ()
    places = "1 quoted place" if left_out.places == 1 else f"{left_out.places} quoted places"
    people = "1 person" if left_out.people == 1 else f"{left_out.people} people"
    return (f"{places} in summaries of {people} left out: {LEAVES_ONLY}",)


def _summaries(material: FrameworkMaterial) -> PlainTable:
    found = material.framework
    return PlainTable(
        TITLE,
        (
            Column("Participant", width=18),
            Column("Perspective", width=22),
            *(Column(topic.path, width=48) for topic in found.topics),
        ),
        [
            (
                person.pseudonym,
                person.perspective_name,
                *(cell.summary or f"({empty_words(person, cell)})" for cell in row),
            )
            for person, row in zip(found.people, found.cells, strict=True)
        ],
        material.notes,
        fixed=2,
    )


def _passages(material: FrameworkMaterial) -> PlainTable:
    found = material.framework
    return PlainTable(
        "Passages behind each cell",
        (
            Column("Participant", width=18),
            Column("Perspective", width=22),
            *(Column(topic.path, Kind.WHOLE, width=16) for topic in found.topics),
        ),
        [
            (person.pseudonym, person.perspective_name, *(cell.passages for cell in row))
            for person, row in zip(found.people, found.cells, strict=True)
        ],
        ("Passages, regions and marks in which the person is heard, each once; never a measure of how common.",),
        fixed=2,
    )
