"""The reusable parts: they say what they show, and everything works by keyboard."""

from datetime import datetime

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import LIGHT, MarkShape, PerspectiveLook, Theme
from app.ui.widgets.buttons import primary_button
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.headings import hairline, page_title, section_heading
from app.ui.widgets.mime import add_passage, code_in, code_mime, passage_in
from app.ui.widgets.page_stack import PageStack
from app.ui.widgets.perspective_mark import PerspectiveMark, paint_mark
from app.ui.widgets.plain_text import tooltip_text
from app.ui.widgets.progress_strip import ProgressStrip
from app.ui.widgets.saved import saved_words
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.swatch import swatch_icon

Key = Qt.Key


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()


def blank(side: int = 40) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def drawn(shape: MarkShape) -> QImage:
    image = blank()
    with QPainter(image) as painter:
        paint_mark(painter, QRectF(2, 2, 36, 36), PerspectiveLook("#2F4F90", "#2F4F90", shape))
    return image


def test_marks_differ_by_shape_alone() -> None:
    pictures = [bytes(drawn(shape).constBits()) for shape in MarkShape]
    assert len(set(pictures)) == len(pictures)


def test_filled_open_and_half_circles_are_that() -> None:
    def inked(shape: MarkShape, x: int) -> bool:
        return drawn(shape).pixelColor(x, 20).name() == "#2f4f90"

    assert [inked(MarkShape.FILLED, x) for x in (12, 28)] == [True, True]
    assert [inked(MarkShape.OPEN, x) for x in (12, 28)] == [False, False]
    assert [inked(MarkShape.HALF, x) for x in (12, 28)] == [True, False]


def test_a_mark_beside_a_name_is_named(qtbot: QtBot, theme: Theme) -> None:
    mark = PerspectiveMark(theme, lambda: theme.perspective(0), "Children")
    shown(qtbot, mark)
    assert mark.accessibleName() == "Children"
    assert mark.grab().toImage().pixelColor(mark.rect().center()).name().upper() == LIGHT.perspectives[0]


def test_an_empty_page_says_the_next_step(qtbot: QtBot, theme: Theme) -> None:
    page = EmptyState(
        theme,
        icon_name="transcripts",
        title="No transcripts yet",
        words="Import interviews to read and code them.",
        steps=("Import transcripts…", "Open the sample study"),
    )
    shown(qtbot, page)
    assert [label.text() for label in page.findChildren(QLabel) if label.text()] == [
        "No transcripts yet",
        "Import interviews to read and code them.",
    ]
    page.buttons[0].setFocus()
    with qtbot.waitSignal(page.step_taken) as told:
        QTest.keyClick(page.buttons[1], Key.Key_Space)
    assert told.args == [1]


@pytest.mark.parametrize("width", [420, 700, 1400])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_an_empty_page_clips_no_word(qtbot: QtBot, theme: Theme, width: int, scale: float) -> None:
    theme.set_text_scale(scale)
    words = "Bring in interviews as Word, OpenDocument, text, PDF or subtitle files, or drop them here. " * 3
    page = EmptyState(theme, icon_name="transcripts", title="No transcripts yet", words=words, steps=("Import…",))
    page.resize(width, 620)
    shown(qtbot, page)
    sentence = next(label for label in page.findChildren(QLabel) if label.text() == words)
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
    assert 300 <= sentence.width() <= 640
    assert page.rect().contains(sentence.geometry())


def test_an_elided_label_tells_the_whole_on_hover(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel("Robin, <first> visit with the carer")
    shown(qtbot, label)
    label.resize(60, 20)
    assert "&lt;first&gt;" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""
    assert label.accessibleName() == "Robin, <first> visit with the carer"


def test_the_search_field_clears_with_escape_and_hands_on(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Filter or make a code…")
    shown(qtbot, field)
    assert field.accessibleName() == "Filter or make a code"
    QTest.keyClicks(field, "wait")
    with qtbot.waitSignal(field.entered) as told:
        QTest.keyClick(field, Key.Key_Return)
    assert told.args == ["wait"]
    with qtbot.waitSignal(field.left_down):
        QTest.keyClick(field, Key.Key_Down)
    QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == ""


def test_a_chip_is_a_choice_in_words(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip("Foster & kinship carers", on=True)
    shown(qtbot, chip)
    assert chip.accessibleName() == "Foster & kinship carers"
    QTest.keyClick(chip, Key.Key_Space)
    assert not chip.isChecked()


def test_long_work_shows_what_it_does_and_can_be_cancelled(qtbot: QtBot, theme: Theme) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.begin("Importing transcripts")
    strip.advance(3, 10, "Importing transcripts: 3 of 10")
    assert (strip.bar.value(), strip.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(strip.cancelled):
        QTest.keyClick(strip.cancel, Key.Key_Space)
    assert not strip.cancel.isEnabled()
    strip.end()
    assert strip.isHidden()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_button_of_a_page_is_pressed_by_key(qtbot: QtBot, theme: Theme, key: Key) -> None:
    button = primary_button("Import transcripts…")
    shown(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_saved_is_a_fact() -> None:
    assert saved_words(datetime(2026, 3, 1, 14, 2)) == "All changes saved 14:02"  # noqa: DTZ001 - wall clock
    assert saved_words(None) == "No changes yet"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_a_card_opens_by_key_and_by_click(qtbot: QtBot, theme: Theme, key: Key) -> None:
    card = Card("Amara, first visit")
    shown(qtbot, card)
    card.resize(200, 100)
    with qtbot.waitSignal(card.opened):
        QTest.keyClick(card, key)
    with qtbot.waitSignal(card.opened):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_what_is_dragged_is_known_again_and_nothing_else_is() -> None:
    data = code_mime(12)
    assert code_in(data) == 12
    assert passage_in(data) is None
    add_passage(data, 3, 9)
    assert passage_in(data) == (3, 9)
    broken = code_mime(1)
    broken.setData("application/x-counterpoint-code", b"twelve")
    assert code_in(broken) is None


def test_tooltips_show_words_literally() -> None:
    assert tooltip_text("<b>one</b>\ntwo") == "<qt>&lt;b&gt;one&lt;/b&gt;<br>two</qt>"
    assert tooltip_text("") == ""


def test_headings_look_apart_and_rules_are_thin(qtbot: QtBot, theme: Theme) -> None:
    title, section, rule = page_title("Overview"), section_heading("Sources"), hairline()
    for part in (title, section, rule):
        shown(qtbot, part)
    assert title.fontInfo().pointSizeF() > section.fontInfo().pointSizeF()
    assert section.text() == "Sources"
    assert rule.height() == 1


def test_a_swatch_keeps_its_colour_in_a_selected_row(qtbot: QtBot, theme: Theme) -> None:
    icon = swatch_icon(QColor("#D97D00"))
    for mode in (icon.Mode.Normal, icon.Mode.Selected):
        assert icon.pixmap(16, 16, mode).toImage().pixelColor(8, 8).name().upper() == "#D97D00"


def test_a_stack_asks_for_the_room_of_the_page_in_front(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    small, large = QLabel("small"), QWidget()
    large.setMinimumHeight(500)
    column = QVBoxLayout(large)
    column.addWidget(QLabel("large"))
    stack.addWidget(small)
    stack.addWidget(large)
    assert stack.minimumSizeHint().height() == small.minimumSizeHint().height()
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint() == large.minimumSizeHint()
