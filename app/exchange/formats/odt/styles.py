"""What OpenDocument styles say about bold and hidden letters; nothing else of a style matters to the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from app.exchange.formats.odt.names import name

_STYLE = name("style:style")
_LETTERS = name("style:text-properties")
_NAME = name("style:name")
_FAMILY = name("style:family")
_PARENT = name("style:parent-style-name")
_WEIGHT = name("fo:font-weight")
_DISPLAY = name("text:display")
_BOLD_WEIGHTS = ("bold", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; None where nothing is said."""

    bold: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says something, else what lies below it."""
        return Look(
            below.bold if self.bold is None else self.bold, below.hidden if self.hidden is None else self.hidden
        )


PLAIN = Look()


class Styles:
    """The styles of one document by family and name, each with what it takes over from its parents."""

    def __init__(self, sheets: Iterable[etree._Element]) -> None:
        self._own: dict[tuple[str, str], tuple[Look, str]] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        for sheet in sheets:
            for style in sheet.iterchildren(_STYLE):
                key = (style.get(_FAMILY, ""), style.get(_NAME, ""))
                self._own[key] = (_read(style), style.get(_PARENT, ""))

    def look(self, family: str, name: str) -> Look:
        """How letters in the style look; plain for a style that is not there."""
        known = self._looks.get((family, name))
        if known is not None:
            return known
        look, base = PLAIN, name
        seen: set[str] = set()
        while base not in seen and (family, base) in self._own:
            seen.add(base)
            own, base = self._own[family, base]
            look = look.over(own)
        self._looks[family, name] = look
        return look


def _read(style: etree._Element) -> Look:
    letters = next(style.iterchildren(_LETTERS), None)
    if letters is None:
        return PLAIN
    weight, display = letters.get(_WEIGHT), letters.get(_DISPLAY)
    return Look(
        None if weight is None else weight in _BOLD_WEIGHTS, None if display is None else display == "none"
    )
