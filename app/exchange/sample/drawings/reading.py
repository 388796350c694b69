"""Reads a drawing that was written down, a stroke a line, and draws it.

Points are "x,y" in pixels. A line that begins with # is a remark. The lines are:

    paper 1240 880 #fbf8f0          its size and tint, first of all
    hand slant=0.1 uneven=0.4       how whoever draws writes
    pen felt #2a5fb0 9 2.5          what is drawn with: kind, colour, width, how much the hand shakes
    at 100,200 1.5                  from here on points are counted from there, and so many times larger
    line P P P …                    a smooth line
    edge P P P …                    straight lines
    ring P WIDTH HEIGHT             an oval
    fill ANGLE GAP P P P …          coloured in, within these points
    write P SIZE ANGLE words        handwriting that begins there
    fold P P                        a crease
"""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from app.exchange.sample.drawings import strokes
from app.exchange.sample.drawings.paper import Pen, Sheet
from app.exchange.sample.drawings.strokes import Line, Point
from app.exchange.sample.drawings.writing import Hand, written

if TYPE_CHECKING:
    from PIL.Image import Image as Picture


def draw(described: str) -> "Picture":
    """The picture of a drawing that was written down; the same words give the same picture."""
    from PIL import Image

    lines = [line.split() for line in described.splitlines() if line and not line.startswith("#")]
    width, height, tint = lines[0][1:]
    drawing = _Drawing(int(width), int(height), tint)
    for command, *said in lines[1:]:
        drawing.do(command, said)
    # What is kept is smaller than what was drawn: the edges are softer, and the study stays small.
    return drawing.sheet.image.resize((int(width) * 4 // 5, int(height) * 4 // 5), Image.Resampling.BOX)


class _Drawing:
    """A sheet, and the pen and the hand that are at work."""

    def __init__(self, width: int, height: int, tint: str) -> None:
        self._chance = Random(width * height)
        self.sheet = Sheet(width, height, tint, self._chance)
        self._hand = Hand()
        self._pen = Pen("pencil", "#444444", 3)
        self._shake = 2.0
        self._origin, self._scale = (0.0, 0.0), 1.0
        self._can: dict[str, Callable[[list[str]], None]] = {
            "hand": self._take_hand,
            "pen": self._take_pen,
            "at": self._go,
            "line": self._line,
            "edge": self._edge,
            "ring": self._ring,
            "fill": self._fill,
            "write": self._write,
            "fold": self._fold,
        }

    def do(self, command: str, said: list[str]) -> None:
        """One line of the description."""
        self._can[command](said)

    def _take_hand(self, said: list[str]) -> None:
        given = dict(word.split("=") for word in said)
        self._hand = Hand(**{name: float(value) for name, value in given.items()})

    def _take_pen(self, said: list[str]) -> None:
        kind, colour, width, *shake = said
        self._pen = Pen(kind, colour, float(width))
        self._shake = float(shake[0]) if shake else 2.0

    def _go(self, said: list[str]) -> None:
        self._origin, self._scale = (0.0, 0.0), 1.0
        self._origin = self._point(said[0])
        self._scale = float(said[1]) if len(said) > 1 else 1.0

    def _line(self, said: list[str]) -> None:
        self._stroke(strokes.curve(self._points(said)))

    def _edge(self, said: list[str]) -> None:
        self._stroke(strokes.straight(self._points(said)))

    def _ring(self, said: list[str]) -> None:
        wide, high = (float(word) * self._scale for word in said[1:3])
        self._stroke(strokes.round_shape(self._point(said[0]), wide, high, self._chance))

    def _fill(self, said: list[str]) -> None:
        angle, gap, *outline = said
        for stroke in strokes.colouring(
            self._points(outline),
            angle=float(angle) + self._chance.uniform(-4, 4),
            gap=float(gap),
            overshoot=self._pen.width * 0.8,
            chance=self._chance,
        ):
            self._stroke(stroke, 0.85)

    def _write(self, said: list[str]) -> None:
        size, angle = float(said[1]) * self._scale, float(said[2])
        lines = written(" ".join(said[3:]), self._point(said[0]), size, angle, self._hand, self._chance)
        self.sheet.ink(lines, self._pen)

    def _fold(self, said: list[str]) -> None:
        self.sheet.fold(strokes.shaken(strokes.straight(self._points(said)), 1.0, self._chance))

    def _stroke(self, line: Line, strength: float = 1.0) -> None:
        self.sheet.ink([strokes.shaken(line, self._shake, self._chance)], self._pen, strength)

    def _points(self, said: list[str]) -> list[Point]:
        return [self._point(word) for word in said]

    def _point(self, word: str) -> Point:
        x, y = word.split(",")
        return self._origin[0] + float(x) * self._scale, self._origin[1] + float(y) * self._scale
