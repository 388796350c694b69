"""The register on screen: read, looked through by person, copied, and a report's settings taken up again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.safeguards.register import Held, exports, record_export
from app.ui.open_study import OpenStudy
from app.ui.reports.register.register_view import RegisterView
from tests import builders
from tests.ui.perspectives.small_study import settled, shown


@pytest.fixture
def view(small: OpenStudy, qtbot: QtBot) -> RegisterView:
    """The register, before anything left."""
    made = RegisterView(small)
    shown(qtbot, made)
    return made


def write(study: OpenStudy, folder: Path, title: str, *whose: str) -> None:
    """Has something leave the study."""
    path = folder / f"{title}.docx"
    path.write_text(title)
    record_export(
        study.project,
        kind="theme summary",
        title=title,
        format="Word",
        path=path,
        by="Ada",
        settings='{"date": "2025-11-03"}',
        people={builders.person(study.project, name): Held(2) for name in whose},
    )


def lines(view: RegisterView) -> list[tuple[str, str]]:
    rows = range(view.shown.rowCount())
    return [(view.shown.index(row, 2).data(), view.shown.index(row, 5).data()) for row in rows]


def read(view: RegisterView, study: OpenStudy, qtbot: QtBot) -> None:
    view.freshen()
    settled(qtbot, study)


def test_before_anything_left_it_says_what_it_is_for(view: RegisterView, small: OpenStudy, qtbot: QtBot) -> None:
    read(view, small, qtbot)
    assert view.empty.isVisible()
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view.empty.buttons[0], Qt.Key.Key_Return)


def test_what_left_is_listed_the_newest_first_and_found_by_person(
    view: RegisterView, small: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    write(small, tmp_path, "First", "Robin")
    write(small, tmp_path, "Second", "Robin", "Kit")
    read(view, small, qtbot)
    assert lines(view) == [("Second", "Kit, Robin"), ("First", "Robin")]
    view.show_person(builders.person(small.project, "Kit"))
    assert lines(view) == [("Second", "Kit, Robin")]
    assert "Kit (2 quotes)" in view.words.text()


def test_it_is_copied_as_a_table(view: RegisterView, small: OpenStudy, qtbot: QtBot, tmp_path: Path) -> None:
    write(small, tmp_path, "First", "Robin")
    read(view, small, qtbot)
    QTest.keyClick(view.copy_button, Qt.Key.Key_Return)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["When", "What", "Title"]
    assert copied[1].split("\t")[2] == "First"


def test_enter_asks_for_the_settings_a_file_was_made_from(
    view: RegisterView, small: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    write(small, tmp_path, "First")
    read(view, small, qtbot)
    view.table.setFocus()
    with qtbot.waitSignal(view.again_wanted) as wanted:
        QTest.keyClick(view.again_button, Qt.Key.Key_Return)
    assert wanted.args[0].title == "First"


def test_what_went_public_is_marked_with_its_day(
    view: RegisterView, small: OpenStudy, qtbot: QtBot, tmp_path: Path
) -> None:
    write(small, tmp_path, "First", "Robin")
    read(view, small, qtbot)
    for typed, kept in (("1 October 2026", "2026-10-01"), ("never", "2026-10-01"), ("", "")):
        view.public.setText(typed)
        view.public.editingFinished.emit()
        settled(qtbot, small)
        with small.project.reading() as session:
            assert [row.published_on for row in exports(session)] == [kept]
        assert (view.public.text(), view.shown.index(0, 7).data()) == (kept, kept)
