"""Typing into the Find page and reading what it shows."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.finding.find_screen import FindScreen


def at_rest(screen: FindScreen) -> bool:
    """Nothing more will come."""
    return not (screen.finder.is_looking or screen.is_waiting)


def look_for(screen: FindScreen, typed: str, qtbot: QtBot) -> list[str]:
    """What is found for what is typed, a line each."""
    screen.field.clear()
    QTest.keyClicks(screen.field, typed)
    qtbot.waitUntil(lambda: at_rest(screen))
    return lines(screen)


def lines(screen: FindScreen) -> list[str]:
    """The lines that are shown: who says it, and the words found in their line."""
    cells = [
        [str(screen.model.data(screen.model.index(row, column))) for column in range(5)]
        for row in range(screen.model.rowCount())
    ]
    return [f"{who}: {before} <{found}> {after}" for before, found, after, who, _ in cells]
