"""Where the keyboard begins on a page."""

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import panes
from app.ui.theme import Theme


class Page(QWidget):
    """A filter over a list, and a page that scrolls with a button in it."""

    def __init__(self) -> None:
        super().__init__()
        self.scrolling = QScrollArea()
        self.button = QPushButton("Go on")
        self.scrolling.setWidget(self.button)
        self.filter, self.list = QLineEdit(), QListWidget()
        column = QVBoxLayout(self)
        for part in (self.scrolling, self.filter, self.list):
            column.addWidget(part)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Page:
    shown = Page()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    return shown


def test_it_begins_where_the_page_says(page: Page) -> None:
    page.setFocusProxy(page.list)
    assert panes.enter(page)
    assert page.list.hasFocus()


def test_it_begins_at_the_first_thing_when_what_the_page_says_is_out_of_sight(page: Page) -> None:
    page.setFocusProxy(page.list)
    page.list.hide()
    assert panes.enter(page)
    assert page.button.hasFocus()


def test_what_is_in_a_page_that_scrolls_comes_before_the_page(page: Page) -> None:
    assert panes.enter(page.scrolling)
    assert page.scrolling.hasFocus()
    assert panes.enter(page)
    assert page.button.hasFocus()


def test_nothing_begins_where_nothing_takes_keys(page: Page) -> None:
    page.setEnabled(False)
    assert not panes.enter(page)
