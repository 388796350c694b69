"""Nothing of a picture leaves but its safe copy, in which what is redacted is burned away."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.problems import Problem
from app.study import actions, queries
from app.study.picture_rows import SafeCopyRow
from app.study.rows import ConsentScope
from app.ui.journeys.drawings.drawings_view import DrawingsView
from app.ui.journeys.drawings.safe_copy_dialog import SafeCopyDialog
from app.ui.journeys.journeys_screen import JourneysScreen
from app.ui.open_study import OpenStudy
from tests.builders import person
from tests.exchange.pictures.made import corner, saved
from tests.ui.journeys.drawings.conftest import Hand, dialog_over

K = Qt.Key


def redact(view: DrawingsView, mouse: Hand) -> None:
    """Over the sun."""
    QTest.keyClick(view.canvas, K.Key_R)
    mouse.drag((0.75, 0.05), (0.9, 0.2), (0.98, 0.3))


def look(view: DrawingsView, qtbot: QtBot) -> SafeCopyDialog:
    view.picture.safe_button.click()
    return dialog_over(view, SafeCopyDialog, qtbot)


def kept(view: DrawingsView, study: OpenStudy) -> SafeCopyRow | None:
    row = view.seen.picture
    assert row is not None
    with study.project.reading() as session:
        return queries.safe_copy(session, row.id)


def test_a_redaction_is_drawn_listed_and_taken_back(view: DrawingsView, mouse: Hand, study: OpenStudy) -> None:
    redact(view, mouse)
    assert view.table.lines()[-1][:2] == ("×1", "Redacted")
    assert "1 part redacted · no safe copy yet" in view.picture.state.text()
    view.region.reason.setFocus()
    QTest.keyClicks(view.region.reason, "a school badge")
    QTest.keyClick(view.region.reason, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.table.lines()[-1][:2] == ("×1", "a school badge")
    study.project.undo()
    study.project.undo()
    assert len(view.table.lines()) == 3


def test_the_safe_copy_is_looked_at_before_it_is_kept(
    view: DrawingsView, mouse: Hand, study: OpenStudy, qtbot: QtBot
) -> None:
    redact(view, mouse)
    dialog = look(view, qtbot)
    assert kept(view, study) is None
    dialog.keep_button.click()
    copy = kept(view, study)
    assert copy is not None
    with Image.open(BytesIO(copy.content)) as image:
        sun = (round(0.88 * image.width), round(0.166 * image.height))
        assert image.convert("L").crop((*sun, sun[0] + 1, sun[1] + 1)).tobytes()[0] < 60
        assert not image.getexif()
    assert "safe copy kept" in view.picture.state.text()
    assert view.picture.export_button.isEnabled()
    study.project.undo()
    assert kept(view, study) is None
    assert not view.picture.export_button.isEnabled()


def test_another_redaction_drops_the_safe_copy(
    view: DrawingsView, mouse: Hand, study: OpenStudy, qtbot: QtBot
) -> None:
    redact(view, mouse)
    look(view, qtbot).keep_button.click()
    QTest.keyClick(view.canvas, K.Key_R)
    mouse.drag((0.5, 0.5), (0.52, 0.55), (0.6, 0.7))
    assert kept(view, study) is None


def test_export_is_refused_in_a_sentence_without_a_safe_copy(
    view: DrawingsView, study: OpenStudy, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(study.tasks.problem) as told:
        view.does.do("drawing.export")
    assert told.args is not None
    [problem] = told.args
    assert isinstance(problem, Problem)
    assert problem.sentence == "Only a safe copy of a picture can leave the study, and none is made of it."
    assert view.picture.export_button.toolTip() == "Only a safe copy can leave: make it first."


def test_export_is_refused_where_the_child_has_not_agreed(
    view: DrawingsView, study: OpenStudy, qtbot: QtBot
) -> None:
    look(view, qtbot).keep_button.click()
    actions.set_consent(
        study.project, participant=person(study.project, "Robin"), scope=ConsentScope.DRAWINGS, given=False
    )
    assert not view.picture.export_button.isEnabled()
    with qtbot.waitSignal(study.tasks.problem) as told:
        view.does.do("drawing.export")
    assert told.args is not None
    assert "Robin has not agreed that drawings are reproduced." in told.args[0].sentence


def test_the_safe_copy_is_written_into_a_file(
    view: DrawingsView, mouse: Hand, study: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    redact(view, mouse)
    look(view, qtbot).keep_button.click()
    view.picture.export_button.click()
    dialog = dialog_over(view, QFileDialog, qtbot)
    copy = kept(view, study)
    assert copy is not None
    path = tmp_path / f"out{copy.ending}"
    dialog.fileSelected.emit(str(path))
    assert path.read_bytes() == copy.content
    dialog.reject()


def test_pictures_dropped_on_the_page_are_of_the_child_at_hand(
    view: DrawingsView, screen: JourneysScreen, study: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "dropped.png"
    path.write_bytes(saved(corner(), "PNG"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(study.pictures_wanted) as wanted:
        screen.dropEvent(QDropEvent(QPoint(9, 9), copy, data, Qt.MouseButton.LeftButton, none))
    assert wanted.args == [[path], view.case]


@pytest.mark.parametrize(
    ("name", "taken"), [("a.heic", True), ("a.pdf", True), ("a.docx", False), ("s.counterpoint", False)]
)
def test_only_what_may_be_a_picture_is_taken_by_the_page(
    screen: JourneysScreen, tmp_path: Path, name: str, taken: bool
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    event = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    screen.dragEnterEvent(event)
    assert event.isAccepted() is taken
