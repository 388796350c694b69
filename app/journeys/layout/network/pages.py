"""What is to stand on a page, before anybody has a place: crowds of people, words around them, the legend."""

from dataclasses import dataclass

from app.journeys.layout.network.legend import Group
from app.journeys.layout.network.tokens import Token
from app.journeys.layout.shapes import Font, Paint


@dataclass(frozen=True, slots=True)
class Page:
    """One circle for each crowd, all of one size."""

    ego: str
    title: str
    described: str
    head: tuple[tuple[str, Font, Paint], ...]
    headings: tuple[str, ...]
    """What each circle is called, where there are two."""
    sectors: tuple[tuple[str, str], ...]
    rings: tuple[str, str, str]
    crowds: tuple[tuple[Token, ...], ...]
    legend: tuple[Group, ...]
    stands_out: str
    ties: bool
    rings_of: bool
    """Whether two views lie over each other, with rings around those who agree."""
