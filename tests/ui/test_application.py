"""Starting: what is refused, and how little is loaded before the first page is on screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.ui.application import refusal

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


def test_the_first_page_loads_no_library_it_does_not_need(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    loaded = set(json.loads(done.stdout))
    assert "PySide6.QtWidgets" in loaded
    heavy = {"sqlalchemy", "sqlcipher3", "spacy", "docx", "PIL", "lxml", "numpy", "pypdfium2", "PySide6.QtNetwork"}
    assert not heavy & loaded


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
