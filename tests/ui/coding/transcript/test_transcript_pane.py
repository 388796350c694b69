"""How a transcript and its coding look: what is painted where, and how the page is shared."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.ui.coding.transcript.transcript_painting import TranscriptPainting
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.theme import DARK, LIGHT, Mode, Theme
from tests.ui.coding.looking import ROW, colours_in, picture_of, point_in, span_of
from tests.ui.coding.samples import INTERVIEW, mark, transcript


def test_coded_words_have_a_wash_and_an_underline_and_others_have_not(view: TranscriptView) -> None:
    dog = mark(1, ROW, "\U0001f615 we moved")
    view.set_codings([dog])
    picture = picture_of(view)
    coded = colours_in(picture, near=point_in(view, span_of("moved").start))
    plain = colours_in(picture, near=point_in(view, span_of("He slept").start))
    assert {LIGHT.wash, LIGHT.codes[dog.colour]} <= coded
    assert not {LIGHT.wash, LIGHT.codes[dog.colour]} & plain


@pytest.mark.parametrize("words", ["the dog", "why \U0001f615 we"])
def test_the_underline_ends_where_the_words_end(view: TranscriptView, words: str) -> None:
    coded = mark(1, ROW, words)
    view.set_codings([coded])
    picture, ink = picture_of(view), LIGHT.codes[coded.colour]
    assert ink in colours_in(picture, near=point_in(view, coded.end - 1))
    assert ink not in colours_in(picture, near=point_in(view, coded.end + 1))


def test_the_underline_follows_its_words_when_lines_break_anew(view: TranscriptView) -> None:
    coded = mark(1, ROW, "unplanned way")
    view.set_codings([coded])
    picture_of(view)
    view.zoom_by(6)
    picture, ink = picture_of(view), LIGHT.codes[coded.colour]
    assert ink in colours_in(picture, near=point_in(view, coded.start + 1), reach=20)
    assert ink not in colours_in(picture, near=point_in(view, coded.start - 3), reach=20)


def test_overlapping_codes_each_have_their_underline(view: TranscriptView) -> None:
    marks = [mark(1, ROW, "liked the dog"), mark(2, ROW, "the dog there", "Belongings")]
    view.set_codings(marks)
    seen = colours_in(picture_of(view), near=point_in(view, span_of("dog").start))
    assert {LIGHT.codes[m.colour] for m in marks} <= seen


def test_adding_and_removing_a_coding_shows_at_once(view: TranscriptView) -> None:
    dog = mark(1, ROW, "the dog")
    near = point_in(view, dog.start + 1)
    view.add_coding(dog)
    assert LIGHT.codes[dog.colour] in colours_in(picture_of(view), near=near)
    view.remove_coding(dog.coding)
    assert LIGHT.codes[dog.colour] not in colours_in(picture_of(view), near=near)


def test_layers_can_be_hidden(view: TranscriptView) -> None:
    dog = mark(1, ROW, "the dog")
    view.set_codings([dog])
    near = point_in(view, dog.start + 1)
    view.show_layers(underlines=False)
    seen = colours_in(picture_of(view), near=near)
    assert LIGHT.wash in seen
    assert LIGHT.codes[dog.colour] not in seen
    view.show_layers(washes=False)
    assert LIGHT.wash not in colours_in(picture_of(view), near=near)


def test_the_code_at_hand_is_tinted_and_can_stand_alone(view: TranscriptView) -> None:
    dog, plan = mark(1, ROW, "the dog"), mark(2, ROW, "no plan", "Belongings")
    view.set_codings([dog, plan])
    view.focus_code(dog.code)
    tint = LIGHT.tint(LIGHT.codes[dog.colour]).upper()
    assert tint in colours_in(picture_of(view), near=point_in(view, dog.start + 1))
    assert LIGHT.wash in colours_in(picture_of(view), near=point_in(view, plan.start + 1))
    view.focus_code(dog.code, alone=True)
    assert LIGHT.wash not in colours_in(picture_of(view), near=point_in(view, plan.start + 1))


def test_switching_to_dark_repaints_in_the_dark_roles(view: TranscriptView, theme: Theme) -> None:
    dog = mark(1, ROW, "the dog")
    view.set_codings([dog])
    theme.set_mode(Mode.DARK)
    seen = colours_in(picture_of(view), near=point_in(view, dog.start + 1))
    assert {DARK.wash, DARK.codes[dog.colour]} <= seen


def test_coding_in_an_arabic_turn_lies_under_its_words(qtbot: QtBot, view: TranscriptView) -> None:
    row = transcript(("Robin", "قالوا لي then we went"))
    view.set_transcript(row)
    said = mark(1, row, "then", "Belongings")
    view.set_codings([said])
    ink = QColor(LIGHT.codes[said.colour]).name()
    picture = picture_of(view)
    seen = [x for x in range(picture.width()) if any(picture.pixelColor(x, y).name() == ink for y in range(50))]
    middle = point_in(view, said.start + 1).x()
    assert seen[0] < middle < seen[-1]
    assert seen[-1] - seen[0] < 60


def test_an_error_while_painting_does_not_end_the_program(
    view: TranscriptView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ArithmeticError("painting")

    with monkeypatch.context() as patch:
        patch.setattr(TranscriptPainting, "under", broken)
        with pytest.raises(ArithmeticError):
            view.viewport().repaint()
    view.set_codings([mark(1, ROW, "the dog")])
    assert LIGHT.wash in colours_in(picture_of(view), near=point_in(view, span_of("the dog").start + 1))


# Page


def test_the_column_keeps_a_measure_that_reads_well(view: TranscriptView) -> None:
    for width in (1600, 1100, 900):
        view.resize(width, 600)
        assert 48 <= view.viewport().width() / (view.fontMetrics().averageCharWidth() * 0.77) <= 84


def test_names_give_way_to_bare_brackets_in_a_narrow_view(view: TranscriptView) -> None:
    view.resize(1200, 600)
    wide = view.stripes.width()
    view.resize(480, 600)
    assert view.stripes.width() < 80 < 150 < wide
    assert view.viewport().width() >= 300


def test_zooming_keeps_the_place(qtbot: QtBot, theme: Theme) -> None:
    view = TranscriptView(theme)
    qtbot.addWidget(view)
    row = transcript(*(INTERVIEW * 30))
    view.resize(900, 400)
    view.set_transcript(row)
    view.show()
    turn = row.turns[77]
    view.reveal(turn.speech)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 100)
    first = view._positions.from_qt(view.cursorForPosition(QPoint(10, 0)).position())
    view.zoom_by(4)
    after = view._positions.from_qt(view.cursorForPosition(QPoint(10, 3)).position())
    assert abs(after - first) < 80


def test_revealing_brings_a_passage_into_sight_and_outlines_it(qtbot: QtBot, theme: Theme) -> None:
    view = TranscriptView(theme)
    qtbot.addWidget(view)
    row = transcript(*(INTERVIEW * 30))
    view.resize(900, 400)
    view.set_transcript(row)
    view.show()
    span = row.turns[120].speech
    view.reveal(span)
    assert view.viewport().rect().contains(point_in(view, span.start))
    assert view.caret() == span.start
    outline = LIGHT.focus
    assert outline in {
        view.viewport().grab().toImage().pixelColor(point_in(view, span.start + 3).x(), y).name().upper()
        for y in range(400)
    }


def test_the_words_to_keep_uncovered_are_where_the_selection_is(view: TranscriptView) -> None:
    view.select(span_of("the dog"))
    words = view.selection_rect()
    point = view.viewport().mapTo(view, point_in(view, span_of("dog").start))
    assert words.contains(point)
    assert words.height() < 60


def test_the_text_grows_with_the_text_of_the_window(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_scale(1.5)
    view = TranscriptView(theme)
    qtbot.addWidget(view)
    view.set_transcript(ROW)
    view.show()
    qtbot.waitExposed(view)
    assert view.document().defaultFont().pointSizeF() == pytest.approx(16.5)
    theme.set_text_scale(1.0)
    assert view.document().defaultFont().pointSizeF() == pytest.approx(11)
