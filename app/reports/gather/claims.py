"""The assumptions of a report with their evidence, and which of it is quoted."""

from dataclasses import replace

from sqlalchemy.orm import Session

from app.coding.rows import SegmentId, Voice
from app.perspectives import queries as perspectives
from app.perspectives.claim_rows import ClaimRow, EvidenceRow, EvidenceSheet, Stance
from app.problems import Problem
from app.reports.gather.quoting import Quoting, first_of_each
from app.reports.material import ClaimMaterial, QuoteMaterial
from app.reports.spec import ClaimChoice, ReportSpec

_QUOTED = (Stance.CHALLENGES, Stance.SUPPORTS)
MOST = 4
"""So many quotes stand on the page of an assumption."""


def chosen_claims(session: Session, spec: ReportSpec) -> list[tuple[ClaimChoice, ClaimRow]]:
    """The assumptions in their order, by default all of the register; a Problem when one is gone."""
    rows = {row.id: row for row in perspectives.claims(session)} if spec.claims != () else {}
    wanted = [ClaimChoice(row) for row in rows] if spec.claims is None else list(spec.claims)
    if any(choice.claim not in rows for choice in wanted):
        raise Problem("An assumption of this report is no longer in the study.", "Choose the assumptions again.")
    unique = {choice.claim: choice for choice in reversed(wanted)}
    return [(unique[claim], rows[claim]) for claim in dict.fromkeys(choice.claim for choice in wanted)]


def gather_claim(
    sheet: EvidenceSheet, choice: ClaimChoice, spec: ReportSpec, quoting: Quoting, *, every: bool = False
) -> ClaimMaterial:
    """One assumption with the quotes chosen by hand, or a few for and against it; or with `every` one there is."""
    if choice.quotes is not None:
        return ClaimMaterial(sheet, tuple(_as_evidence(quote, sheet) for quote in quoting.chosen(choice.quotes)))
    return ClaimMaterial(
        sheet, tuple(_automatic(sheet, quoting, every=every)) if spec.quotes_per_perspective else ()
    )


def _as_evidence(quote: QuoteMaterial, sheet: EvidenceSheet) -> QuoteMaterial:
    """A quote with how it stands to the assumption; chosen from elsewhere it nuances it at most."""
    row = next((one for one in sheet.evidence if one.segment == quote.segment), None)
    if row is None:
        return replace(quote, stance=Stance.NUANCES)
    return replace(quote, stance=row.stance, first_hand=row.first_hand)


def _automatic(sheet: EvidenceSheet, quoting: Quoting, *, every: bool) -> list[QuoteMaterial]:
    """Of each perspective a quote from the side it leans to, then from the other; or all that may be quoted."""
    rows: dict[SegmentId, EvidenceRow] = {}
    for row in sorted(sheet.evidence, key=lambda row: not row.first_hand):
        if row.quotable:
            rows.setdefault(row.segment, row)
    sides: dict[tuple[int, Stance], list[tuple[SegmentId, Voice, str]]] = {}
    for one in quoting.possible(list(rows)):
        group = quoting.group_of(one[1])
        if group is not None:
            sides.setdefault((group, rows[one[0]].stance), []).append(one)
    if every:
        chosen = [one for side in sorted(sides, key=_in_order) for one in sides[side]]
    else:
        wanted = sorted(sides, key=lambda side: (not _leaning(sheet, *side), *_in_order(side)))
        chosen = [one for side in wanted if side[1] in _QUOTED for one in first_of_each(quoting, sides[side], 1)]
        chosen = chosen[:MOST]
    found = [
        quoting.quote(segment, voice, words, stance=rows[segment].stance, first_hand=rows[segment].first_hand)
        for segment, voice, words in chosen
    ]
    return sorted(found, key=lambda quote: quote.group)


def _in_order(side: tuple[int, Stance]) -> tuple[int, int]:
    return side[0], list(Stance).index(side[1])


def _leaning(sheet: EvidenceSheet, group: int, stance: Stance) -> bool:
    """Whether more people of a perspective stand so than the other way."""
    tallies = sheet.assessed.groups
    if group >= len(tallies):
        return False
    tally = tallies[group]
    against = len(tally.challenges) > len(tally.supports)
    return (stance is Stance.CHALLENGES) == against
