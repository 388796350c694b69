"""Lines that are reckoned are no wider than their place, lose no word, and say where there is more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from app.ui.perspectives.framework.wrapping import CUT, Wrapping

pytestmark = pytest.mark.usefixtures("qapp")

texts = st.text(st.sampled_from("abc iW.\n"), max_size=80)


@given(texts, st.integers(30, 200))
@settings(deadline=None)
def test_lines_fit_and_hold_every_letter(text: str, width: int) -> None:
    wrapping, metrics = Wrapping(QFont()), QFontMetricsF(QFont())
    lines = wrapping.lines(text, width, 1000)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(metrics.horizontalAdvance(line) <= width + 1 or len(line) == 1 for line in lines)


def test_a_new_paragraph_begins_a_new_line_and_an_empty_one_is_kept() -> None:
    assert Wrapping(QFont()).lines("one\n\ntwo", 500, 10) == ["one", "", "two"]


def test_what_is_cut_off_is_said() -> None:
    lines = Wrapping(QFont()).lines("one\ntwo\nthree", 500, 2)
    assert lines == ["one", f"two{CUT}"]


def test_a_full_line_makes_room_for_the_sign() -> None:
    wrapping, metrics = Wrapping(QFont()), QFontMetricsF(QFont())
    width = metrics.horizontalAdvance("word word") + 1
    (line,) = wrapping.lines("word word word", width, 1)
    assert line.endswith(CUT)
    assert metrics.horizontalAdvance(line) <= width
