"""A popup stands beside words, inside its bounds, and never on them while there is room anywhere."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from app.ui.widgets.placing import GAP, place_beside

BOUNDS = QRect(0, 0, 900, 700)
SIZE = QSize(400, 320)
LEAST = 150


@given(st.integers(0, 880), st.integers(0, 690), st.integers(1, 800), st.integers(1, 700))
def test_it_stays_inside_and_off_the_words(left: int, top: int, width: int, height: int) -> None:
    words = QRect(left, top, width, height).intersected(BOUNDS)
    place = place_beside(words, SIZE, BOUNDS, LEAST)
    assert BOUNDS.contains(place)
    assert place.height() >= LEAST
    room = max(words.top() - BOUNDS.top(), BOUNDS.bottom() - words.bottom(), 0) - GAP
    if room >= LEAST or BOUNDS.right() - words.right() >= SIZE.width() + GAP:
        assert not place.intersects(words)


def test_below_is_preferred() -> None:
    words = QRect(50, 300, 200, 20)
    assert place_beside(words, SIZE, BOUNDS, LEAST).top() == words.bottom() + GAP


def test_above_where_there_is_no_room_below() -> None:
    words = QRect(50, 500, 200, 20)
    assert place_beside(words, SIZE, BOUNDS, LEAST).bottom() < words.top()
