"""Names and notes that are markup are shown as the words they are, on every page; nothing is loaded for them."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

import app.ui
from app.exchange.sample import make_sample
from app.ui.application import make_window
from app.ui.main_window import MainWindow
from app.ui.rail import RAIL
from tests.made_studies import Copies, open_copy
from tests.privacy.markup import MARKUP, mark_up, rendered

pytestmark = pytest.mark.window


@pytest.fixture
def window(copies: Copies, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The sample study, marked up, in a window."""
    shown, _ = make_window(qapp, tmp_path / "settings.json", tmp_path / "home")
    project = open_copy(copies, tmp_path, "sample", make_sample)
    assert mark_up(project) > 20
    shown.resize(1400, 900)
    shown.show()
    shown.show_study(project)
    yield shown
    shown.close()
    shown.deleteLater()


def test_no_page_takes_a_name_for_markup(window: MainWindow, qtbot: QtBot) -> None:
    found: dict[str, list[str]] = {}
    for entry in RAIL:
        window.go(entry.name)
        qtbot.waitUntil(lambda: not window._tasks.running, timeout=60_000)
        QApplication.processEvents()
        assert window.desk is not None
        if told := sorted(set(rendered(window))):
            found[entry.name] = told
    assert not found


def test_the_walk_finds_what_does_take_it_for_markup(qtbot: QtBot) -> None:
    """The control."""
    careless = QTextEdit(MARKUP)
    careless.setToolTip(MARKUP)
    qtbot.addWidget(careless)
    assert len(list(rendered(careless))) == 2


def rich_texts() -> list[type[QTextEdit]]:
    """Every text of the window that could show more than plain words."""
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    found, waiting = [], list(QTextEdit.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("app.") and not kind.__subclasses__():
            found.append(kind)
    return found


def test_no_text_loads_anything_from_anywhere(qtbot: QtBot) -> None:
    kinds = rich_texts()
    assert len(kinds) >= 3
    for kind in kinds:
        assert kind.loadResource is not QTextEdit.loadResource, f"{kind.__name__} would open files"
        careless = kind.__new__(kind)
        for name in ("http://x.example/a.png", "file:///etc/hostname", "//server/share/a.png", "a.png"):
            assert kind.loadResource(careless, QTextDocument.ResourceType.ImageResource.value, QUrl(name)) is None
