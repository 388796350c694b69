"""What a comparison looks at, and what comes of it, in words: for screen, terminal and report."""

from collections.abc import Sequence
from fractions import Fraction

from app.perspectives.case_rows import CaseCell, CaseColumn, CaseComparison, CaseLine
from app.perspectives.rows import Comparison, Convergence, GroupRow, Raised, Scope
from app.perspectives.rules import Thresholds

SILENCE = "silence: "
FIGURES = (
    "How wide the range would be if this were a random sample. It is not: people were chosen, and several of them "
    "may speak about one child. Read the range as a warning not to make much of a small number, never as proof."
)
APART = (
    "The mean difference is how far two groups' shares are apart, over all rows: 0 alike, 1 all against none. "
    "The profile difference (Jensen–Shannon) compares only what each group talks of most, and does not see how "
    "much it talks at all: a quiet group can look just like a loud one. Never read it without the mean."
)


def only_words(scope: Scope) -> list[str]:
    """What is left in by each filter: "area: North or South", "coded by Ada", "in interviews"."""
    said = [
        f"{one.dimension}: {' or '.join(answer or 'not known' for answer in one.answers)}" for one in scope.only
    ]
    if scope.coders:
        said.append(f"coded by {' or '.join(scope.coders)}")
    if scope.kinds:
        said.append(f"in {' and '.join(f'{kind.value}s' for kind in scope.kinds)}")
    return said


def small_groups(comparison: Comparison, lines: Thresholds) -> list[str]:
    """The groups in which there are so few people that a number may show who somebody is (E-11)."""
    return [row.name for row in comparison.groups if row.named and 0 < row.participants < lines.small_cell]


def small_words(comparison: Comparison, lines: Thresholds) -> str:
    """The warning about groups that are too small."""
    names = small_groups(comparison, lines)
    if not names:
        return ""
    which = names[0] if len(names) == 1 else f"{len(names)} groups"
    return (
        f"Fewer than {lines.small_cell} people: {which}. Somebody who knows them could tell who said what. "
        "For the study team only."
    )


def silence_words(silent: Sequence[int], groups: Sequence[GroupRow]) -> str:
    """The flag of the silent groups: "silence: Practitioners"."""
    if not silent:
        return ""
    if len(silent) == sum(group.named and group.n > 0 for group in groups):
        return f"{SILENCE}everybody"
    return f"{SILENCE}{', '.join(groups[place].name for place in silent)}"


def convergence_words(kind: Convergence, lines: Thresholds) -> str:
    """What a badge means, with its lines."""
    shared = f"among groups of at least {lines.voices} people that raised it"
    partial, dissonance = _points(lines.partial), _points(lines.dissonance)
    return {
        Convergence.AGREEMENT: f"The shares are less than {partial} points of 100 apart, {shared}.",
        Convergence.PARTIAL: f"The shares are {partial} to {dissonance} points of 100 apart, {shared}.",
        Convergence.DISSONANCE: f"The shares are {dissonance} points of 100 or more apart, {shared}.",
        Convergence.SILENCE: "Fewer than two groups raised it; another, asked or perhaps asked, did not.",
        Convergence.NOT_ENOUGH: f"Fewer than two groups of at least {lines.voices} people raised it.",
    }[kind]


def agreement_words(case: CaseComparison) -> str:
    """How the accounts of the events stand: "7 agree, 2 partly, 3 conflict, 2 child-only"."""
    if not case.events.events:
        return "No events are told yet"
    said = [f"{case.agree} agree", f"{case.partly} partly", f"{case.conflict} conflict"]
    if case.child:
        said.append(f"{case.child_only} child-only")
    said += [f"{case.one_account} told by one other"] if case.one_account else []
    said += [f"{case.not_comparable} not comparable"] if case.not_comparable else []
    return ", ".join(said)


def left_out_words(case: CaseComparison) -> str:
    """Who is not set beside others, and why (E-01)."""
    names = ", ".join(teller.name for teller in case.left_out)
    return f"Not set beside others, as there is no consent to link their account: {names}." if names else ""


def case_cell_words(cell: CaseCell, column: CaseColumn) -> str:
    """What one teller says of a line, in short: "3 passages", or what kind of silence it is."""
    if column.teller.participant is None:
        return "–"
    many = len(cell.passages) + cell.withheld
    waits = " so far" if column.pending else ""
    if many:
        return f"{many} passage{'' if many == 1 else 's'}{waits}"
    if column.pending:
        return "pending: not fully coded"
    return {True: "silent: asked", False: "not asked", None: "silent: not recorded whether asked"}[cell.asked]


def raised_words(lines: Sequence[CaseLine]) -> str:
    """How many of the lines are raised by whom: "4 by the child alone, 6 by all of them"."""
    counts = [(kind, sum(line.raised is kind for line in lines)) for kind in Raised]
    return ", ".join(f"{many} by {kind.value}" for kind, many in counts if many)


def _points(share: Fraction) -> str:
    """A difference of shares as people out of a hundred would have it."""
    return f"{round(share * 100)}"
