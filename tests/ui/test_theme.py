"""Light and dark are equals: what is written can be read, what is marked can be seen, in both."""

import itertools

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import DARK, LIGHT, Mode, Roles, TextSize, Theme, contrast, icon, ink_on
from app.ui.theme.marks import SHAPES, MarkShape, mark_slot, perspective_letters
from app.ui.widgets.plain_text import plain_label

BOTH = pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("surface", "raised", "hover", "selection_idle")


@BOTH
@pytest.mark.parametrize("ink", ["text", "muted", "danger", "amber", "good", "accent"])
def test_words_are_read_on_every_ground(roles: Roles, ink: str) -> None:
    for ground in ("surface", "raised", "hover"):
        assert contrast(getattr(roles, ink), getattr(roles, ground)) >= 4.5, ground


@BOTH
@pytest.mark.parametrize("ink", ["text", "danger"])
def test_an_alarm_is_read(roles: Roles, ink: str) -> None:
    assert contrast(getattr(roles, ink), roles.alarm) >= 4.5


@BOTH
def test_text_is_read_on_whatever_lies_under_it(roles: Roles) -> None:
    for ground in (*GROUNDS, "wash", "found"):
        assert contrast(roles.text, getattr(roles, ground)) >= 7, ground
    assert contrast(roles.selection_text, roles.selection) >= 7
    assert contrast(roles.accent_text, roles.accent) >= 4.5
    for colour in roles.codes:
        assert contrast(roles.text, roles.tint(colour)) >= 4.5, colour


@BOTH
def test_speaker_labels_are_read_plain_coded_and_selected(roles: Roles) -> None:
    for ink in (*roles.perspective_inks, roles.muted):
        assert contrast(ink, roles.raised) >= 4.5, ink
        assert contrast(ink, roles.surface) >= 4.5, ink
        assert contrast(ink, roles.wash) >= 4.5, ink


@BOTH
def test_marks_and_controls_are_seen(roles: Roles) -> None:
    for mark in (*roles.perspectives, *roles.codes, roles.edge, roles.focus, roles.accent):
        assert contrast(mark, roles.raised) >= 3, mark
    for mark in (*roles.perspectives, roles.edge, roles.focus):
        assert contrast(mark, roles.surface) >= 3, mark


@BOTH
def test_a_selected_row_and_a_wash_differ_from_the_paper(roles: Roles) -> None:
    grounds = [roles.raised, roles.wash, roles.selection, roles.found]
    for one, other in itertools.combinations(grounds, 2):
        assert one != other
    assert contrast(roles.wash, roles.raised) >= 1.1


def test_ink_on_any_code_colour_is_read() -> None:
    for colour in (*LIGHT.codes, *DARK.codes):
        assert contrast(ink_on(colour), colour) >= 4.5


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_perspectives_differ_by_shape_and_the_first_three_are_never_lent() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == len(LIGHT.perspectives) == len(DARK.perspectives)
    assert [mark_slot(i, len(SHAPES)) for i in range(10)] == [0, 1, 2, 3, 4, 5, 3, 4, 5, 3]
    assert perspective_letters("Children and young people") == "Ch"


def test_child_carer_and_practitioner_look_as_agreed(theme: Theme) -> None:
    assert [theme.perspective(i).shape for i in range(3)] == [
        MarkShape.FILLED,
        MarkShape.OPEN,
        MarkShape.HALF,
    ]
    assert theme.perspective(None).shape is MarkShape.DASH


def test_switching_to_dark_dresses_the_application_and_says_so(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.DARK)
    assert theme.roles is DARK
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.raised
    assert DARK.selection in qapp.styleSheet()
    assert LIGHT.selection not in qapp.styleSheet()


def test_body_text_is_inter_of_at_least_eleven_points(theme: Theme) -> None:
    body = theme.font()
    assert QFontInfo(body).family() == "Inter"
    assert body.pointSizeF() >= 11
    assert theme.font(TextSize.TITLE).pointSizeF() > body.pointSizeF() > theme.font(TextSize.SMALL).pointSizeF()
    assert QFontInfo(theme.font(strong=True)).weight() == QFont.Weight.DemiBold


def test_letters_inter_has_not_come_from_the_system(theme: Theme) -> None:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    assert theme.font().families() == ["Inter", *system.families()]


def test_text_grows_with_the_scale(qtbot: QtBot, theme: Theme) -> None:
    title = plain_label("Overview", "title")
    qtbot.addWidget(title)
    title.ensurePolished()
    before = title.sizeHint().height()
    theme.set_text_scale(1.5)
    assert theme.font().pointSizeF() == pytest.approx(16.5)
    assert title.sizeHint().height() > before * 1.3


def test_users_words_are_never_taken_for_markup(qtbot: QtBot, theme: Theme) -> None:
    label = plain_label("<b>Waiting</b>")
    qtbot.addWidget(label)
    bold = QLabel("<b>Waiting</b>")
    qtbot.addWidget(bold)
    assert label.sizeHint().width() > bold.sizeHint().width()


@pytest.mark.parametrize("name", ["search", "transcripts", "compare", "lock"])
def test_icons_are_inked_in_a_role(theme: Theme, name: str) -> None:
    picture = icon(theme.roles, name, "accent").pixmap(24, 24).toImage()
    seen = {picture.pixelColor(x, y).name().upper() for x in range(24) for y in range(24)}
    assert LIGHT.accent in seen
