"""What is said of an assumption and its evidence: on a card, on its sheet, in a copied table. No Qt.

People are counted, never passages, and always as "k of n"; whoever is pending stands apart.
"""

from collections.abc import Sequence

from app.perspectives.claim_rows import Assessed, ClaimStatus, GroupTally, Lean, Pattern, Signal
from app.reports.quotes import lower_first
from app.ui.perspectives.cell_words import many, people

STATUSES = (
    ClaimStatus.OPEN,
    ClaimStatus.UNDER_TEST,
    ClaimStatus.CHALLENGED,
    ClaimStatus.QUALIFIED,
    ClaimStatus.UPHELD,
    ClaimStatus.SET_ASIDE,
    ClaimStatus.NOT_TESTABLE,
)
"""In the order of the columns: what is still open first."""
STATUS_WORDS = {status: status.capitalize() for status in STATUSES} | {ClaimStatus.NOT_TESTABLE: "Not testable"}
STATUS_HELP = {
    ClaimStatus.OPEN: "Written down, and not looked into yet",
    ClaimStatus.UNDER_TEST: "Evidence is being gathered",
    ClaimStatus.CHALLENGED: "What was said speaks against it",
    ClaimStatus.QUALIFIED: "It holds for some, or in some conditions",
    ClaimStatus.UPHELD: "What was said bears it out",
    ClaimStatus.SET_ASIDE: "Not pursued any further",
    ClaimStatus.NOT_TESTABLE: "This study’s material cannot tell",
}
SIGNALS = (
    Signal.BY_ALL,
    Signal.FROM_WITHIN,
    Signal.ACROSS,
    Signal.NEGATIVE_CASES,
    Signal.NO_CHALLENGE,
    Signal.NOT_TESTED,
)
"""The strongest first, as the rules look for them."""
LEAN_WORDS = {
    Lean.NOT_SAMPLED: "nobody counted yet",
    Lean.SILENT: "silent",
    Lean.TOO_FEW: "too few voices",
    Lean.SUPPORTS: "support",
    Lean.CHALLENGES: "challenge",
    Lean.DEPENDS: "it depends",
    Lean.DIVIDED: "divided",
}


def held_by_words(assessed: Assessed) -> str:
    """Who holds it true, as it stands on a card."""
    held = assessed.claim.held_by
    return f"Held by {', '.join(map(lower_first, held))}" if held else "Nobody has said who holds it"


def signal_words(signal: Signal) -> str:
    """What the evidence suggests, as a sentence begins."""
    return signal.capitalize()


def pattern_words(assessed: Assessed) -> str:
    """How the perspectives stand to each other, and apart from that who is silent."""
    parts = [assessed.pattern.value] if assessed.pattern is not Pattern.NOT_ENOUGH or assessed.passages else []
    if assessed.silent:
        parts.append(f"silence: {', '.join(map(lower_first, assessed.silent))}")
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]


def counts(group: GroupTally) -> tuple[tuple[str, int], ...]:
    """How many people take each stance, with the verb; what speaks against it first."""
    return (
        ("challenge", len(group.challenges)),
        ("mixed", len(group.mixed)),
        ("nuance", len(group.nuances)),
        ("support", len(group.supports)),
    )


def tally_words(group: GroupTally) -> str:
    """The bar of a perspective in words: "9 of 12 challenge, 1 supports · +2 pending"."""
    pending = f" · +{len(group.pending_voiced)} pending" if group.pending_voiced else ""
    if not group.n:
        waiting = f"nobody yet, {len(group.pending)} pending" if group.pending else "nobody in scope"
        return waiting if not group.pending_voiced else f"nobody yet{pending}"
    if not group.voiced:
        return f"{silence_words(group)}{pending}"
    first, *others = [(word, k) for word, k in counts(group) if k]
    said = [f"{first[1]} of {group.n} {verb(*first)}", *(f"{k} {verb(word, k)}" for word, k in others)]
    return f"{', '.join(said)}{pending}"


def silence_words(group: GroupTally) -> str:
    """A perspective in which nobody says anything of it, and whether they were asked."""
    return f"silent, 0 of {group.n}{_asked(group)}"


def silent_people_words(group: GroupTally) -> str:
    """The silent of a perspective by whether they were asked; empty where nobody is silent."""
    if not group.silent:
        return ""
    if not group.asked + group.not_asked:
        return f"{people(group.silent)} silent: whether they were asked is not recorded"
    parts = [(group.asked, "asked, nothing said"), (group.not_asked, "not asked"), (group.unknown, "not recorded")]
    return f"{people(group.silent)} silent: {', '.join(f'{k} {word}' for k, word in parts if k)}"


def sentence_of(group: GroupTally) -> str:
    """The same where it begins a line."""
    said = tally_words(group)
    return said[:1].upper() + said[1:]


def spoken_group(group: GroupTally) -> str:
    """A perspective for whoever does not see its bar."""
    return f"{group.name}: {tally_words(group)}"


def spoken_card(assessed: Assessed) -> str:
    """The whole card in words."""
    claim = assessed.claim
    parts = [
        f"{claim.ref}: {claim.statement}",
        held_by_words(assessed),
        *map(spoken_group, assessed.groups),
        signal_words(assessed.signal),
        pattern_words(assessed),
        ", ".join(flag_names(assessed)),
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)


def flag_names(assessed: Assessed) -> list[str]:
    """What weakens the evidence, each kind once."""
    return list(dict.fromkeys(flag.kind.value for flag in assessed.flags))


def coverage_words(assessed: Assessed) -> str:
    """How far the people in scope are coded."""
    if not assessed.people:
        return "nobody is in scope"
    return f"{assessed.coded} of {people(assessed.people)} in scope fully coded"


def board_sentence(shown: Sequence[Assessed], total: int) -> str:
    """What the page looks at: "4 of 6 assumptions · 31 passages of evidence"."""
    noun = many(total, "assumption")
    said = noun if len(shown) == total else f"{len(shown)} of {noun}"
    return f"{said} · {many(sum(row.passages for row in shown), 'passage')} of evidence"


def _asked(group: GroupTally) -> str:
    if not group.asked + group.not_asked:
        return ": whether they were asked is not recorded"
    parts = [(group.asked, "asked"), (group.not_asked, "not asked"), (group.unknown, "not recorded")]
    return " (" + ", ".join(f"{k} {word}" for k, word in parts if k) + ")"


def verb(word: str, k: int) -> str:
    """The verb as so many people have it."""
    return word if word == "mixed" else f"{word}s" if k == 1 else word
