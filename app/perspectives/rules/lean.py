"""Where a perspective leans, how the perspectives stand to each other, and what that suggests (DOMAIN §2.4)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from app.perspectives.claim_rows import GroupTally, Lean, Pattern, Signal
from app.perspectives.rules.thresholds import Thresholds

COMPARABLE = frozenset({Lean.SUPPORTS, Lean.CHALLENGES, Lean.DEPENDS, Lean.DIVIDED})
"""The leans with which a perspective can be set against others."""


def lean_of(n: int, supports: int, challenges: int, nuances: int, mixed: int, *, thresholds: Thresholds) -> Lean:
    """Where a perspective of n eligible people leans, of the people who voice each stance."""
    voiced = supports + challenges + nuances + mixed
    if n == 0:
        return Lean.NOT_SAMPLED
    if voiced == 0:
        return Lean.SILENT
    if voiced < thresholds.voices:
        return Lean.TOO_FEW
    if Fraction(supports, voiced) >= thresholds.leaning:
        return Lean.SUPPORTS
    if Fraction(challenges, voiced) >= thresholds.leaning:
        return Lean.CHALLENGES
    if Fraction(nuances + mixed, voiced) >= thresholds.depending:
        return Lean.DEPENDS
    return Lean.DIVIDED


def pattern_of(leans: Iterable[Lean]) -> Pattern:
    """How the perspectives that lean anywhere stand to each other."""
    comparable = [lean for lean in leans if lean in COMPARABLE]
    if len(comparable) < 2:
        return Pattern.NOT_ENOUGH
    found = set(comparable)
    if {Lean.SUPPORTS, Lean.CHALLENGES} <= found:
        return Pattern.DISSONANCE
    if found in ({Lean.SUPPORTS}, {Lean.CHALLENGES}):
        return Pattern.CONVERGENCE
    return Pattern.COMPLEMENTARITY


def silent_groups(groups: Iterable[GroupTally]) -> tuple[str, ...]:
    """The names of the perspectives of which nobody says anything; silence stands beside the pattern."""
    return tuple(group.name for group in groups if group.lean is Lean.SILENT)


def signal_of(groups: Sequence[GroupTally]) -> Signal:
    """What the evidence suggests; the first that fits."""
    leaning = [group for group in groups if group.lean in COMPARABLE]
    if len(leaning) >= 2 and all(group.lean is Lean.CHALLENGES for group in leaning):
        return Signal.BY_ALL
    if any(group.holds and group.lean in (Lean.CHALLENGES, Lean.DIVIDED) for group in leaning):
        return Signal.FROM_WITHIN
    if any(not group.holds and group.lean is Lean.CHALLENGES for group in leaning):
        return Signal.ACROSS
    if any(group.challenges or group.mixed for group in groups):
        return Signal.NEGATIVE_CASES
    return Signal.NO_CHALLENGE if leaning else Signal.NOT_TESTED
