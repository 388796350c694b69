"""Every threshold of the rules can be seen and chosen; what makes no sense is said and not kept."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.perspectives import actions, queries
from app.perspectives.rules import Thresholds
from app.ui.open_study import OpenStudy
from app.ui.perspectives.thresholds_dialog import ThresholdsDialog, share_of


def now(study: OpenStudy) -> Thresholds:
    """Where the study draws its lines."""
    with study.project.reading() as session:
        return queries.thresholds(session)


@pytest.fixture
def dialog(sample: OpenStudy, qtbot: QtBot) -> ThresholdsDialog:
    dialog = ThresholdsDialog(sample)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_in(dialog: ThresholdsDialog, name: str, words: str) -> None:
    dialog.fields[name].selectAll()
    QTest.keyClicks(dialog.fields[name], words)


def test_every_threshold_there_is_can_be_seen(dialog: ThresholdsDialog) -> None:
    assert set(dialog.fields) == {one.name for one in fields(Thresholds)}
    assert dialog.fields["leaning"].text() == "2/3"
    assert dialog.fields["voices"].text() == "3"
    assert not dialog.usual.isEnabled()


def test_what_is_typed_is_kept_in_one_step(dialog: ThresholdsDialog, sample: OpenStudy) -> None:
    type_in(dialog, "voices", "5")
    type_in(dialog, "leaning", "75 %")
    dialog.keep.click()
    assert now(sample) == replace(Thresholds(), voices=5, leaning=Fraction(3, 4))
    sample.project.undo()
    assert now(sample) == Thresholds()


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("voices", "many", "is not a number"),
        ("voices", "0", "at least 1"),
        ("leaning", "3/2", "at most all"),
        ("leaning", "1/0", "is not a number"),
        ("some", "0.9", "must follow one another"),
        ("dissonance", "0.1", "must end before dissonance begins"),
    ],
)
def test_what_makes_no_sense_is_said_and_cannot_be_kept(
    dialog: ThresholdsDialog, sample: OpenStudy, name: str, typed: str, why: str
) -> None:
    type_in(dialog, name, typed)
    assert why in dialog.refusal.text()
    assert not dialog.keep.isEnabled()
    dialog.reject()
    assert now(sample) == Thresholds()


def test_the_usual_values_come_back(sample: OpenStudy, qtbot: QtBot) -> None:
    actions.set_thresholds(sample.project, thresholds=replace(Thresholds(), voices=7))
    dialog = ThresholdsDialog(sample)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert dialog.fields["voices"].text() == "7"
    dialog.usual.click()
    assert now(sample).voices == 7
    dialog.keep.click()
    assert now(sample) == Thresholds()


@pytest.mark.parametrize(("typed", "share"), [("2/3", (2, 3)), ("0,5", (1, 2)), ("80 %", (4, 5)), (" 1 ", (1, 1))])
def test_shares_are_typed_as_people_do(typed: str, share: tuple[int, int]) -> None:
    assert share_of(typed) == Fraction(*share)
