"""Words in which somebody names a person who is left out of the study (E-02)."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.rows import SegmentId
from app.coding.spoken import spoken_in
from app.language.names.mentions import NameKind
from app.safeguards.identity.matching import NameFinder
from app.safeguards.identity.rows import Decision
from app.study.eligibility import is_included
from app.study.model import Participant


def naming_left_out(session: Session, segments: Collection[int]) -> frozenset[SegmentId]:
    """Passages whose words name somebody by the pseudonym of a person who is left out of the study."""
    finder = names_of_left_out(session)
    if finder is None or not segments:
        return frozenset()
    said = spoken_in(session, segments)
    return frozenset(segment for segment, spoken in said.items() if finder.names_in(spoken.words))


def names_of_left_out(session: Session) -> NameFinder | None:
    """What finds the pseudonyms of people who are left out, each as a whole; None where nobody is left out."""
    included = session.scalars(select(Participant.pseudonym).where(is_included()))
    others = {name.casefold() for name in included}
    gone = session.scalars(select(Participant.pseudonym).where(~is_included()))
    names = [name for name in gone if name.casefold() not in others]
    return NameFinder([], [Decision(NameKind.PERSON, name, "") for name in names]) if names else None
