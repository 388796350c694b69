"""Starting: what is refused, and how little is loaded before the first page and the first transcript show."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from app.exchange.sample import make_sample
from app.ui.application import refusal
from app.ui.screen import Screen
from app.ui.workspace import MAKERS, Page
from tests.made_studies import Copies, open_copy

SCREEN = {"DISPLAY": ":0"}

LIST_MODULES = """
import json, sys
from pathlib import Path
from app.ui.application import Application, make_window
folder = Path(sys.argv[1])
app = Application(["counterpoint"])
window, _ = make_window(app, folder / "settings.json", folder)
loaded = []
window.painted.disconnect()
window.painted.connect(lambda: (loaded.extend(sys.modules), window.close()))
window.show()
app.exec()
print(json.dumps(loaded))
"""


CODE = """
import gc, json, linecache, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui.application import make_window, start
from app.ui.tasks import Tasks
folder = Path(sys.argv[1])
app = start(["counterpoint"])
window, _ = make_window(app, folder / "settings.json", folder)
told = {}
look_again = QTimer()
look_again.timeout.connect(lambda: look())

def look():
    if window.findChild(Tasks).running:
        return
    look_again.stop()
    screen = window.desk.workspace.screen_called("transcripts")
    told.update(modules=list(sys.modules), marks=len(screen.desk.marks), read=list(linecache.cache))
    told.update(collecting=gc.isenabled(), kept=gc.get_freeze_count())
    window.close()

def show(project):
    window.desk.workspace.go("transcripts")
    look_again.start(20)

window.opening.opened.connect(show)
window.painted.connect(lambda: window.open_study(Path(sys.argv[2])))
window.show()
app.exec()
print(json.dumps(told))
"""
"""The sample study's coding page, with a transcript in it and all that is loaded behind it done."""

HEAVY = {
    "spacy",
    "sklearn",
    "scipy",
    "numpy",
    "docx",
    "lxml",
    "PIL",
    "pypdfium2",
    "markdown_it",
    "PySide6.QtNetwork",
}
ELSEWHERE = (
    "app.ui.asking app.ui.exchange app.ui.finding app.ui.journeys app.ui.notes app.ui.perspectives "
    "app.ui.reports app.journeys.layout app.journeys.measuring app.journeys.queries app.exchange.pictures "
    "app.ui.coding.suggesting app.coding.asking app.coding.suggesting app.coding.correcting.planning "
    "app.exchange app.reports app.perspectives.queries app.perspectives.rules app.language.query "
    "app.language.turns.finding"
).split()
"""What other pages are made of, and work that nobody has asked for yet."""


def run(script: str, *arguments: Path) -> str:
    """What a process of its own prints."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    ).stdout


def test_the_first_page_loads_no_library_it_does_not_need(tmp_path: Path) -> None:
    loaded = set(json.loads(run(LIST_MODULES, tmp_path)))
    assert "PySide6.QtWidgets" in loaded
    assert not (HEAVY | {"sqlalchemy", "sqlcipher3"}) & loaded


def test_the_coding_page_loads_nothing_of_other_pages(copies: Copies, tmp_path: Path) -> None:
    with open_copy(copies, tmp_path, "sample", make_sample) as project:
        path = project.path
    told = json.loads(run(CODE, tmp_path, path))
    loaded = set(told["modules"])
    assert told["marks"] > 0
    assert not HEAVY & loaded
    assert [name for name in ELSEWHERE if name in loaded] == []
    shown = [name for name in loaded if name.startswith("app.ui")]
    assert len(shown) < 205
    # What starting is spared: nobody reads the sources, and the collector lets be what stays.
    assert [file for file in told["read"] if "sqlalchemy" in file and file.endswith(".py")] == []
    assert told["collecting"]
    assert told["kept"] > 10_000


@pytest.mark.parametrize("name", MAKERS)
def test_every_page_of_the_rail_is_where_the_table_says(name: str) -> None:
    page = MAKERS[name]
    assert isinstance(page, Page)
    screen = getattr(import_module(f"app.ui.{page.module}"), page.screen)
    assert issubclass(screen, Screen)
    assert screen.name == name


@pytest.mark.parametrize(
    ("qt", "python", "refused"),
    [
        ("6.12.0", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.11.3", (3, 11), False),
        ("6.12.1", (3, 11), False),
    ],
)
def test_the_qt_that_breaks_old_python_is_refused(qt: str, python: tuple[int, int], refused: bool) -> None:
    reason = refusal(qt, python, SCREEN, "linux")
    assert (reason is not None) is refused
    if reason is not None:
        assert reason.startswith("Counterpoint cannot run with PySide6 6.12.0 on Python 3.11")


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_kind_of_screen_will_do(variable: str) -> None:
    assert refusal("6.11.3", (3, 11), {variable: "x"}, "linux") is None


def test_without_a_screen_one_sentence_says_so() -> None:
    assert "no screen" in str(refusal("6.11.3", (3, 11), {}, "linux"))


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_a_screen(platform: str) -> None:
    assert refusal("6.11.3", (3, 11), {}, platform) is None
