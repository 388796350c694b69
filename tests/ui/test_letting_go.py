"""What is closed is gone: no page and no row of a study stays in the memory of the window that showed it."""

import gc
import weakref
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.exchange.sample import make_sample
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.workspace import MAKERS
from tests.made_studies import Copies, open_copy


def ours() -> Counter[type]:
    """How many there are of everything of ours, once what can go has gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return Counter(type(one) for one in gc.get_objects() if str(type(one).__module__).startswith("app."))


def shown_and_closed(
    window: MainWindow, tasks: Tasks, copies: Copies, folder: Path, qtbot: QtBot
) -> list[weakref.ref[object]]:
    """The sample study, open until every page was seen; what it was made of."""
    window.show_study(open_copy(copies, folder, "sample", make_sample))
    desk = window.desk
    assert desk is not None
    for name in MAKERS:
        desk.go(name)
        qtbot.waitUntil(lambda: not tasks.running)
    parts = [desk, desk.project, desk.study, desk.workspace, *desk.workspace.screens()]
    window.close_study()
    return [weakref.ref(part) for part in parts]


def test_nothing_of_a_closed_study_stays(copies: Copies, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    tasks = Tasks()
    window = MainWindow(Preferences(tmp_path / "settings.json"), tasks, theme, tmp_path / "home")
    window.resize(1200, 800)
    with qtbot.waitExposed(window):
        window.show()
    made = shown_and_closed(window, tasks, copies, tmp_path, qtbot)
    before = ours()
    assert [part() for part in made if part() is not None] == []
    shown_and_closed(window, tasks, copies, tmp_path, qtbot)
    assert ours() - before == Counter()
    window.close()
