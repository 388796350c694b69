"""What every test of the window has: a theme that is worn, and no warning of Qt's that goes unheard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.exchange.sample import make_sample
from app.ui.open_study import OpenStudy
from app.ui.theme import Mode, Theme
from tests.made_studies import Copies, open_copy
from tests.ui.opened import open_study
from tests.ui.patience import PatientBot

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt’s fails a test, except what the offscreen platform says it cannot do."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hand at the window, with patience."""
    return PatientBot(request)


@pytest.fixture
def theme(qtbot: QtBot, qapp: QApplication) -> Iterator[Theme]:
    """The light theme, worn by the application while the test lasts."""
    worn = Theme(Mode.LIGHT)
    worn.apply(qapp)
    yield worn
    # What the test has closed goes now: else every widget of it is dressed once more by the next.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worn.take_off()
    # What was copied is Python's own; offscreen, the clipboard would let go of it after Python has gone.
    qapp.clipboard().clear()


@pytest.fixture
def sample(copies: Copies, theme: Theme, tmp_path: Path) -> Iterator[OpenStudy]:
    """The sample study, open as screens are given it."""
    parent = QObject()
    opened = open_study(open_copy(copies, tmp_path, "sample", make_sample), theme, tmp_path, parent)
    yield opened
    opened.close()
