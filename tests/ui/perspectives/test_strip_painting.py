"""One dot a person as long as there is room; then a bar, and never a part left out."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.perspectives.rows import CellRow
from app.ui.perspectives.strip_painting import Part, paint_strip, parts_of, spacing_for
from app.ui.theme import MarkShape, PerspectiveLook

LOOK = PerspectiveLook("#204a9c", "#204a9c", MarkShape.FILLED)


def test_everybody_has_a_part() -> None:
    parts = parts_of(CellRow(3, 10, 5, 2, 1, (), asked=2, not_asked=4), 3)
    assert parts == [
        (Part.RAISED, 3),
        (Part.ASKED, 2),
        (Part.UNKNOWN, 1),
        (Part.NOT_ASKED, 4),
        (Part.PENDING_RAISED, 1),
        (Part.PENDING, 2),
    ]
    assert sum(many for _, many in parts) == 10 + 3


def test_dots_are_as_large_as_there_is_room_for_and_give_way_to_a_bar() -> None:
    assert spacing_for(12, 150, 15) == 8
    assert spacing_for(42, 150, 15) == 7
    assert spacing_for(80, 150, 15) == 5
    assert spacing_for(800, 150, 15) is None


@given(st.integers(0, 300), st.integers(20, 400), st.integers(5, 40))
def test_dots_never_leave_their_room(people: int, width: int, height: int) -> None:
    spacing = spacing_for(people, width, height)
    if spacing is not None and people:
        in_a_row = int(width / spacing)
        rows = -(-people // in_a_row)
        assert rows == 1 or rows * spacing <= height


def painted(parts: list[tuple[Part, int]], width: int = 150) -> QImage:
    image = QImage(width, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_strip(painter, QRectF(0, 0, width, 16), parts, LOOK, QColor("#777777"))
    return image


def test_a_bar_is_as_long_as_the_share_of_those_who_raised_it() -> None:
    image = painted([(Part.RAISED, 400), (Part.ASKED, 400)])
    blue = [x for x in range(150) if image.pixelColor(x, 5).blue() > 100 and image.pixelColor(x, 5).red() < 60]
    solid = [x for x in blue if x + 1 in blue or x - 1 in blue]
    assert 70 <= max(solid) <= 76


def test_each_part_looks_different_without_colour() -> None:
    alone = {part: painted([(part, 1)]) for part in Part}
    greys = {part: image.convertToFormat(QImage.Format.Format_Grayscale8) for part, image in alone.items()}
    seen = [bytes(image.constBits()) for image in greys.values()]
    assert len(set(seen)) == len(seen)
