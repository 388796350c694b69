"""Widgets in a row: on one line where there is room, on the next where there is none, at either edge."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_row import GAP, FlowRow

SIDE = 100


def laid_out(qtbot: QtBot, width: int, *, to_the_right: bool) -> list[tuple[int, int]]:
    """Where three squares lie in a row of a width: left edge, and which line."""
    within = QWidget()
    row = FlowRow(within, to_the_right=to_the_right)
    squares = [QLabel() for _ in range(3)]
    for square in squares:
        square.setFixedSize(SIDE, SIDE)
        row.addWidget(square)
    qtbot.addWidget(within)
    within.resize(width, row.heightForWidth(width))
    within.show()
    assert within.height() == max(square.geometry().bottom() for square in squares) + 1
    return [(square.x(), square.y() // SIDE) for square in squares]


@pytest.mark.parametrize(
    ("width", "to_the_right", "places"),
    [
        (400, False, [(0, 0), (SIDE + GAP, 0), (2 * (SIDE + GAP), 0)]),
        (400, True, [(400 - 3 * SIDE - 2 * GAP, 0), (400 - 2 * SIDE - GAP, 0), (300, 0)]),
        (250, False, [(0, 0), (SIDE + GAP, 0), (0, 1)]),
        (250, True, [(250 - 2 * SIDE - GAP, 0), (150, 0), (150, 1)]),
        (SIDE, True, [(0, 0), (0, 1), (0, 2)]),
    ],
)
def test_what_has_no_room_goes_to_the_next_line(
    qtbot: QtBot, width: int, to_the_right: bool, places: list[tuple[int, int]]
) -> None:
    assert laid_out(qtbot, width, to_the_right=to_the_right) == places


def test_a_chip_wider_than_the_room_stays_in_it(qtbot: QtBot) -> None:
    row = QWidget()
    flow = FlowRow(row)
    chips = [Chip("Children and young people: 11 people, 36 passages"), Chip("Carers")]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(row)
    row.resize(160, 200)
    row.show()
    assert flow.minimumSize().width() <= 160
    assert chips[0].sizeHint().width() > 160
    assert [chip.geometry().right() < 160 for chip in chips] == [True, True]
    assert chips[1].width() == chips[1].sizeHint().width()
