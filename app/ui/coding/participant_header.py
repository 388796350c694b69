"""The strip over a transcript: what it is, whose words it holds, what may be done with them, how it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.study.rows import ParticipantRow, SourceRow, SourceStatus
from app.ui.coding.parts.status_mark import status_icon
from app.ui.coding.snap_choice import SnapChoice
from app.ui.models.sources_model import STATUS_WORDS
from app.ui.theme import TextSize, Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.linked_sentence import LinkedSentence, Words
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.plain_text import plain_label, tooltip_text

MARK = 11
MARGINS = 40
NARROW = 780
"""Below this width the ways of seeing stand on a line of their own."""
EDGES = 28
"""Left and right of the lines. Where the ways of seeing fill theirs, the text is made larger by keys only."""
GAP = 14
UNSIGNED = "Not signed off: may hold real names, and nothing of it can be quoted. "


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the line that says who speaks: a mark, then words in an ink."""

    words: str
    ink: str = "muted"
    person: ParticipantRow | None = None
    """Whose perspective's mark stands before the words."""
    strong: bool = False


def consent_words(person: ParticipantRow) -> tuple[str, str]:
    """What may be done with a person's words, and the ink it is written in."""
    if person.excluded:
        return "Excluded from the study", "danger"
    if person.withdrawn:
        return "Withdrawn", "danger"
    if person.quote_consent is None:
        return "Quoting not asked yet", "muted"
    return ("May be quoted", "good") if person.quotable else ("Not to be quoted", "danger")


def day_in_words(day: str) -> str:
    """A day as it is read; as it was written where that is no date."""
    try:
        return f"{date.fromisoformat(day):%d %B %Y}".lstrip("0")
    except ValueError:
        return day


def voice_runs(people: Sequence[ParticipantRow]) -> list[Run]:
    """Who speaks here: one person in full, several by name with what must be known of them."""
    runs = []
    for person in people:
        runs.append(Run(person.pseudonym, "text", person, strong=True))
        consent, ink = consent_words(person)
        if len(people) == 1 or ink != "good":
            runs.append(Run(consent, ink))
        if len(people) == 1:
            facts = (person.role, person.area_name, person.perspective_name or "No perspective yet")
            runs.append(Run("  ·  ".join(filter(None, facts))))
    return runs


class VoicesLine(QFrame):
    """One line of runs; what has no room is told on hover."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._runs: Sequence[Run] = ()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Shows other people."""
        self._runs = runs
        words = "  ·  ".join(run.words for run in runs)
        self.setAccessibleName(words)
        self.setToolTip(tooltip_text(words))
        self.updateGeometry()
        self.update()

    @property
    def people(self) -> int:
        """How many people are named."""
        return sum(run.person is not None for run in self._runs)

    @property
    def needed(self) -> int:
        """The width for what must not be cut short: the first name, and what may be done with those words."""
        return self._width(self._runs[:2])

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._theme.font(strong=True)).height()
        return QSize(self._width(self._runs), max(24, height + 4))

    def _width(self, runs: Sequence[Run]) -> int:
        strong = QFontMetrics(self._theme.font(strong=True))
        return sum(strong.horizontalAdvance(run.words) + GAP + (MARK + 6 if run.person else 0) for run in runs)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        left, middle = 0.0, self.height() / 2
        with QPainter(self) as painter:
            for run in self._runs:
                if run.person is not None:
                    look = self._theme.perspective(run.person.perspective_palette)
                    paint_mark(painter, QRectF(left, middle - MARK / 2, MARK, MARK), look)
                    left += MARK + 6
                painter.setFont(self._theme.font(strong=run.strong))
                painter.setPen(self._theme.colour(run.ink))
                room = self.width() - left
                shown = painter.fontMetrics().elidedText(run.words, Qt.TextElideMode.ElideRight, max(0, int(room)))
                painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
                left += painter.fontMetrics().horizontalAdvance(shown) + GAP
                if shown != run.words:
                    return


class ParticipantHeader(QWidget):
    """Two lines: the transcript with its status, and who speaks with the ways of seeing."""

    status_chosen = Signal(object)
    layers_chosen = Signal()
    sign_off_wanted = Signal()
    names_wanted = Signal()
    zoomed = Signal(int)
    """Steps larger or smaller; 0: the usual size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("This transcript")
        self.title = ElidedLabel()
        self.facts = plain_label("", "quiet")
        self.status = Choice()
        self.status.setAccessibleName("How far coding has come")
        for status, words in STATUS_WORDS.items():
            self.status.addItem(words, status)
        self.voices = VoicesLine(theme)
        self.wash, self.underlines, self.stripes, self.memos = (
            _toggle(words, meaning)
            for words, meaning in (
                ("Wash", "Show coding as a wash under the words"),
                ("Underline", "Show coding as underlines in the codes’ colours"),
                ("Stripes", "Show coding as stripes with the codes’ names"),
                ("Memos", "Show where memos and notes are"),
            )
        )
        self.unsigned = LinkedSentence(theme)
        self.unsigned.say(
            [Words(UNSIGNED), Words("Replace names…", "names"), Words("  "), Words("Sign off…", "sign off")]
        )
        self.unsigned.hide()
        self.snap = SnapChoice()
        self.smaller, self.usual, self.larger = (_small_button(word) for word in ("A−", "100%", "A+"))
        for button, name in ((self.smaller, "Smaller text"), (self.larger, "Larger text")):
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.usual.setToolTip("Text in its usual size")
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper, self._ways = QHBoxLayout(), QWidget()
        self._tools = FlowRow(self._ways)
        self._lay_out()
        self.status.activated.connect(lambda row: self.status_chosen.emit(self.status.itemData(row)))
        for toggle in (self.wash, self.underlines, self.stripes, self.memos):
            toggle.clicked.connect(self.layers_chosen)
        self.unsigned.followed.connect(self._follow_unsigned)
        self.smaller.clicked.connect(lambda: self.zoomed.emit(-1))
        self.usual.clicked.connect(lambda: self.zoomed.emit(0))
        self.larger.clicked.connect(lambda: self.zoomed.emit(1))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_source(self, row: SourceRow, people: Sequence[ParticipantRow]) -> None:
        """Shows what a transcript is and who speaks in it."""
        self.title.set_words(row.name)
        self.voices.show_runs(voice_runs(people) or [Run("Nobody is named as speaking here yet")])
        self.show_status(row.status)
        self.unsigned.setVisible(not row.signed_off)
        self._share_lines()

    def show_status(self, status: SourceStatus) -> None:
        """Shows how far coding has come."""
        self.status.setCurrentIndex(list(STATUS_WORDS).index(status))

    def show_facts(self, row: SourceRow, passages: int) -> None:
        """Shows how much there is and how much of it is coded."""
        told = (
            day_in_words(row.collected_on),
            f"{row.turns:,} turn{'' if row.turns == 1 else 's'}",
            f"{passages:,} coded passage{'' if passages == 1 else 's'}",
        )
        self.facts.setText("  ·  ".join(filter(None, told)))

    def show_layers(self, *, wash: bool, underlines: bool, stripes: bool, memos: bool) -> None:
        """Shows which signs of coding are on."""
        self.wash.setChecked(wash)
        self.underlines.setChecked(underlines)
        self.stripes.setChecked(stripes)
        self.memos.setChecked(memos)

    def show_zoom(self, zoom: float) -> None:
        """Shows how large the text is."""
        self.usual.setText(f"{round(zoom * 100)}%")
        self.usual.setAccessibleName(f"Text at {round(zoom * 100)} per cent, press for the usual size")

    def _follow_unsigned(self, key: str) -> None:
        (self.names_wanted if key == "names" else self.sign_off_wanted).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * self._theme.text_scale
        self.facts.setVisible(not narrow)
        self._share_lines()

    def add_tool(self, tool: QWidget) -> None:
        """One more thing to do with the transcript, before how far coding has come."""
        self._upper.insertWidget(self._upper.indexOf(self.status), tool)

    def _share_lines(self) -> None:
        """Who speaks and the ways of seeing share a line where both have room."""
        ways = QBoxLayout.Direction
        sizes = (self.smaller, self.usual, self.larger)
        room = self._tools.whole_width(hidden=True) + EDGES <= self.width()
        for button in sizes:
            button.setVisible(room)
        beside = self._tools.whole_width() + MARGINS
        wanted, least = self.voices.sizeHint().width() + beside, self.voices.needed + beside
        short = min(wanted, max(least, NARROW * self._theme.text_scale)) > self.width()
        many = self.voices.people > 1 and wanted > self.width()
        apart = short or many
        self._lower.setDirection(ways.TopToBottom if apart else ways.LeftToRight)
        # Beside who speaks they keep to one line; on lines of their own they take as many as they need.
        self._ways.setMinimumWidth(0 if apart else self._tools.whole_width())

    def _lay_out(self) -> None:
        upper = self._upper
        upper.setSpacing(12)
        upper.addWidget(self.title, 1)
        upper.addWidget(self.facts)
        upper.addWidget(self.status)
        for part in (self.snap, self.wash, self.underlines, self.stripes, self.memos):
            self._tools.addWidget(part)
        for part in (self.smaller, self.usual, self.larger):
            self._tools.addWidget(part)
        self._lower.setSpacing(6)
        self._lower.addWidget(self.voices, 1)
        self._lower.addWidget(self._ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, EDGES - 16, 8)
        column.setSpacing(6)
        column.addLayout(upper)
        column.addLayout(self._lower)
        column.addWidget(self.unsigned)

    def _restyle(self) -> None:
        self.title.setFont(self._theme.font(TextSize.TITLE, strong=True))
        ink, ground = self._theme.colour("muted"), self._theme.colour("raised")
        for row, status in enumerate(STATUS_WORDS):
            self.status.setItemIcon(row, status_icon(status, ink, ground))
        self.voices.update()


def _toggle(words: str, meaning: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setToolTip(meaning)
    button.setAccessibleName(meaning)
    return button


def _small_button(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setProperty("quiet", True)
    button.setStyleSheet("QToolButton { padding: 3px 5px; }")
    return button
