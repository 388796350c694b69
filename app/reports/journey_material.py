"""What is known of one child's journey when it is put on paper: only what may leave."""

from dataclasses import dataclass
from datetime import date

from app.journeys.journey_rows import JourneyRow
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class MapPage:
    """A page of the map, as a picture and in words."""

    content: bytes
    described: str
    words: tuple[str, ...] = ()
    """What is written in it."""


@dataclass(frozen=True, slots=True)
class QuoteBehind:
    """Words that stand behind something of the journey, already cut, with whose they are."""

    about: str
    words: str
    attribution: str
    palette: int | None
    participant: ParticipantId | None = None


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """A network of support as one person tells it, as a picture and in words."""

    caption: str
    content: bytes
    described: str
    words: tuple[str, ...] = ()
    """What is written in it."""


@dataclass(frozen=True, slots=True)
class JourneyMaterial:
    """Everything the document says: only what those who tell it let leave."""

    study: str
    date: date
    journey: JourneyRow
    glance: tuple[str, ...]
    pages: tuple[MapPage, ...]
    quotes: tuple[QuoteBehind, ...]
    left_out: tuple[str, ...]
    """In sentences, what is not here and why."""
    networks: tuple[NetworkPicture, ...] = ()
    circle: str = "the study team"
    """Beyond whom it must not circulate."""
