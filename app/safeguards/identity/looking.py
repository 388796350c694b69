"""Looking for the names of an open key in the words of its study."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.matching import NameFinder
from app.study.model import Participant


def name_finder(session: Session, key: IdentityKey) -> NameFinder:
    """What finds the names of a key, told by which pseudonyms everybody goes."""
    return key.finder(dict(session.execute(select(Participant.guid, Participant.pseudonym)).tuples()))
