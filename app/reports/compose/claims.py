"""The assumptions that were tested: one table of all, then half a page on each."""

from collections.abc import Sequence
from datetime import date

from app.perspectives.claim_rows import Assessed, EvidenceSheet, Flag, FlagKind, GroupTally, Lean, Stance
from app.perspectives.rows import GroupRow
from app.reports.compose.saying import Saying
from app.reports.compose.sentences import count, listed, long_date
from app.reports.compose.theme import track_words
from app.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Quote,
    Run,
    Style,
    Table,
    Turn,
    cell,
    plain,
)
from app.reports.material import ClaimMaterial, QuoteMaterial
from app.reports.quotes import lower_first
from app.safeguards.rules import SUPPRESSED, suppress_cells
from app.safeguards.rules.cells import is_small

_LEANS = {
    Lean.NOT_SAMPLED: "were not heard in its scope",
    Lean.SILENT: "said nothing about it",
    Lean.TOO_FEW: "voiced too little to say where they lean",
    Lean.SUPPORTS: "lean to support it",
    Lean.CHALLENGES: "lean to challenge it",
    Lean.DEPENDS: "say that it depends",
    Lean.DIVIDED: "are divided",
}
_STANCES = ("support", "challenge", "nuance", "mixed")
_SAID = {Stance.SUPPORTS: "For it", Stance.CHALLENGES: "Against it", Stance.NUANCES: "It depends"}


def assumptions(
    claims: Sequence[ClaimMaterial], groups: Sequence[GroupRow], say: Saying, smallest: int
) -> list[Block]:
    """The section on all assumptions of the report."""
    if not claims:
        return []
    lead = (
        f"{count(len(claims), 'assumption was', 'assumptions were')} written down before being tested. The table "
        "says how each perspective stands to them; the pages after it say why. What the evidence suggests is "
        "worked out by fixed rules; what was decided, people decided."
    )
    blocks: list[Block] = [
        Turn(landscape=True),
        Heading(1, "Assumptions put to the test"),
        Paragraph(plain(lead), Style.LEAD),
        overview(claims, say, smallest),
    ]
    if any(one.claim.scope for one in claims) and say.says:
        said = (
            f"“{SUPPRESSED}” stands for a count that could show who somebody is: the assumption is about some of "
            "the people alone."
        )
        blocks.append(Paragraph(plain(said), Style.NOTE))
    blocks.append(Turn(landscape=False))
    for one in claims:
        blocks += claim_page(one, groups, say, smallest)
    return blocks


def overview(claims: Sequence[ClaimMaterial], say: Saying, smallest: int) -> Table:
    """One row an assumption: who holds it, how the perspectives stand to it, and what was decided."""
    tallies = claims[0].sheet.assessed.groups
    shown = [number for number, group in enumerate(tallies) if group.n or group.pending]
    width = 39 // max(1, len(shown))
    columns = [Column(cell("Assumption", bold=True), 28)]
    if say.says:
        columns += [_column(tallies[number], width) for number in shown]
    columns += [Column(cell("Pattern", bold=True), 15), Column(cell("Decided, and why", bold=True), 22)]
    return Table(
        caption="The assumptions, and how each perspective stands to them",
        description="One row for each assumption: its statement and who holds it, how many of each perspective "
        "support it, challenge it, nuance it or are mixed, the pattern, and what was decided and why.",
        columns=tuple(columns),
        rows=tuple(_row(one, shown, say, smallest) for one in claims),
        flows=True,
    )


def _column(group: GroupTally, width: int) -> Column:
    return Column(Cell(((Run(group.name, bold=True),),), palette=group.palette, marked=True), width)


def _row(one: ClaimMaterial, shown: Sequence[int], say: Saying, smallest: int) -> tuple[Cell, ...]:
    assessed = one.sheet.assessed
    claim = assessed.claim
    head = Cell(
        (
            (Run(f"{claim.ref}  ", bold=True), Run(claim.statement)),
            (Run(f"Held by {_held_by(claim.held_by)}", quiet=True),),
        )
    )
    counts = stance_lines(assessed, say, smallest)
    silent = ((Run(f"Silence: {listed(list(assessed.silent))}", quiet=True),),) if assessed.silent else ()
    why = one.sheet.decisions[0].rationale.strip() if one.sheet.decisions else ""
    decided = Cell(
        ((Run(claim.status.value.capitalize(), bold=True),), *(((Run(_short(why), quiet=True),),) if why else ()))
    )
    return (
        head,
        *(Cell(tuple(plain(line) for line in counts[number])) for number in shown if say.says),
        Cell((plain(assessed.pattern.value.capitalize()), *silent)),
        decided,
    )


def _held_by(names: Sequence[str]) -> str:
    return listed([lower_first(name) for name in names]) or "nobody named"


_MOST_WHY = 160


def _short(words: str) -> str:
    """A reason in short; the whole of it stands on the page of the assumption."""
    whole = " ".join(words.split())
    if len(whole) <= _MOST_WHY:
        return whole
    return f"{whole[:_MOST_WHY].rpartition(' ')[0].rstrip(',;')} …"


def stance_lines(assessed: Assessed, say: Saying, smallest: int) -> list[tuple[str, ...]]:
    """For each perspective how many support, challenge, nuance or are mixed, as far as it may be told.

    An assumption about some people alone sets what was said against who they are, so that small counts are hidden.
    """
    found: list[tuple[str, ...]] = []
    for group in assessed.groups:
        counts = stances(group)
        if not group.n:
            found.append(("not counted yet" if group.pending else "not heard",))
        elif not group.voiced:
            found.append((f"silent ({say.amount(0, group.n)})" if say.counts(group.n) else "silent",))
        elif assessed.claim.scope:
            hidden = suppress_cells([counts], [[group.n] * len(counts)], smallest)
            found.append(
                tuple(
                    f"{name} "
                    f"{SUPPRESSED if hidden.cells[0][place] is not None else say.amount(counts[place], group.n)}"
                    for place, name in enumerate(_STANCES)
                    if counts[place]
                )
            )
        else:
            found.append(
                tuple(f"{name} {say.amount(k, group.n)}" for name, k in zip(_STANCES, counts, strict=True) if k)
            )
    return found


def stances(group: GroupTally) -> tuple[int, int, int, int]:
    """How many support, challenge, nuance, and are mixed."""
    return len(group.supports), len(group.challenges), len(group.nuances), len(group.mixed)


def claim_page(
    one: ClaimMaterial, groups: Sequence[GroupRow], say: Saying, smallest: int, *, level: int = 2
) -> list[Block]:
    """Half a page on one assumption."""
    sheet = one.sheet
    assessed, claim = sheet.assessed, sheet.assessed.claim
    told = " · ".join(
        filter(None, (f"Held by {_held_by(claim.held_by)}", f"status: {claim.status.value}", track_words(claim)))
    )
    blocks: list[Block] = [
        Heading(level, f"{claim.ref}  {claim.statement}"),
        Paragraph((Run(told, quiet=True),), keep_with_next=True),
        Paragraph(_signal(assessed), Style.LEAD),
        Bullets(
            tuple(
                _lean(group, lines, say)
                for group, lines in zip(assessed.groups, stance_lines(assessed, say, smallest), strict=True)
            )
        ),
    ]
    if assessed.flags:
        blocks.append(Paragraph((Run("Handle with care", bold=True),), keep_with_next=True))
        blocks.append(Bullets(tuple(plain(flag_words(flag, smallest)) for flag in assessed.flags)))
    blocks += _quotes(one.quotes, groups, level + 1)
    blocks += [*negative_cases(sheet), *_rival(claim.rival), *_history(sheet)]
    return blocks


_FLAGS = {
    FlagKind.CONCENTRATION: "Most of what one side says comes from very few people or places.",
    FlagKind.ONE_AREA: "All of what one side says comes from one area.",
    FlagKind.NOT_ASKED: "Not all of those who are silent were asked.",
}
"""What is said of a weakness where its numbers could show who somebody is."""


def flag_words(flag: Flag, smallest: int) -> str:
    """A weakness of the evidence, with its numbers where they may be told."""
    small = any(k < smallest or is_small(k, n, smallest) for k, n in flag.counts)
    return _FLAGS[flag.kind] if flag.kind in _FLAGS and small else flag.sentence


def _signal(assessed: Assessed) -> tuple[Run, ...]:
    silent = f" Silent: {listed(list(assessed.silent))}." if assessed.silent else ""
    signal, pattern = assessed.signal.value, assessed.pattern.value
    return (Run("The evidence suggests: ", bold=True), Run(f"{signal}. Pattern: {pattern}.{silent}"))


def _lean(group: GroupTally, lines: Sequence[str], say: Saying) -> tuple[Run, ...]:
    name = f"{group.name}{' (who hold it)' if group.holds else ''}"
    asked = ""
    if group.lean is Lean.SILENT and group.n:
        asked = "; whether they were asked is not recorded"
        if group.asked == group.n:
            asked = "; all of them were asked"
        elif group.not_asked == group.n:
            asked = "; none of them was asked"
        elif group.asked or group.not_asked:
            asked = "; not all of them were asked"
    counts = f": {', '.join(lines)}" if group.voiced and say.says else ""
    waiting = ""
    if group.pending_voiced and say.counts(group.n + len(group.pending)):
        waiting = f" (+{len(group.pending_voiced)} pending)"
    return (Run(name, bold=True), Run(f" {_LEANS[group.lean]}{counts}{waiting}{asked}."))


def _quotes(quotes: Sequence[QuoteMaterial], groups: Sequence[GroupRow], level: int) -> list[Block]:
    """What was said for and against, the child's words first."""
    blocks: list[Block] = []
    for stance in (Stance.CHALLENGES, Stance.SUPPORTS, Stance.NUANCES):
        theirs = [quote for quote in quotes if quote.stance is stance]
        if theirs:
            blocks.append(Heading(min(level, 3), _SAID[stance]))
        for quote in theirs:
            told = quote.attribution if quote.first_hand else f"{quote.attribution} (about somebody else)"
            blocks.append(Quote(quote.words, told, groups[quote.group].palette))
    return blocks


def negative_cases(sheet: EvidenceSheet) -> list[Block]:
    """What was looked for that would not fit, and what was found."""
    if not sheet.negative_cases:
        return [Paragraph(plain("No search for negative cases is recorded."), Style.NOTE)]
    items = tuple(
        (
            Run("Found: " if case.found else "Looked for, none found: ", bold=True),
            Run(case.words.strip() or "nothing more is written down"),
            Run(f"  {' · '.join(filter(None, (case.by, _day(case.on))))}", quiet=True),
        )
        for case in sheet.negative_cases
    )
    return [Paragraph((Run("Negative cases", bold=True),), keep_with_next=True), Bullets(items)]


def _rival(rival: str) -> list[Block]:
    if not rival.strip():
        return [Paragraph(plain("No rival explanation is written down."), Style.NOTE)]
    return [Paragraph((Run("Another explanation. ", bold=True), Run(rival.strip())))]


def _history(sheet: EvidenceSheet) -> list[Block]:
    """What was decided when, the newest first."""
    if not sheet.decisions:
        return [Paragraph(plain("Nothing is decided yet."), Style.NOTE)]
    table = Table(
        caption=f"{sheet.assessed.claim.ref}: what was decided, the newest first",
        description="One row for each decision: when and by whom, the status, why, and how many people were fully "
        "coded then.",
        columns=(
            Column(cell("When, by whom", bold=True), 24),
            Column(cell("Decided", bold=True), 16),
            Column(cell("Why", bold=True), 46),
            Column(cell("Coded then", bold=True), 14),
        ),
        rows=tuple(
            (
                Cell((plain(_day(row.on)), (Run(row.by, quiet=True),)) if row.by else (plain(_day(row.on)),)),
                cell(row.status.value.capitalize()),
                cell(row.rationale.strip() or "—", quiet=not row.rationale.strip()),
                cell(f"{row.coded} of {row.of}"),
            )
            for row in sheet.decisions
        ),
    )
    return [table]


def _day(written: str) -> str:
    """A day as it is read; whatever else was written as it stands."""
    try:
        return long_date(date.fromisoformat(written))
    except ValueError:
        return written


def thresholds_said(rows: Sequence[tuple[str, str]]) -> Table:
    """The thresholds the rules of this report go by."""
    return Table(
        caption="The thresholds of the rules",
        description="One row for each threshold of the rules: what it decides, and its value.",
        columns=(Column(cell("What it decides", bold=True), 74), Column(cell("Value", bold=True), 26)),
        rows=tuple((cell(name), cell(value)) for name, value in rows),
        flows=True,
    )
