"""Looks a report through: what the gates refuse, what was suppressed or loosened, who may be known. No Qt."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from app.coding.rows import SegmentId
from app.reports.document import ReportDocument, Table
from app.reports.material import ReportMaterial
from app.reports.spec import ChosenQuote, ReportSpec
from app.safeguards.linked import LinkedCase
from app.safeguards.rules import SUPPRESSED
from app.study.rows import ParticipantId
from app.ui.reports.checks.check import Check, Weight
from app.ui.reports.sections import Section, quotes_of, sections

ByHand = Mapping[Section, tuple[ChosenQuote, ...]]


def checks_of(
    material: ReportMaterial, document: ReportDocument, linked: Sequence[LinkedCase], quotes: ByHand
) -> tuple[Check, ...]:
    """Everything to know of a report before it is written: what stops it first."""
    told = {case.sentence for case in linked}
    return (
        *_faults(material),
        *_loosened(material, quotes),
        *suppressed(document),
        *(_linked(material, case, quotes) for case in linked),
        *(Check(Weight.LOOK, sentence) for sentence in material.warnings if sentence not in told),
    )


def suppressed(document: ReportDocument) -> Iterator[Check]:
    """The tables in which counts are not shown, by their numbers in the report."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables, 1):
        cells = [cell.text for row in table.rows for cell in row]
        hidden = sum(text == SUPPRESSED for text in cells)
        if hidden:
            counts = "1 count is" if hidden == 1 else f"{hidden} counts are"
            yield Check(Weight.CHANGED, f"Table {number}, {table.caption}: {counts} shown as “{SUPPRESSED}”.")


def _faults(material: ReportMaterial) -> Iterator[Check]:
    where = _chosen_in(material.spec)
    for fault in material.leaving.faults:
        yield Check(
            Weight.STOPS,
            f"{fault.where}: {fault.why}",
            fault.what_to_do,
            fault.segment,
            fault.person,
            where.get(fault.segment) if fault.segment is not None else None,
        )


def _loosened(material: ReportMaterial, quotes: ByHand) -> Iterator[Check]:
    for one in material.leaving.loosened:
        segment, section = _first_of(material, (one.participant,), quotes)
        yield Check(Weight.CHANGED, f"{one.pseudonym}: {one.said}.", "", segment, one.participant, section)


def _linked(material: ReportMaterial, case: LinkedCase, quotes: ByHand) -> Check:
    segment, section = _first_of(material, case.people, quotes)
    advice = "Quote one of them only, or make sure that both know."
    return Check(Weight.LOOK, case.sentence, advice, segment, case.people[0], section)


def _first_of(
    material: ReportMaterial, people: Collection[ParticipantId], quotes: ByHand
) -> tuple[SegmentId | None, Section | None]:
    """The first quote of somebody of these, and the section it stands in."""
    for quote in material.quotes:
        if quote.participant in people:
            for section, there in quotes.items():
                if quote.segment in {one.segment for one in there}:
                    return quote.segment, section
    return None, None


def _chosen_in(spec: ReportSpec) -> dict[SegmentId, Section]:
    found: dict[SegmentId, Section] = {}
    for section in sections(spec):
        for quote in quotes_of(spec, section) or ():
            found.setdefault(quote.segment, section)
    return found
