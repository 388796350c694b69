"""The approach of a study: said in one place, stored at once, taken back like everything else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.study import queries
from app.study.rows import Approach
from app.ui.open_study import OpenStudy
from app.ui.study.approach_dialog import APPROACHES, ApproachDialog


def now(study: OpenStudy) -> Approach:
    """What the study says of itself."""
    with study.project.reading() as session:
        return queries.approach(session)


@pytest.fixture
def dialog(sample: OpenStudy, qtbot: QtBot) -> ApproachDialog:
    dialog = ApproachDialog(sample)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_what_is_chosen_is_stored_and_undone_in_one_step(dialog: ApproachDialog, sample: OpenStudy) -> None:
    assert dialog.choices[Approach.CODEBOOK].isChecked()
    QTest.mouseClick(dialog.choices[Approach.REFLEXIVE], Qt.MouseButton.LeftButton)
    assert now(sample) is Approach.REFLEXIVE
    assert sample.project.undo_label == "Set approach"
    sample.project.undo()
    assert now(sample) is Approach.CODEBOOK


def test_each_approach_has_its_sentence(dialog: ApproachDialog) -> None:
    assert set(APPROACHES) == set(Approach)
    for approach, choice in dialog.choices.items():
        name, sentence = APPROACHES[approach]
        assert choice.text() == name
        assert choice.accessibleDescription() == sentence


def test_the_arrow_keys_choose(dialog: ApproachDialog, sample: OpenStudy, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.choices[Approach.CODEBOOK].hasFocus())
    QTest.keyClick(dialog.choices[Approach.CODEBOOK], Qt.Key.Key_Down)
    assert now(sample) is Approach.RELIABILITY
