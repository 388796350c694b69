"""A sentence of ours in which some numbers open what they count, by mouse and by keyboard."""

import html
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import Theme


class Words(NamedTuple):
    """A piece of the sentence; with a `key` it can be followed."""

    words: str
    key: str = ""


class LinkedSentence(QLabel):
    """Tab goes from number to number, Enter opens one."""

    followed = Signal(str)
    """The key of the piece that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: Sequence[Words] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("look", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        reached = Qt.TextInteractionFlag
        self.setTextInteractionFlags(reached.LinksAccessibleByMouse | reached.LinksAccessibleByKeyboard)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.linkActivated.connect(self.followed)
        theme.changed.connect(self._write)

    def say(self, pieces: Sequence[Words]) -> None:
        """Says another sentence."""
        self._pieces = pieces
        self._write()

    @property
    def words(self) -> str:
        """The sentence as it is read."""
        return "".join(piece.words for piece in self._pieces)

    def _write(self) -> None:
        ink = self._theme.roles.accent
        shown = ""
        for words, key in self._pieces:
            said = html.escape(words)
            shown += f'<a href="{html.escape(key)}" style="color: {ink}">{said}</a>' if key else said
        self.setText(shown)
        self.setAccessibleName(self.words)
