"""After locking, nothing that was said can be reached from Python any more, nor waits in a process of ours."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.coding import actions as coding
from app.language.spans import Span
from app.study import actions
from app.ui.finding.find_screen import FindScreen
from app.ui.main_window import MainWindow
from app.workers.worker import Worker
from tests.ui.locking.hands import CANARY, desk_of, on_transcripts

PHRASE = f"Loud {CANARY}"


def reachable(phrase: str) -> list[str]:
    """Every string and every run of bytes that any object holds and that has the phrase in it, but itself."""
    found = []
    for thing in gc.get_objects():
        for held in gc.get_referents(thing):
            if isinstance(held, str) and held is not phrase and phrase in held:
                found.append(f"{type(thing).__qualname__}: {len(held)} letters")
            elif isinstance(held, bytes | bytearray) and phrase.encode() in held:
                found.append(f"{type(thing).__qualname__}: {len(held)} bytes")
    return found


def taken_apart() -> None:
    """What was closed goes when the event loop comes round, and what Python has not collected after that."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
        gc.collect()


def working() -> list[Worker]:
    """Our processes that run now."""
    return [one for one in gc.get_objects() if isinstance(one, Worker) and one._process is not None]


def test_nothing_that_was_said_can_be_reached_after_locking(window: MainWindow, qtbot: QtBot) -> None:
    screen = on_transcripts(window, qtbot)
    project = desk_of(window).project
    code = coding.add_code(project, name="Leaving")
    screen.desk.apply(code, Span(13, 40))
    screen.desk.write(next(iter(screen.desk.marks)), f"{PHRASE}, she said")
    actions.rename_study(project, name=f"{PHRASE} again")
    project.undo()
    screen.view.selectAll()
    screen.view.copy()
    qtbot.waitUntil(lambda: bool(working()))
    for name in ("overview", "participants", "themes", "compare", "assumptions", "notes", "outputs"):
        desk_of(window).go(name)
    window.find_everywhere()
    find = window.findChild(FindScreen)
    assert isinstance(find, FindScreen)
    find.field.setText(CANARY)
    qtbot.waitUntil(lambda: not desk_of(window).study.tasks.running)
    window.rename_study()
    assert reachable(PHRASE), "while it is open the words are there"
    del screen, project, find
    window.lock()
    taken_apart()
    assert reachable(PHRASE) == []
    qtbot.waitUntil(lambda: not working())
