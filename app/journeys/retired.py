"""Refusing, inside a step, what the study offers no longer: what was told with it before stays."""

from sqlalchemy.orm import Session

from app.journeys.draft_rows import SpellDraft
from app.journeys.journey_rows import LaneKind
from app.journeys.model import Spell
from app.journeys.queries.vocabulary import vocabulary
from app.journeys.rules import Listed
from app.problems import Problem

_CODES = {LaneKind.HOME: Listed.PLACEMENT, LaneKind.LEGAL: Listed.LEGAL}
RETIRED = Problem(
    "That entry of the pick-list is retired.", "Choose another one, or bring it back under Pick-lists."
)


def refuse_retired(session: Session, kind: LaneKind, spell: SpellDraft, before: Spell | None = None) -> None:
    """A Problem where a person's spell is newly given a retired code; the official record says what it says."""
    if spell.teller is None:
        return
    known = vocabulary(session)
    fields = {
        "code": _CODES.get(kind),
        "began_because": Listed.STARTED,
        "ended_because": Listed.WORKER if kind is LaneKind.WORKER else Listed.REASON,
        "provider": Listed.PROVIDER,
    }
    for name, listed in fields.items():
        said: str = getattr(spell, name)
        anew = before is None or getattr(before, name) != said
        if listed is not None and said and anew and known.list(listed).is_retired(said):
            raise RETIRED
