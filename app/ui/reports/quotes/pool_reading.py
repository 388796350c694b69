"""Reads what a section could quote: its passages with whose they are, and why some may not be. No Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.coding import queries as coding
from app.coding.passages import passages_of
from app.coding.queries.excerpts import excerpts
from app.coding.rows import CodeId, SegmentId
from app.coding.spoken import spoken_in
from app.perspectives import queries as perspectives
from app.perspectives.claim_rows import ClaimId, EvidenceRow
from app.safeguards.gates import Fault, export_faults
from app.safeguards.reasons import Reason
from app.store.project import Project
from app.study import queries as study
from app.study.rows import PerspectiveId, PerspectiveRow
from app.ui.reports.quotes.offered import Offered, offered
from app.ui.reports.sections import Part, Section


@dataclass(frozen=True, slots=True)
class Pool:
    """What a section could quote, and by what it can be looked through."""

    section: Section
    rows: tuple[Offered, ...] = ()
    perspectives: tuple[PerspectiveRow, ...] = ()
    """Those heard in it, in their order."""

    @property
    def order(self) -> list[PerspectiveId]:
        """The perspectives in their order."""
        return [row.id for row in self.perspectives]

    @property
    def areas(self) -> list[str]:
        """The areas of those heard in it, by name."""
        return sorted({voice.area_name for row in self.rows for voice in row.voices} - {""})


def read_pool(project: Project, section: Section, cancelled: Callable[[], bool]) -> Pool:
    """What this section could quote now."""
    if section.part is Part.JOURNEY:
        return Pool(section)
    rows = (_for_claim if section.part is Part.CLAIM else _for_theme)(project, section, cancelled)
    with project.reading(cancelled) as session:
        every = study.perspectives(session)
    heard = {voice.perspective for row in rows for voice in row.voices}
    return Pool(section, tuple(rows), tuple(row for row in every if row.id in heard))


def _for_theme(project: Project, section: Section, cancelled: Callable[[], bool]) -> list[Offered]:
    """The passages of a code, or of the codes of a theme, with all below them."""
    with project.reading(cancelled) as session:
        tops = [CodeId(section.id)]
        if not section.code:
            tops = [code for theme in coding.themes(session) if theme.id == section.id for code in theme.codes]
        codes = dict.fromkeys(code for top in tops for code in coding.subtree(session, top))
        said = passages_of(session, list(codes))
        faults = export_faults(session, segments={row.segment for row in said})
    return offered(said, _first(faults))


def _for_claim(project: Project, section: Section, cancelled: Callable[[], bool]) -> list[Offered]:
    """The evidence of an assumption, as far as it is words."""
    with project.reading(cancelled) as session:
        evidence: dict[SegmentId, list[EvidenceRow]] = {}
        for row in perspectives.evidence_sheet(session, ClaimId(section.id)).evidence:
            evidence.setdefault(row.segment, []).append(row)
        spoken = spoken_in(session, evidence)
        places = excerpts(session, evidence)
        why_not = _first(export_faults(session, segments=list(evidence)))
    return [
        Offered(
            segment=segment,
            source=places[segment].source,
            span=places[segment].span,
            turn_number=places[segment].turn_number,
            source_name=places[segment].source_name,
            words=spoken[segment].words,
            voices=spoken[segment].voices,
            said_of=" · ".join(dict.fromkeys(_stance(row) for row in rows)),
            why_not=why_not.get(segment),
        )
        for segment, rows in evidence.items()
        if segment in spoken and segment in places
    ]


def _stance(row: EvidenceRow) -> str:
    said = row.stance.value.capitalize()
    return said if row.first_hand else f"{said}, second-hand"


def _first(faults: Iterable[Fault]) -> dict[SegmentId, Reason]:
    """The first reason against each passage."""
    found: dict[SegmentId, Reason] = {}
    for fault in faults:
        if fault.segment is not None:
            found.setdefault(fault.segment, fault.reason)
    return found
