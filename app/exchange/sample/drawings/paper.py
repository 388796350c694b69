"""A sheet of paper and what pens leave on it: ink that darkens where it overlaps, wax that misses the hollows."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from random import Random
from typing import TYPE_CHECKING

from app.exchange.sample.drawings.strokes import Line, Point

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_FINE = 2
"""Lines are drawn so many times larger, and then made smaller, so that their edges are soft."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What is drawn with."""

    kind: str
    """felt, crayon, pencil, biro."""
    colour: str
    width: float

    @property
    def strength(self) -> float:
        """How much of its colour stays on the paper, of 1."""
        return {"felt": 0.82, "crayon": 0.95, "pencil": 0.72, "biro": 0.88, "marker": 0.5}[self.kind]

    @property
    def press(self) -> float:
        """How much its width changes with the pressure."""
        return {"felt": 0.16, "crayon": 0.3, "pencil": 0.3, "biro": 0.22, "marker": 0.06}[self.kind]


class Sheet:
    """Paper of a size in pixels and of a tint; always drawn on in the same way for the same seed."""

    def __init__(self, width: int, height: int, tint: str, chance: Random) -> None:
        from PIL import Image

        self._chance = chance
        self._grain = _grain(chance)
        self.image: Image.Image = _lit(Image.new("RGB", (width, height), tint))

    def ink(self, lines: Sequence[Line], pen: Pen, strength: float = 1.0) -> None:
        """Draw lines in one go: where they cross each other they do not darken, over older ones they do."""
        from PIL import Image, ImageChops
        from PIL import ImageDraw as drawing

        box = self._box(lines, pen.width)
        if box is None:
            return
        left, top, right, bottom = box
        mask = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE))
        draw = drawing.Draw(mask)
        for line in lines:
            moved = [((x - left) * _FINE, (y - top) * _FINE) for x, y in line]
            self._draw(draw, moved, pen)
        mask = mask.reduce(_FINE)
        if pen.kind == "crayon":
            mask = ImageChops.multiply(mask, self._grain_at(box))
        elif pen.kind == "pencil":
            mask = ImageChops.multiply(
                mask, self._grain_at(box).point([95 + value * 160 // 255 for value in range(256)])
            )
        amount = pen.strength * strength
        mask = mask.point([round(value * amount) for value in range(256)])
        patch = self.image.crop(box)
        ink = Image.new("RGB", patch.size, pen.colour)
        # Wax and pencil cover; ink lets what is below it show through.
        over = ink if pen.kind == "crayon" else ImageChops.multiply(patch, ink)
        self.image.paste(over, box, mask)

    def fold(self, points: Sequence[Point]) -> None:
        """A crease from one point to another."""
        self.ink([[(x + 2, y + 1) for x, y in points]], Pen("felt", "#d8d5cd", 5), 0.35)
        self.ink([list(points)], Pen("felt", "#c9c5bb", 2), 0.6)

    def _draw(self, draw: "ImageDraw", line: Line, pen: Pen) -> None:
        chance = self._chance
        base = pen.width * _FINE
        pressed = chance.uniform(0.92, 1.1)
        for number in range(0, max(1, len(line) - 1), 3):
            piece = line[number : number + 4]
            pressed += (1 - pressed) * 0.3 + chance.uniform(-pen.press, pen.press) * 0.5
            width = max(1.0, base * pressed)
            if len(piece) > 1:
                draw.line(piece, 255, round(width), "curve")
            for x, y in (piece[0], piece[-1]):
                half = width / 2 - 0.2
                draw.ellipse((x - half, y - half, x + half, y + half), 255)

    def _box(self, lines: Sequence[Line], width: float) -> tuple[int, int, int, int] | None:
        xs = [x for line in lines for x, _ in line]
        ys = [y for line in lines for _, y in line]
        if not xs:
            return None
        room = width + 2
        left, top = max(0, floor(min(xs) - room)), max(0, floor(min(ys) - room))
        right, bottom = min(self.image.width, ceil(max(xs) + room)), min(self.image.height, ceil(max(ys) + room))
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _grain_at(self, box: tuple[int, int, int, int]) -> "Image":
        """What the paper takes of wax in a box."""
        from PIL import Image

        left, top, right, bottom = box
        side = self._grain.width
        out = Image.new("L", (right - left, bottom - top))
        for y in range(top // side * side, bottom, side):
            for x in range(left // side * side, right, side):
                out.paste(self._grain, (x - left, y - top))
        return out


def _grain(chance: Random) -> "Image":
    """The tooth of the paper: where a stick of wax leaves something."""
    from PIL import Image, ImageFilter

    side = 256
    noise = Image.frombytes("L", (side, side), chance.randbytes(side * side))
    soft = noise.filter(ImageFilter.GaussianBlur(2.0))
    return soft.point([max(0, min(255, round((value - 104) * 9))) for value in range(256)])


def _lit(paper: "Image") -> "Image":
    """The paper under a lamp that stands at the upper left."""
    from PIL import Image, ImageChops

    small = Image.new("L", (8, 6))
    small.putdata([255 - round(1.1 * (x + 1.3 * y)) for y in range(6) for x in range(8)])
    light = small.resize(paper.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(paper, Image.merge("RGB", (light, light, light)))
