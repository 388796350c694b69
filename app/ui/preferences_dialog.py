"""The preferences of this computer, to look at and change; every change holds at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui.preferences import Preferences
from app.ui.widgets.plain_text import plain_label, wrapped_label

LOOKS = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
SNAPS = (
    ("nothing", "Just what was dragged over"),
    ("words", "Whole words"),
    ("sentences", "Whole sentences"),
    ("turns", "Whole turns"),
)
LOCKS = (
    (0, "Never"),
    (5, "After 5 minutes without a key or the mouse"),
    (10, "After 10 minutes without a key or the mouse"),
    (30, "After 30 minutes without a key or the mouse"),
    (60, "After an hour without a key or the mouse"),
)
ABOUT_LOCKING = (
    "A laptop that slept for longer than that is locked when it wakes. Counterpoint cannot see that the computer "
    "itself was locked."
)
TICKS = (
    ("single_keys", "Letters and digits alone are keys while a transcript has the keyboard"),
    ("show_wash", "Wash under coded words"),
    ("show_underlines", "Underlines in the codes’ colours"),
    ("show_stripes", "Stripes with the codes’ names"),
    ("show_memos", "Signs beside the text where memos and notes are"),
    ("say_codes", "A screen reader says the codes at the cursor"),
    ("keep_file_names", "Imported transcripts keep their file’s name"),
    ("keep_original_files", "Keep original files inside the study"),
    ("keep_copies_out", "What is copied from a study with a passphrase stays out of clipboard histories"),
    ("name_when_locked", "A locked window tells which study it is"),
    ("remember_recent", "List the studies opened lately on the first page"),
)


class PreferencesDialog(QDialog):
    """Changes the preferences it is given."""

    def __init__(
        self, preferences: Preferences, set_appearance: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self.setMinimumWidth(460)
        self._preferences = preferences
        settings = preferences.settings
        self.coder = QLineEdit(settings.coder)
        self.coder.setAccessibleName("Your name as a coder")
        self.appearance = QComboBox()
        self.appearance.setAccessibleName("Appearance")
        for mode, words in LOOKS:
            self.appearance.addItem(words, mode)
        self.appearance.setCurrentIndex([mode for mode, _ in LOOKS].index(settings.appearance))
        self.snap = QComboBox()
        self.snap.setAccessibleName("A selection by mouse takes in")
        for snap, words in SNAPS:
            self.snap.addItem(words, snap)
        self.snap.setCurrentIndex(max(0, self.snap.findData(settings.snap_to)))
        self.lock = QComboBox()
        self.lock.setAccessibleName("Lock an encrypted study")
        self.lock.setToolTip(ABOUT_LOCKING)
        for minutes, words in LOCKS:
            self.lock.addItem(words, minutes)
        self.lock.setCurrentIndex(max(0, self.lock.findData(settings.lock_after)))
        self.ticks: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = (
            ("Your name as a coder", self.coder),
            ("Appearance", self.appearance),
            ("A selection by mouse takes in", self.snap),
            ("Lock an encrypted study", self.lock),
        )
        for row, (words, field) in enumerate(fields):
            label = plain_label(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(plain_label("Preferences", "title"))
        column.addWidget(wrapped_label("They hold for every study on this computer.", "quiet"))
        column.addSpacing(8)
        grid.addWidget(wrapped_label(ABOUT_LOCKING, "hint"), len(fields), 1)
        column.addLayout(grid)
        column.addSpacing(8)
        for name, words in TICKS:
            tick = QCheckBox(words)
            tick.setChecked(bool(getattr(settings, name)))
            tick.toggled.connect(lambda on, name=name: self._set_tick(name, on))
            self.ticks[name] = tick
            column.addWidget(tick)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(buttons)
        self.coder.editingFinished.connect(self._set_coder)
        self.snap.activated.connect(lambda _: preferences.change(snap_to=self.snap.currentData()))
        self.lock.activated.connect(lambda _: preferences.change(lock_after=self.lock.currentData()))
        self.appearance.activated.connect(lambda _: set_appearance(self.appearance.currentData()))

    def _set_coder(self) -> None:
        name = " ".join(self.coder.text().split())
        if name:
            self._preferences.change(coder=name)

    def _set_tick(self, name: str, on: bool) -> None:
        self._preferences.change(**{name: on})
        if name == "remember_recent" and not on:
            self._preferences.change(recent=())
