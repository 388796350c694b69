"""Assumptions about the small study, weighed by hand: synthetic people only.

A-01 is held by practitioners. Of the 3 children who are counted Robin and Ash challenge it and Kit supports it:
two of three voices challenge. Of the 2 carers Marian nuances it and Joan supports it, speaking of children: too
few voices. Of the practitioners nobody is counted; Lena, who is pending, supports it. Wren, a pending child,
challenges it. So one perspective leans: there is not enough to compare, and as children do not hold it, it is
challenged across perspectives. A-02 and A-10 have no evidence.
"""

from app.coding import actions as coding
from app.coding.note_rows import PassagePlace
from app.perspectives import actions
from app.perspectives.claim_rows import ClaimId, EvidenceId, Stance
from app.study import queries
from app.study.rows import PerspectiveId
from app.ui.open_study import OpenStudy
from tests import builders
from tests.ui.perspectives import small_study

SAID = (
    ("Robin", "I had two bags.", Stance.CHALLENGES),
    ("Ash", "My bags came later.", Stance.CHALLENGES),
    ("Kit", "I liked the dog.", Stance.SUPPORTS),
    ("Wren", "Bags again, always bags.", Stance.CHALLENGES),
    ("Marian", "We waited all day.", Stance.NUANCES),
    ("Joan", "We waited for a call.", Stance.SUPPORTS),
    ("Lena", "There were bags in the hall.", Stance.SUPPORTS),
)
TOLD = "Children are told why they move."
PACKED = "Bags are packed with the child."
CARER_ENOUGH = "A good carer is enough."


def perspective(study: OpenStudy, name: str) -> PerspectiveId:
    """A perspective by its name."""
    with study.project.reading() as session:
        return next(row.id for row in queries.perspectives(session) if row.name == name)


def weigh(study: OpenStudy) -> None:
    """Writes the assumptions down and links what was said."""
    project = study.project
    told = actions.add_claim(
        project, statement=TOLD, holders=[perspective(study, builders.PRACTITIONER)], by="Ada"
    )
    actions.add_claim(project, statement=PACKED, others=["policy"], by="Ada")
    actions.add_claim(project, statement=CARER_ENOUGH, ref="A-10", by="Ada")
    for name, words, stance in SAID:
        link(study, told, name, words, stance)


def link(study: OpenStudy, claim: ClaimId, name: str, words: str, stance: Stance) -> EvidenceId:
    """What somebody says is evidence; of what Joan says, that it is second-hand."""
    project, source = study.project, small_study.source(study, name)
    place = PassagePlace(builders.version_of(project, source), builders.place_of(project, source, words))
    second = name == "Joan"
    return actions.link_evidence(
        project,
        claim=claim,
        stance=stance,
        coder=coding.coder_named(project, name="Ada"),
        place=place,
        first_hand=not second,
        about=perspective(study, builders.CHILD) if second else None,
    )
