"""The concern of the sample study: what worried somebody, who was told, and what came of it so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coding import actions
from app.exchange.sample.places import Text, Words, place
from app.store.project import Project


@dataclass(frozen=True, slots=True)
class SampleConcern:
    """A concern that is still open; `by` counts coders from 1."""

    passage: Words
    kind: str
    by: int
    child_told: bool
    informed: str
    informed_at: str
    reference: str
    outcome: str


def add_concerns(
    project: Project, concerns: Sequence[SampleConcern], texts: Mapping[str, Text], coders: Sequence[str]
) -> None:
    """Store them inside a step of the caller's."""
    for concern in concerns:
        actions.raise_concern(
            project,
            about=place(texts, concern.passage),
            kind=concern.kind,
            by=coders[concern.by - 1],
            child_told=concern.child_told,
            informed=concern.informed,
            informed_at=concern.informed_at,
            reference=concern.reference,
            outcome=concern.outcome,
        )
