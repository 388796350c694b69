"""How stances are written: a sign and a word beside every colour. No Qt."""

from app.perspectives.claim_rows import ParticipantStance, Stance

SIGNS = {Stance.CHALLENGES: "−", Stance.SUPPORTS: "+", Stance.NUANCES: "≈"}
"""A minus, a plus, and "it depends"."""
IN_ORDER = (Stance.CHALLENGES, Stance.NUANCES, Stance.SUPPORTS)
"""What speaks against a claim stands first: it is what one overlooks."""
PEOPLE_IN_ORDER = (
    ParticipantStance.CHALLENGES,
    ParticipantStance.MIXED,
    ParticipantStance.NUANCES,
    ParticipantStance.SUPPORTS,
)


def stance_words(stance: Stance) -> str:
    """A stance with its sign: "− challenges"."""
    return f"{SIGNS[stance]} {stance}"


def heading_of(stance: Stance) -> str:
    """A stance over the passages that take it: "− Challenges it"."""
    return f"{SIGNS[stance]} {stance.capitalize()} it"
