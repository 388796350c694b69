"""What is drawn says the same as the words beside it: the area is the share, silence is a broken ring."""

import math

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.perspectives.share_painting import paint_disc, paint_silence
from app.ui.theme import MarkShape, PerspectiveLook

SIDE = 200
CENTRE = QPointF(SIDE / 2, SIDE / 2)
RADIUS = 95.0
GROUND, INK = QColor("#ffffff"), QColor("#ff0000")


def look(shape: MarkShape = MarkShape.FILLED) -> PerspectiveLook:
    return PerspectiveLook(INK.name(), INK.name(), shape)


def disc(share: float, shape: MarkShape = MarkShape.FILLED) -> QImage:
    """A disc of a share, its ring in the colour of the ground."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        paint_disc(painter, CENTRE, RADIUS, share, look(shape), GROUND)
    return image


def inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y) != GROUND for x in range(SIDE) for y in range(SIDE))


@pytest.mark.parametrize("shape", [MarkShape.FILLED, MarkShape.OPEN, MarkShape.HALF, MarkShape.SQUARE])
@pytest.mark.parametrize("share", [0.25, 0.5])
def test_the_area_is_the_share_whatever_the_mark(qapp: QApplication, shape: MarkShape, share: float) -> None:
    assert inked(disc(share, shape)) / inked(disc(1.0, shape)) == pytest.approx(share, abs=0.02)


def test_the_smallest_share_is_still_seen(qapp: QApplication) -> None:
    assert inked(disc(0.0001)) > 0


def test_marks_are_told_apart_without_their_colour(qapp: QApplication) -> None:
    left, right = QPointF(SIDE * 0.3, SIDE / 2).toPoint(), QPointF(SIDE * 0.7, SIDE / 2).toPoint()
    solid = {
        shape: (disc(1.0, shape).pixelColor(left) == INK, disc(1.0, shape).pixelColor(right) == INK)
        for shape in (MarkShape.FILLED, MarkShape.OPEN, MarkShape.HALF)
    }
    assert solid == {
        MarkShape.FILLED: (True, True),
        MarkShape.OPEN: (False, False),
        MarkShape.HALF: (True, False),
    }


def test_silence_is_a_broken_ring_with_nothing_in_it(qapp: QApplication) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        paint_silence(painter, CENTRE, RADIUS, look())
    assert image.pixelColor(CENTRE.toPoint()) == GROUND
    along = [
        image.pixelColor(
            round(CENTRE.x() + RADIUS * 0.82 * math.cos(turn / 180)),
            round(CENTRE.y() + RADIUS * 0.82 * math.sin(turn / 180)),
        )
        for turn in range(1130)
    ]
    assert GROUND in along
    assert any(colour != GROUND for colour in along)
