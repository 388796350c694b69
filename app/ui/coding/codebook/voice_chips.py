"""Who speaks of a code, perspective by perspective, with numbers; a chip that is on shows those passages only."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.coding.rows import PassageRow
from app.study.rows import ParticipantId, PerspectiveId, PerspectiveRow
from app.ui.theme import Theme
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import tooltip_text

NOBODY = "No perspective yet"


class VoiceChips(QWidget):
    """No chip on means everybody."""

    chosen = Signal(object)
    """The perspectives that are on, a frozenset of ids (None: without a perspective)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._chips: dict[PerspectiveId | None, Chip] = {}
        self._rows: Sequence[PerspectiveRow] = ()
        self._flow = FlowRow(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Show passages of")
        theme.changed.connect(self._restyle)

    def wait(self, perspectives: Sequence[PerspectiveRow]) -> None:
        """The numbers are not known yet."""
        self._make(perspectives)
        for row in perspectives:
            _say(self._chips[row.id], row.name)

    def show_voices(self, perspectives: Sequence[PerspectiveRow], passages: Sequence[PassageRow]) -> None:
        """Shows how many people of each perspective are heard in how many passages."""
        people: dict[PerspectiveId | None, set[ParticipantId]] = defaultdict(set)
        found: dict[PerspectiveId | None, int] = defaultdict(int)
        for row in passages:
            for voice in row.voices:
                people[voice.perspective].add(voice.participant)
            for perspective in {voice.perspective for voice in row.voices}:
                found[perspective] += 1
        self._make(perspectives)
        names: dict[PerspectiveId | None, str] = {row.id: row.name for row in perspectives}
        for perspective, chip in self._chips.items():
            many, heard = found[perspective], len(people[perspective])
            numbers = f"{heard} {'person' if heard == 1 else 'people'}, {many} passage{'' if many == 1 else 's'}"
            words = f"{names.get(perspective, NOBODY)}: {numbers if many else 'nobody'}"
            _say(chip, words)
            chip.setEnabled(bool(many) or chip.isChecked())
            chip.setVisible(perspective is not None or bool(many) or chip.isChecked())
        self.updateGeometry()

    def chip(self, perspective: str) -> Chip:
        """The chip of a perspective, by its name."""
        return next(chip for chip in self._chips.values() if chip.accessibleName().startswith(perspective))

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.accessibleName() for chip in self._chips.values() if not chip.isHidden()]

    def _make(self, perspectives: Sequence[PerspectiveRow]) -> None:
        if [*perspectives] == [*self._rows] and self._chips:
            return
        on = self._on()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._rows = perspectives
        self._chips = {}
        for row in perspectives:
            self._chips[row.id] = Chip(f" {row.name}", on=row.id in on)
        self._chips[None] = Chip(NOBODY, on=None in on)
        self._chips[None].hide()
        for chip in self._chips.values():
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIconSize(QSize(14, 14))
            chip.toggled.connect(lambda _: self.chosen.emit(self._on()))
            self._flow.addWidget(chip)
        self._restyle()

    def _on(self) -> frozenset[PerspectiveId | None]:
        return frozenset(perspective for perspective, chip in self._chips.items() if chip.isChecked())

    def _restyle(self) -> None:
        palettes: dict[PerspectiveId | None, int] = {row.id: row.palette for row in self._rows}
        for perspective, chip in self._chips.items():
            chip.setIcon(mark_icon(self._theme.perspective(palettes.get(perspective))))


def _say(chip: Chip, words: str) -> None:
    chip.setText(" " + words.replace("&", "&&"))
    chip.setAccessibleName(words)
    chip.setToolTip(tooltip_text(words))
