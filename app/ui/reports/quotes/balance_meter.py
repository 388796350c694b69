"""The quote balance meter: a bar and a number for each perspective, for each person when asked, and warnings."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.perspectives.rows import GroupRow
from app.ui.models.groups_look import look_of
from app.ui.reports.quotes.balance import Balance, PersonShare
from app.ui.theme import Theme
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.perspective_mark import PerspectiveMark
from app.ui.widgets.plain_text import plain_label, wrapped_label

HIGH = 8
"""Pixels of a bar."""
MOST_HIGH = 190
"""Pixels that the list of people takes before it scrolls."""


class ShareBar(QWidget):
    """A bar between 0 and 1 in the colour of a perspective; the number beside it says the same."""

    def __init__(self, theme: Theme, palette: int | None, share: float) -> None:
        super().__init__()
        self._theme = theme
        self._palette = palette
        self._share = share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(whole, 3, 3)
            if self._share > 0:
                whole.setWidth(max(HIGH, whole.width() * self._share))
                painter.setBrush(QColor(self._theme.perspective(self._palette).colour))
                painter.drawRoundedRect(whole, 3, 3)


class BalanceMeter(QWidget):
    """Shows the balance of a whole report."""

    person_wanted = Signal(str)
    """What this person (a pseudonym) says is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._balance = Balance()
        self.people_button = quiet_button("Who is quoted")
        self.people_button.setCheckable(True)
        self.people_button.setToolTip("How many quotes are of each person")
        self.people_button.toggled.connect(self._show_people)
        self.warning = wrapped_label("", "amber")
        self.total = plain_label("", "small")
        head = QHBoxLayout()
        head.addWidget(self.total, 1)
        head.addWidget(self.people_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addLayout(head)
        self._groups = QWidget()
        self._column.addWidget(self._groups)
        self._column.addWidget(self.warning)
        self.people = QScrollArea()
        self.people.setWidgetResizable(True)
        self.people.setFrameShape(QScrollArea.Shape.NoFrame)
        self.people.setMaximumHeight(MOST_HIGH)
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.hide()
        self._column.addWidget(self.people)
        self.show_balance(Balance())

    @property
    def said(self) -> list[str]:
        """What the meter says, line by line."""
        lines = [_group_words(share.group, share.quotes, share.people) for share in self._balance.groups]
        return [*lines, *self._balance.warnings]

    def show_balance(self, balance: Balance) -> None:
        """Shows the quotes of a report."""
        self._balance = balance
        most = max((share.quotes for share in balance.groups), default=0)
        groups = QWidget()
        grid = _grid(groups)
        for row, share in enumerate(balance.groups):
            mark = PerspectiveMark(self._theme, partial(look_of, self._theme, share.group), share.group.name)
            bar = ShareBar(self._theme, share.group.palette, share.quotes / most if most else 0)
            number = plain_label(_number(share.quotes, share.people), "small")
            for column, part in enumerate((mark, ElidedLabel(share.group.name), bar, number)):
                grid.addWidget(part, row, column)
        self._column.replaceWidget(self._groups, groups)
        self._groups.deleteLater()
        self._groups = groups
        quotes = "1 quote" if balance.total == 1 else f"{balance.total} quotes"
        self.total.setText(f"{quotes} in the whole report" if balance.total else "No quotes in the report yet")
        self.warning.setText(" ".join(balance.warnings))
        self.warning.setVisible(bool(balance.warnings))
        self.people_button.setEnabled(bool(balance.people))
        self.setAccessibleName("Balance of quotes: " + "; ".join(self.said))
        if self.people_button.isChecked():
            self._show_people(True)

    def _show_people(self, shown: bool) -> None:
        if shown:
            inside = QWidget()
            grid = _grid(inside)
            most = max((one.quotes for one in self._balance.people), default=1)
            for row, one in enumerate(self._balance.people):
                bar = ShareBar(self._theme, one.palette, one.quotes / most)
                for column, part in enumerate((self._mark(one), self._name(one), bar, _person_number(one))):
                    grid.addWidget(part, row, column)
            self.people.setWidget(inside)
            self.people.setFixedHeight(min(MOST_HIGH, inside.sizeHint().height()))
        self.people.setVisible(shown)

    def _mark(self, one: PersonShare) -> QWidget:
        return PerspectiveMark(self._theme, lambda: self._theme.perspective(one.palette), one.pseudonym)

    def _name(self, one: PersonShare) -> Button:
        button = quiet_button(one.pseudonym.replace("&", "&&"))
        button.setAccessibleName(f"{one.pseudonym}: {one.quotes}. Shows what they say.")
        button.setStyleSheet("QPushButton { padding: 0 3px; text-align: left; }")
        button.clicked.connect(lambda: self.person_wanted.emit(one.pseudonym))
        return button


def _grid(owner: QWidget) -> QGridLayout:
    grid = QGridLayout(owner)
    grid.setContentsMargins(0, 0, 8, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(2, 1)
    return grid


def _person_number(one: PersonShare) -> QWidget:
    words = f"{one.quotes} · more than their share" if one.too_many else str(one.quotes)
    return plain_label(words, "amber" if one.too_many else "small")


def _number(quotes: int, people: int) -> str:
    if not quotes:
        return "0"
    return f"{quotes} · {people} {'person' if people == 1 else 'people'}"


def _group_words(group: GroupRow, quotes: int, people: int) -> str:
    return f"{group.name}: {_number(quotes, people).replace(' · ', ' of ')}"
