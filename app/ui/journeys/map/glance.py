"""What stands above a map: what a reviewer reads in five seconds (DOMAIN §1.4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.journeys.fact_rows import JourneyFacts
from app.journeys.journey_rows import JourneyRow
from app.journeys.measuring import facts
from app.journeys.measuring.told import facts_told, months_told
from app.journeys.measuring.words import WELLBEING_WORDS, when_words
from app.journeys.rules import Status, Tally, age_told
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label, tooltip_text

STATUSES = (
    (Status.AGREE, "agree"),
    (Status.PARTLY, "agree partly"),
    (Status.CONFLICT, "conflict"),
    (Status.ONE_ACCOUNT, "one account"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a word that stands out, and what it counts."""

    value: str
    words: str


def lead(known: JourneyFacts) -> str:
    """Who the child is, in a line."""
    legal = known.legal
    parts = [age_told(known.age) if known.age else "", known.area_name, legal.legal if legal else ""]
    return " · ".join(part for part in parts if part)


def figures(known: JourneyFacts, journey: JourneyRow) -> list[Figure]:
    """The numbers of the header, in reading order; whose account they are is in `facts_told`."""
    found = []
    if known.entered is not None and known.entered.entry is not None:
        found.append(Figure(age_told(known.entered.entry), "at first entry"))
        if known.entered.in_care is not None and not known.entered.in_care.unknown:
            found.append(Figure(months_told(known.entered.in_care), "in care"))
    placed = known.placed.placements if known.placed else None
    if known.placed is not None and placed is not None:
        found.append(_count(placed.placements, "placement"))
        moves = Tally(len(placed.moves), placed.moves_unsaid)
        found.append(Figure(_tally(moves), f"move{_s(moves.known + moves.unsaid)}"))
        found.append(Figure(_tally(placed.unplanned), "unplanned"))
        if placed.longest is not None and not placed.longest.unknown:
            found.append(Figure(months_told(placed.longest), "longest"))
        if placed.gaps:
            days = known.placed.gap_days
            found.append(Figure(str(len(placed.gaps)), f"gap{_s(len(placed.gaps))} of {days.told()}"))
        else:
            possible = len(placed.possible_gaps)
            found.append(Figure(f"0–{possible}" if possible else "0", f"gap{_s(possible)}"))
    if known.schooled is not None and known.schooled.schools is not None:
        moves = known.schooled.schools.moves
        found.append(Figure(_tally(moves), f"school move{_s(moves.known + moves.unsaid)}"))
    if known.worked is not None and known.worked.workers is not None:
        found.append(_count(known.worked.workers.workers, "social worker"))
    if sum(known.accounts.values()):
        found += [
            Figure(str(known.accounts[status]), words) for status, words in STATUSES if known.accounts[status]
        ]
    if known.lowest is not None and known.lowest.lowest is not None:
        low = known.lowest.lowest.low
        told = f"{when_words(low.when, journey)} ({known.lowest.teller.name})"
        found.append(Figure(WELLBEING_WORDS[round(low.value or 0)], f"at the lowest, {told}"))
    return found


def interviewed(known: JourneyFacts) -> str:
    """Who was interviewed, by letter and name."""
    heard = [f"{teller.letter} {teller.name} {'✓' if yes else '✗'}" for teller, yes in known.interviewed]
    return f"Interviewed: {', '.join(heard)}" if heard else "Nobody is linked to this child yet"


def without_consent(known: JourneyFacts) -> str:
    """Who did not agree to what, in a few words; empty where nothing is missing."""
    names = [gap.teller.name for gap in known.consent]
    return f"Consent missing: {', '.join(names)}" if names else ""


class GlanceHeader(QWidget):
    """The child, the numbers, and who tells; everything in words as its tool tip and description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Figure, ...] = ()
        self._short = False
        self.name = plain_label("", "title")
        self.lead = ElidedLabel()
        self.lead.setProperty("look", "hint")
        self.who = plain_label("", "small")
        self.missing = plain_label("", "amber")
        self._figures = QWidget()
        self._row = FlowRow(self._figures)
        self._figures.setSizePolicy(wrapping_policy())
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addWidget(self.lead, 1)
        foot = QWidget()
        people = FlowRow(foot)
        for part in (self.who, self.missing):
            people.addWidget(part)
        foot.setSizePolicy(wrapping_policy())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._figures)
        column.addWidget(foot)

    def show_journey(self, journey: JourneyRow) -> None:
        """Show what is known of a journey."""
        known = facts(journey)
        self.name.setText(journey.pseudonym)
        self.lead.set_words(lead(known))
        self.who.setText(interviewed(known))
        missing = without_consent(known)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self._show_figures(figures(known, journey))
        told = "\n".join(facts_told(known, journey))
        self.setToolTip(tooltip_text(told))
        self.setAccessibleName(f"{journey.pseudonym} at a glance")
        self.setAccessibleDescription(told)

    def keep_short(self, *, on: bool) -> None:
        """Whether there is room for the name and who tells alone; the tool tip says the rest."""
        self._short = on
        self._figures.setVisible(bool(self._shown) and not on)

    def words(self) -> str:
        """The numbers as a line of text."""
        return " · ".join(f"{figure.value} {figure.words}" for figure in self._shown)

    def _show_figures(self, shown: Iterable[Figure]) -> None:
        self._shown = tuple(shown)
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for figure in self._shown:
            self._row.addWidget(_figure(figure))
        self._figures.setVisible(bool(self._shown) and not self._short)
        self._figures.updateGeometry()


def wrapping_policy() -> QSizePolicy:
    """Of parts whose lines go on where the room ends."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


def _figure(figure: Figure) -> QWidget:
    part = QWidget()
    part.setAccessibleName(f"{figure.value} {figure.words}")
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(4)
    value: QLabel = plain_label(figure.value, "heading")
    for label in (value, plain_label(figure.words, "small")):
        row.addWidget(label)
    return part


def _count(number: int, thing: str) -> Figure:
    return Figure(str(number), f"{thing}{_s(number)}")


def _tally(tally: Tally) -> str:
    return str(tally.known) if not tally.unsaid else f"{tally.known}–{tally.known + tally.unsaid}"


def _s(number: int) -> str:
    return "" if number == 1 else "s"
