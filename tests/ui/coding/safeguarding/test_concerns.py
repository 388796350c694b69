"""Concerns beside a transcript: raised on what is at hand, seen where they are, and closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.coding import queries
from app.coding.concern_rows import ConcernRow
from app.coding.passages import passages
from app.study.rows import SourceId
from app.ui.coding.coding_screen import CodingScreen
from app.ui.models.attribution import all_attributed
from app.ui.models.leaving import kept_back
from app.ui.open_study import OpenStudy
from app.ui.telling.concern_dialog import ConcernDialog
from app.ui.theme import Theme
from tests import builders
from tests.made_studies import Copies
from tests.ui.coding.open_studies import codes, opened, press, shown, source

BAGS = "It was just bags in the car."
KEY = Qt.Key


@pytest.fixture
def study(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    with opened(copies, tmp_path, theme) as made:
        builders.code(made.project, source(made, "Robin interview").id, BAGS, "Bags")
        yield made


@pytest.fixture
def screen(study: OpenStudy, qtbot: QtBot) -> CodingScreen:
    made = CodingScreen(study)
    shown(qtbot, made)
    robin = source(study, "Robin interview").id
    made.show_source(robin)
    made.view.set_caret(builders.place_of(study.project, robin, BAGS).start + 2)
    made.view.setFocus()
    return made


def concerns(study: OpenStudy) -> list[ConcernRow]:
    with study.project.reading() as session:
        return queries.concerns(session)


def dialog_of(screen: CodingScreen) -> ConcernDialog:
    (dialog,) = [one for one in screen.findChildren(ConcernDialog) if one.isVisible()]
    return dialog


def raised(screen: CodingScreen) -> None:
    """A concern on the words at the cursor, by the key."""
    press(screen.view, KEY.Key_W, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(screen)
    dialog.kind.setCurrentText("Neglect")
    dialog.save.click()


def here(screen: CodingScreen) -> list[str]:
    return [sentence.words for sentence in screen.inspector.concerns.sentences]


def test_a_concern_is_raised_on_the_words_at_hand(study: OpenStudy, screen: CodingScreen) -> None:
    press(screen.view, KEY.Key_W, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(screen)
    assert "tells nobody" in "".join(label.text() for label in dialog.findChildren(type(dialog.refusal)))
    dialog.kind.setCurrentText("Neglect")
    dialog.immediate.setChecked(True)
    dialog.informed.setText("Designated lead")
    dialog.informed_at.setText("18:40")
    dialog.save.click()
    (row,) = concerns(study)
    assert (row.kind, row.immediate, row.informed, row.raised_by) == ("Neglect", True, "Designated lead", "Ada")
    assert row.span == builders.place_of(study.project, source(study, "Robin interview").id, BAGS)


def test_without_a_kind_nothing_is_stored_and_that_is_said(study: OpenStudy, screen: CodingScreen) -> None:
    press(screen.view, KEY.Key_W, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(screen)
    dialog.save.click()
    assert concerns(study) == []
    assert dialog.refusal.isVisible()
    dialog.reject()


def test_it_is_seen_where_it_is_and_nowhere_else(study: OpenStudy, screen: CodingScreen) -> None:
    raised(screen)
    assert here(screen)[0].startswith("Concern, open: Neglect. These words are in no count")
    assert screen.inspector.concerns.isVisible()
    screen.view.set_caret(0)
    assert not screen.inspector.concerns.isVisible()


def test_closing_and_releasing_puts_the_words_back_into_counts(study: OpenStudy, screen: CodingScreen) -> None:
    raised(screen)
    assert codes(study)["Bags"].passages == 0
    screen.concerns.open(concerns(study)[0])
    dialog = dialog_of(screen)
    assert not dialog.released.isEnabled()
    dialog.closed.click()
    dialog.released.click()
    dialog.outcome.setPlainText("Known to the lead.")
    dialog.save.click()
    (row,) = concerns(study)
    assert (row.open, row.released, row.closed_by, row.outcome) == (False, True, "Ada", "Known to the lead.")
    assert codes(study)["Bags"].passages == 1
    assert here(screen)[0].startswith("Concern, closed: Neglect. Closed, and these words were released.")
    study.project.undo()
    assert concerns(study)[0].open


def test_coding_words_of_a_concern_counts_nothing_more(study: OpenStudy, screen: CodingScreen) -> None:
    raised(screen)
    screen.desk.apply(codes(study)["Bags"].id, builders.place_of(study.project, row_id(study), "just bags"))
    row = screen.codebook.model.row_of(codes(study)["Bags"].id)
    assert row is not None
    assert row.passages == codes(study)["Bags"].passages == 0


def row_id(study: OpenStudy) -> SourceId:
    return source(study, "Robin interview").id


def test_what_is_copied_leaves_it_out_and_says_so(study: OpenStudy, screen: CodingScreen) -> None:
    builders.allow_quotes(study.project, "Robin")
    builders.signed_off(study.project)
    raised(screen)
    heard: list[str] = []
    study.said.connect(heard.append)
    screen.view.copy_words()
    copied = QApplication.clipboard().text()
    assert copied.startswith("[not to be quoted]\n— Robin")
    with study.project.reading() as session:
        rows = passages(session, codes(study)["Bags"].id)
    assert all_attributed(rows, kept_back(study)).startswith("[not to be quoted]\n— Robin")
    assert [one.partition(". ")[0] for one in heard] == ["1 passage is left out: a concern stands on it"] * 2
