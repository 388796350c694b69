"""The tables of a report for a spreadsheet: themes against groups, assumptions, their evidence, journeys.

They hold what a document would: counts as far as they may be shown, words only where they may be quoted.
"""

from collections.abc import Iterator, Sequence

from app.journeys.fact_rows import TellerMeasures
from app.journeys.measuring import facts
from app.perspectives.claim_rows import GroupTally
from app.perspectives.rows import BY_PERSPECTIVE, Comparison
from app.reports.compose.claims import stances
from app.reports.compose.journey import MEASURES, measures_told
from app.reports.compose.saying import Saying
from app.reports.compose.sentences import listed
from app.reports.compose.theme import track_words
from app.reports.journey_material import JourneyMaterial
from app.reports.material import ClaimMaterial, QuoteMaterial
from app.reports.tables import Column, Kind, PlainTable, Value
from app.safeguards.rules import SUPPRESSED, cells_said, in_words, suppress_cells

COUNTED = "Counts are of people; “of” is how many are fully coded. Passages are never a prevalence."


def matrix_table(found: Comparison, say: Saying, smallest: int) -> PlainTable:
    """Codes or themes against groups: k of n and passages, hidden where somebody could be recognised."""
    whole = found.by == BY_PERSPECTIVE and not found.scope.beside and not found.scope.filtered
    columns = [Column("Theme" if found.scope.lines.value == "themes" else "Code", width=40)]
    for group in found.groups:
        columns += [
            Column(f"{group.name}: people", Kind.WHOLE),
            Column(f"{group.name}: of", Kind.WHOLE),
            Column(f"{group.name}: passages", Kind.WHOLE),
        ]
    columns += [Column("How the groups stand", width=20), Column("Silent", width=24)]
    rows = []
    for line in found.lines:
        counts = [cell.k for cell in line.cells]
        totals = [cell.n for cell in line.cells]
        shown = _whole(counts, totals, say) if whole else _crossed(counts, totals, smallest)
        row: list[Value] = [line.path]
        for count, cell in zip(shown, line.cells, strict=True):
            row += [count, cell.n, cell.passages if isinstance(count, int) else None]
        row += [line.convergence.value, listed([found.groups[place].name for place in line.silent])]
        rows.append(row)
    return PlainTable(
        f"Comparison by {found.by}{f' and {found.scope.beside}' if found.scope.beside else ''}",
        tuple(columns),
        rows,
        (COUNTED, cells_said(smallest, say.smallest_group)),
    )


def _whole(counts: Sequence[int], totals: Sequence[int], say: Saying) -> list[Value]:
    """Of whole perspectives: a count where the group is large enough, else a word."""
    return [k if say.counts(n) else in_words(k) for k, n in zip(counts, totals, strict=True)]


def _crossed(counts: Sequence[int], totals: Sequence[int], smallest: int) -> list[Value]:
    """Of groups made by an area or an attribute: no small count, and nothing that would tell one."""
    hidden = suppress_cells([counts], [totals], smallest)
    return [
        SUPPRESSED if reason is not None else count for count, reason in zip(counts, hidden.cells[0], strict=True)
    ]


_STANCES = ("support", "challenge", "nuance", "mixed")


def assumptions_table(claims: Sequence[ClaimMaterial], say: Saying, smallest: int) -> PlainTable:
    """One row an assumption: who holds it, how each perspective stands to it, what was decided and why."""
    groups = claims[0].sheet.assessed.groups if claims else ()
    columns = [Column("Reference"), Column("Statement", width=50), Column("Held by", width=24)]
    for group in groups:
        columns += [Column(f"{group.name}: of", Kind.WHOLE)]
        columns += [Column(f"{group.name}: {stance}", Kind.WHOLE) for stance in _STANCES]
        columns += [Column(f"{group.name}: leans", width=16)]
    columns += [
        Column(name, width=24) for name in ("Pattern", "Silent", "The evidence suggests", "Status", "Track")
    ]
    columns += [Column("Rationale", width=60)]
    return PlainTable(
        "Assumptions",
        tuple(columns),
        [_assumption(one, say, smallest) for one in claims],
        (COUNTED, cells_said(smallest, say.smallest_group)),
    )


def _assumption(one: ClaimMaterial, say: Saying, smallest: int) -> list[Value]:
    assessed, claim = one.sheet.assessed, one.claim
    row: list[Value] = [claim.ref, claim.statement, listed(list(claim.held_by))]
    for group in assessed.groups:
        row += [group.n, *_stances(group, bool(claim.scope), say, smallest), group.lean.value]
    decided = one.sheet.decisions[0].rationale.strip() if one.sheet.decisions else ""
    return [
        *row,
        assessed.pattern.value,
        listed(list(assessed.silent)),
        assessed.signal.value,
        claim.status.value,
        track_words(claim),
        decided,
    ]


def _stances(group: GroupTally, scoped: bool, say: Saying, smallest: int) -> list[Value]:
    counts = stances(group)
    totals = [group.n] * len(counts)
    return _crossed(counts, totals, smallest) if scoped else _whole(counts, totals, say)


def evidence_table(claims: Sequence[ClaimMaterial], groups: Sequence[str]) -> PlainTable:
    """The evidence that may be quoted, passage by passage."""
    return PlainTable(
        "Evidence",
        (
            Column("Assumption"),
            Column("Stance", width=12),
            Column("Perspective", width=24),
            Column("Who", width=28),
            Column("Words", width=80),
            Column("Told of", width=18),
        ),
        [_evidence(one.claim.ref, quote, groups) for one in claims for quote in one.quotes],
        ("Only words that may be quoted; the counts are in the table of assumptions.",),
    )


def _evidence(ref: str, quote: QuoteMaterial, groups: Sequence[str]) -> list[Value]:
    stance = "" if quote.stance is None else quote.stance.value
    told = "themselves" if quote.first_hand else "somebody else"
    return [ref, stance, groups[quote.group], quote.attribution, quote.words, told]


def journeys_table(journeys: Sequence[JourneyMaterial]) -> PlainTable:
    """What each account of each journey gives, as far as it may leave; durations in months, no dates."""
    columns = (Column("Child"), Column("As told by", width=24), *(Column(name, width=16) for name in MEASURES))
    return PlainTable(
        "Care journeys",
        columns,
        [row for told in journeys for row in _journey(told)],
        ("Every account is kept apart; nothing is averaged between them. A dash: that account does not say.",),
        fixed=2,
    )


def _journey(told: JourneyMaterial) -> Iterator[list[Value]]:
    for one in facts(told.journey).measures:
        yield [told.journey.pseudonym, _who(one), *measures_told(one)]


def _who(one: TellerMeasures) -> str:
    return "the official record" if one.teller.participant is None else one.teller.name
