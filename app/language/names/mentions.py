"""What finding names tells: places in a text that may give somebody away."""

from dataclasses import dataclass
from enum import StrEnum

from app.language.spans import Span


class NameKind(StrEnum):
    """What gives somebody away (DOMAIN E-06)."""

    PERSON = "person"
    PLACE = "place"
    SCHOOL = "school"
    ORGANISATION = "organisation"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PHONE = "phone number"
    EMAIL = "email address"
    WEB = "web address"
    BORN = "date of birth"
    DATE = "date"
    AGE = "age"
    NHS_NUMBER = "NHS number"
    INSURANCE_NUMBER = "National Insurance number"
    CASE_NUMBER = "case number"
    OTHER = "other"


class Why(StrEnum):
    """What a mention is known by, the surest first (LANGUAGE §5.1)."""

    KNOWN = "on the study's own list"
    SHAPE = "has the form of one"
    PATTERN = "follows words that go before one"
    LISTED = "on a list of names"
    MODEL = "found by the installed language model"
    CAPITAL = "a capital in mid-sentence"
    AGAIN = "the same word stands elsewhere here"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that may give somebody away; a possessive 's is not part of it."""

    span: Span
    kind: NameKind
    why: Why
