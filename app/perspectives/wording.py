"""What a comparison looks at, and what its badges and figures mean, in words: for screen, terminal and report."""

from collections.abc import Sequence
from fractions import Fraction

from app.perspectives.rows import Comparison, Convergence, GroupRow, Scope
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


def _points(share: Fraction) -> str:
    """A difference of shares as people out of a hundred would have it."""
    return f"{round(share * 100)}"
