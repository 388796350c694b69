"""Somebody with their words as one thing to be placed: the glyph, and above or below it what is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.journeys.journey_rows import MarkId, TellerRow
from app.journeys.layout.glyphs import words_paint
from app.journeys.layout.network.glyphs import GLYPH, SMALLER, supervised_shapes, support_shapes
from app.journeys.layout.shapes import BODY, MUTED, SMALL, TEXT, XY, Font, Label, Measure, Paint, Rect, Shape
from app.journeys.layout.text import shortened, wrapped
from app.journeys.network_rows import NodeRow
from app.journeys.rules import Nearness

WIDEST = 104.0
"""A name is set in two lines of this width at most."""
LETTER = Font(9.5, bold=True)
REACH = GLYPH + 7
"""How far from the middle of the glyph its words stand."""
SIGN = 2 * SMALLER + 5


@dataclass(frozen=True, slots=True)
class Token:
    """Somebody to be placed, without a place yet."""

    marks: tuple[MarkId, ...]
    node: NodeRow
    teller: TellerRow
    lines: tuple[tuple[str, Font, Paint], ...]
    letters: tuple[tuple[str, Paint], ...]
    signs: tuple[str, ...]
    tooltip: str
    name: str
    nearness: Nearness | None = None
    beside: MarkId | None = None
    """The mark of the same person in the other view, laid near this one's angle."""
    place: float | None = None
    widths: tuple[float, ...] = ()
    letter_widths: tuple[float, ...] = ()
    width: float = 0.0
    """Of all its words."""
    tall: float = 0.0

    def rects(self, at: XY, *, up: bool, left: bool) -> tuple[Rect, ...]:
        """The rooms it takes: the glyph with its letters, and the words."""
        x, y = at
        reach = REACH
        beside = sum(self.letter_widths)
        begin = x - reach - (beside if left else 0)
        rooms = [Rect(begin, y - reach, 2 * reach + beside, 2 * reach)]
        if self.tall:
            top = y - reach - self.tall if up else y + reach
            rooms.append(Rect(x - self.width / 2, top, self.width, self.tall))
        return tuple(rooms)

    def written(
        self, at: XY, *, up: bool, left: bool, plate: Paint
    ) -> tuple[tuple[Label, ...], tuple[Shape, ...]]:
        """Its words and the signs of supports, where the glyph stands at a place."""
        x, y = at
        reach = REACH
        labels: list[Label] = []
        shapes: list[Shape] = []
        top = y - reach - self.tall if up else y + reach
        for (text, font, paint), width in zip(self.lines, self.widths, strict=True):
            labels.append(Label(text, Rect(x - width / 2, top, width, font.height), font, paint, plate))
            top += font.height
        begin = x - len(self.signs) * SIGN / 2 + SIGN / 2
        for number, sign in enumerate(self.signs):
            place = begin + number * SIGN, top + SIGN / 2
            shapes += supervised_shapes(*place) if sign == SUPERVISED else support_shapes(sign, *place)
        at_x = x - reach - sum(self.letter_widths) if left else x + reach
        for (letter, paint), width in zip(self.letters, self.letter_widths, strict=True):
            room = Rect(at_x, y - LETTER.height / 2, width - 2, LETTER.height)
            labels.append(Label(letter, room, LETTER, paint, plate))
            at_x += width
        return tuple(labels), tuple(shapes)


SUPERVISED = "\N{EYE}"
"""The sign of supervised contact among those of supports."""


def token_of(
    node: NodeRow,
    teller: TellerRow,
    measure: Measure,
    *,
    tooltip: str,
    name: str,
    extras: Sequence[str] = (),
    letters: Sequence[TellerRow] = (),
    signs: bool = True,
    named: bool = True,
    marks: tuple[MarkId, ...] = (),
    nearness: Nearness | None = None,
    beside: MarkId | None = None,
) -> Token:
    """A token with its words measured; without a name where the same person stands in the other view already."""
    lines = [(part, BODY, TEXT) for part in wrapped(node.person.name, BODY, WIDEST, measure, 2)] if named else []
    lines += [(shortened(extra, SMALL, WIDEST, measure), SMALL, MUTED) for extra in extras]
    shown = [*node.supports, *([SUPERVISED] if node.supervised else [])][:6] if signs else []
    widths = tuple(measure(text, font) for text, font, _ in lines)
    return Token(
        marks=marks or (node.mark,),
        node=node,
        teller=teller,
        lines=tuple(lines),
        letters=tuple((one.letter, words_paint(one)) for one in letters),
        signs=tuple(shown),
        tooltip=tooltip,
        name=name,
        nearness=nearness,
        beside=beside,
        place=node.place,
        widths=widths,
        letter_widths=tuple(measure(one.letter, LETTER) + 2 for one in letters),
        width=max((*widths, len(shown) * SIGN, 2 * GLYPH)),
        tall=sum(font.height for _, font, _ in lines) + (SIGN if shown else 0.0),
    )
