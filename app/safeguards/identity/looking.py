"""Looking for the names of an open key in the words of its study."""

from sqlalchemy.orm import Session

from app.safeguards.identity.joining import guids
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.matching import NameFinder


def name_finder(session: Session, key: IdentityKey) -> NameFinder:
    """What finds the names of a key, told by which pseudonyms everybody goes."""
    return key.finder(guids(session))
