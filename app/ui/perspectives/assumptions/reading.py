"""What the page on assumptions reads: every claim assessed, and the sheet of one with the people on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.coding.note_rows import Excerpt
from app.coding.queries.excerpts import excerpts
from app.coding.rows import SegmentId
from app.perspectives import queries as perspectives
from app.perspectives.claim_rows import Assessed, ClaimId, EvidenceSheet
from app.store.project import Project
from app.study import queries as study
from app.study.rows import ParticipantId, ParticipantRow, PerspectiveId
from app.ui.perspectives.assumptions.asking.claim_reading import Offered, read_offered


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """The sheet of a claim, with everybody who is on it by their id."""

    sheet: EvidenceSheet
    people: Mapping[ParticipantId, ParticipantRow]
    perspectives: Mapping[PerspectiveId, str]

    def names(self, people: tuple[ParticipantId, ...]) -> list[str]:
        """The pseudonyms of people, in their order."""
        return [self.people[one].pseudonym for one in people if one in self.people]

    def of(self, people: tuple[ParticipantId, ...]) -> list[ParticipantRow]:
        """The rows of people, in their order."""
        return [self.people[one] for one in people if one in self.people]


def read_board(project: Project, cancelled: Callable[[], bool]) -> list[Assessed]:
    """Every claim of the register, assessed."""
    with project.reading(cancelled) as session:
        return perspectives.board(session)


def read_sheet(project: Project, claim: ClaimId, cancelled: Callable[[], bool]) -> ReadSheet:
    """The sheet of one claim; a Problem when it is gone."""
    with project.reading(cancelled) as session:
        sheet = perspectives.evidence_sheet(session, claim)
        people = {row.id: row for row in study.participants(session) if row.counted}
        names = {row.id: row.name for row in study.perspectives(session)}
    return ReadSheet(sheet, people, names)


def read_sheet_and_offered(
    project: Project, claim: ClaimId, cancelled: Callable[[], bool]
) -> tuple[ReadSheet, Offered]:
    """The sheet, and the names of what the claim is linked to."""
    return read_sheet(project, claim, cancelled), read_offered(project)


def place_of(project: Project, segment: SegmentId) -> Excerpt | None:
    """Where a passage of a text stands now; None for a region or a mark, and where it waits for a place."""
    with project.reading() as session:
        found = excerpts(session, [segment]).get(segment)
    return found if found is not None and found.current else None
