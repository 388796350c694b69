"""The transcripts beside the text: in the order of perspectives, filtered, marked, named, with their speakers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.study import queries
from app.study.actions import set_excluded
from app.study.rows import SourceStatus
from app.ui.coding.sources_panel import SourcesPanel
from app.ui.coding.speakers_dialog import INTERVIEWER, SpeakersDialog
from app.ui.open_study import OpenStudy
from app.ui.theme import Theme
from app.ui.widgets.name_dialog import NameDialog
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.open_studies import opened, press, shown, source

KEY = Qt.Key


@pytest.fixture
def study(copies: Copies, tmp_path: Path, theme: Theme) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as study:
        yield study


@pytest.fixture
def panel(study: OpenStudy, qtbot: QtBot) -> SourcesPanel:
    panel = SourcesPanel(study)

    def reread() -> None:
        with study.project.reading() as session:
            panel.show_sources(queries.sources(session), queries.perspectives(session))

    study.changed.connect(reread)
    reread()
    shown(qtbot, panel, 280, 600)
    return panel


def names(panel: SourcesPanel) -> list[str]:
    """What the tree shows, from the top."""
    return [str(panel.model.data(index)) for index in panel.model.indexes()]


def test_children_come_first_and_those_told_together_last(panel: SourcesPanel) -> None:
    assert names(panel) == [
        builders.CHILD,
        "Robin interview",
        builders.CARER,
        "Marian interview",
        builders.PRACTITIONER,
        "Lena interview",
        "Together",
        "Robin and Sam",
    ]


def test_typing_filters_by_name_and_by_who_speaks(panel: SourcesPanel) -> None:
    QTest.keyClicks(panel.field, "sam")
    assert names(panel) == ["Together", "Robin and Sam"]


def test_down_and_enter_go_from_filter_to_text(panel: SourcesPanel, study: OpenStudy, qtbot: QtBot) -> None:
    panel.field.setFocus()
    with qtbot.waitSignal(panel.chosen) as chosen:
        press(panel.field, KEY.Key_Down)
    assert chosen.args == [source(study, "Robin interview").id]
    with qtbot.waitSignal(panel.opened):
        press(panel.tree, KEY.Key_Return)


def test_space_steps_through_the_statuses(panel: SourcesPanel, study: OpenStudy) -> None:
    panel.choose(source(study, "Robin interview").id)
    seen = []
    for _ in range(3):
        press(panel.tree, KEY.Key_Space)
        seen.append(source(study, "Robin interview").status)
    assert seen == [SourceStatus.CODING, SourceStatus.CODED, SourceStatus.NEW]


def test_the_status_is_told_in_words_as_well(panel: SourcesPanel, study: OpenStudy) -> None:
    robin = source(study, "Robin interview").id
    panel.set_status(robin, SourceStatus.CODED)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert panel.model.data(panel.model.index_of(robin), role) == "Robin interview, fully coded"


def test_an_excluded_source_says_so(panel: SourcesPanel, study: OpenStudy) -> None:
    set_excluded(study.project, participant=builders.person(study.project, "Lena"), excluded=True)
    index = panel.model.index_of(source(study, "Lena interview").id)
    assert "excluded" in str(panel.model.data(index, Qt.ItemDataRole.AccessibleTextRole))


def test_renaming_asks_for_a_name(panel: SourcesPanel, study: OpenStudy) -> None:
    panel.rename(source(study, "Lena interview"))
    dialog = panel.findChild(NameDialog)
    assert dialog is not None
    dialog.field.setText("Lena, second visit")
    dialog.accept()
    assert "Lena, second visit" in names(panel)


def test_removing_can_be_undone(panel: SourcesPanel, study: OpenStudy) -> None:
    panel.remove(source(study, "Lena interview").id)
    assert "Lena interview" not in names(panel)
    study.project.undo()
    assert "Lena interview" in names(panel)


def test_labels_are_given_to_others_in_one_step(study: OpenStudy, qtbot: QtBot) -> None:
    wanted = source(study, "Robin and Sam").id
    with study.project.reading() as session:
        transcript, speakers = queries.transcript(session, wanted), queries.speakers(session, wanted)
        people = queries.participants(session)
    dialog = SpeakersDialog(study, transcript, speakers, people)
    qtbot.addWidget(dialog)
    robin, sam = dialog.choices
    assert sam.currentText() == "Sam"
    sam.setCurrentIndex(sam.findText("Marian"))
    robin.setCurrentIndex(robin.findText(INTERVIEWER))
    dialog.accept()
    assert source(study, "Robin and Sam").participants == ("Marian",)
    assert study.project.undo_label == "Assign speakers"
    study.project.undo()
    assert source(study, "Robin and Sam").participants == ("Robin", "Sam")
