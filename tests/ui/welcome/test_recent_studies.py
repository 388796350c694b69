"""The studies opened lately: listed at once, greyed when the disk says that they are gone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.ui.preferences import Preferences
from app.ui.tasks import Tasks
from app.ui.theme import Theme
from app.ui.welcome.recent_studies import RecentStudies
from app.ui.welcome.welcome_page import WelcomePage


@pytest.fixture
def here(tmp_path: Path) -> Path:
    path = tmp_path / "Moving on.counterpoint"
    path.write_bytes(b"")
    return path


def test_what_is_gone_is_greyed_on_the_page_and_in_the_menu(
    qtbot: QtBot, theme: Theme, tmp_path: Path, here: Path
) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    for path in (tmp_path / "Gone.counterpoint", here):
        preferences.put(preferences.settings.with_recent(path))
    page, menu, tasks, opened = WelcomePage(theme), QMenu(), Tasks(), list[Path]()
    for widget in (page, menu):
        qtbot.addWidget(widget)
    recent = RecentStudies(preferences, tasks, page, menu, opened.append)
    recent.fill_page()
    assert [entry.there for entry in page.recent] == [True, True], "nobody waits for the disk"
    qtbot.waitUntil(lambda: [entry.there for entry in page.recent] == [True, False])
    recent.fill_menu()
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("Moving on", True),
        ("Gone", False),
    ]
    menu.actions()[0].trigger()
    assert opened == [here]
    page.recent[1].remove.click()
    assert [entry.path for entry in page.recent] == [here]
    tasks.stop()


def test_an_empty_menu_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    page, menu, tasks = WelcomePage(theme), QMenu(), Tasks()
    for widget in (page, menu):
        qtbot.addWidget(widget)
    RecentStudies(Preferences(tmp_path / "settings.json"), tasks, page, menu, list[Path]().append).fill_menu()
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [("No studies yet", False)]
    tasks.stop()
