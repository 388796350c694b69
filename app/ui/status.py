"""The foot of the window: that everything is saved, what was just done, and how the file is protected."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStatusBar, QWidget

from app.ui.open_study import READ_ONLY, OpenStudy
from app.ui.protection import PLAIN, plain_words
from app.ui.theme import Theme, icon
from app.ui.widgets.announce import announce
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.plain_text import plain_label, tooltip_text
from app.ui.widgets.saved import saved_label, saved_words

_SAID_FOR = 6_000
KEY_OPEN = "Real names can be looked up on the Participants page, and what leaves is searched for them."


class Badge(QWidget):
    """A small icon with its word."""

    def __init__(self, theme: Theme, icon_name: str, words: str, why: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon_name
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(plain_label(words, "hint"))
        self.setAccessibleName(words)
        self.explain(why)
        theme.changed.connect(self._restyle)
        self._restyle()

    def explain(self, why: str) -> None:
        """Say why it is so."""
        self.setToolTip(tooltip_text(why))
        self.setAccessibleDescription(why)

    def _restyle(self) -> None:
        self._icon.setPixmap(icon(self._theme.roles, self._icon_name, "muted").pixmap(QSize(16, 16)))


class StatusBar(QStatusBar):
    """Made for each study that is opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 8, 0)
        self.saved = saved_label()
        self.said = ElidedLabel()
        self.said.setProperty("look", "hint")
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.setInterval(_SAID_FOR)
        self._hush.timeout.connect(lambda: self.said.set_words(""))
        self.reading = Badge(theme, "reading", "Read only", READ_ONLY)
        self.locked = Badge(theme, "lock", "Encrypted", "This study’s file is protected by a passphrase.")
        self.plain = Badge(theme, "warning", "Not encrypted", PLAIN)
        self.names = Badge(theme, "warning", "Holds real names", "")
        self.key = Badge(theme, "participants", "Key open", KEY_OPEN)
        self.addWidget(self.saved)
        self.addWidget(self.said, 1)
        for badge in (self.key, self.names, self.reading, self.locked, self.plain):
            self.addPermanentWidget(badge)

    def show_study(self, study: OpenStudy) -> None:
        """Tell of a study."""
        self.reading.setVisible(study.project.read_only)
        self.locked.setVisible(study.project.encrypted)
        self.plain.setVisible(not study.project.encrypted)
        if not study.project.encrypted:
            self.plain.explain(plain_words(study.project))
        self.saved.setVisible(not study.project.read_only)
        self.show_saved(study)
        self.show_names("")
        self.show_key(study)

    def show_names(self, sentence: str) -> None:
        """Tell that real names may still be in the study, and where; nothing where the sentence is empty."""
        self.names.explain(sentence)
        self.names.setVisible(bool(sentence))

    def show_key(self, study: OpenStudy) -> None:
        """Tell whether the identity key is open."""
        self.key.setVisible(study.identity is not None)

    def show_saved(self, study: OpenStudy) -> None:
        """Tell when something was last stored."""
        at = study.project.last_saved
        self.saved.setText(saved_words(at.astimezone() if at else None))

    def say(self, sentence: str) -> None:
        """A short sentence, for a while, beside what is always true."""
        self.said.set_words(sentence)
        self._hush.start()
        announce(self, sentence)
