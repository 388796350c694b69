"""The columns of the participants: all of them seen, the longest cut first, and whoever sets them is obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from app.ui.open_study import OpenStudy
from app.ui.remembered import give_page_shape, page_shape
from app.ui.study.participants_screen import ParticipantsScreen
from app.ui.widgets.row_table import RowTable, shared


@given(st.lists(st.integers(0, 400), min_size=1, max_size=8), st.integers(0, 1500), st.integers(1, 60))
def test_columns_share_the_room(wanted: list[int], room: int, least: int) -> None:
    widths = shared(wanted, room, least)
    assert all(min(least, want) <= width <= want for want, width in zip(wanted, widths, strict=True))
    if sum(wanted) <= room:
        assert widths == wanted
    elif sum(min(want, least) for want in wanted) <= room and room >= least * len(wanted):
        assert room - len(wanted) < sum(widths) <= room
        cut = max(widths)
        assert all(cut - width <= 1 for want, width in zip(wanted, widths, strict=True) if width < want)


def shown(qtbot: QtBot, study: OpenStudy, width: int, kept: dict[str, str] | None = None) -> RowTable:
    screen = ParticipantsScreen(study)
    give_page_shape("participants", screen, kept or {})
    qtbot.addWidget(screen)
    screen.resize(width, 700)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen.table


def widths(table: RowTable) -> list[int]:
    header = table.horizontalHeader()
    return [header.sectionSize(column) for column in range(header.count())]


@pytest.mark.parametrize("width", [918, 1150, 1700])
def test_every_column_is_seen(qtbot: QtBot, sample: OpenStudy, width: int) -> None:
    table = shown(qtbot, sample, width)
    assert not table.horizontalScrollBar().isVisible()
    assert table.horizontalHeader().length() <= table.viewport().width()


def test_with_room_for_everything_nothing_is_cut(qtbot: QtBot, sample: OpenStudy) -> None:
    table = shown(qtbot, sample, 1700)
    assert all(width >= table.sizeHintForColumn(column) for column, width in enumerate(widths(table)))


def test_columns_that_somebody_set_stay_and_are_remembered(qtbot: QtBot, sample: OpenStudy) -> None:
    table = shown(qtbot, sample, 1150)
    assert page_shape("participants", table.window())["participants/table and editor"]
    assert "participants/columns" not in page_shape("participants", table.window()), "nobody set them"
    table.horizontalHeader().resizeSection(1, 333)
    table.window().resize(1000, 700)
    assert widths(table)[1] == 333
    kept = page_shape("participants", table.window())
    again = shown(qtbot, sample, 1000, kept)
    assert widths(again)[1] == 333
