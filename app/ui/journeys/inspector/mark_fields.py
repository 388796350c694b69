"""All forms about a journey in one place, the one that is needed in sight."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journeys.draft_rows import AccountDraft, EventDraft, PointDraft, SpellDraft
from app.journeys.journey_rows import EventId, JourneyRow
from app.journeys.layout import Kind
from app.ui.journeys.inspector.at_hand import AtHand
from app.ui.journeys.inspector.event_part import EventPart
from app.ui.telling.fields import Row
from app.ui.telling.form import Form
from app.ui.telling.journey_form import JourneyForm
from app.ui.telling.point_form import PointForm
from app.ui.telling.spell_form import SpellForm
from app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class NewSpell:
    """A spell that is nowhere stored yet."""

    spell: SpellDraft


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Something that happened, with the first account of it."""

    event: EventDraft
    account: AccountDraft


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What another teller says of an event."""

    event: EventId
    account: AccountDraft


@dataclass(frozen=True, slots=True)
class NewPoint:
    """How the child stood at a time."""

    point: PointDraft


New = NewSpell | NewEvent | NewAccount | NewPoint
KINDS: dict[type[New], Kind] = {
    NewSpell: Kind.SPELL,
    NewEvent: Kind.EVENT,
    NewAccount: Kind.ACCOUNT,
    NewPoint: Kind.POINT,
}


class MarkFields(QWidget):
    """Shows what is told, or what is about to be."""

    edited = Signal(object)
    """Something else stands in this `Form`."""

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self.spell, self.point, self.whole = SpellForm(theme), PointForm(theme), JourneyForm()
        self.happening = EventPart(theme, writable=writable)
        self.what, self.account = self.happening.what, self.happening.account
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.spell, self.point, self.happening, self.whole):
            column.addWidget(part)
        for form in self.forms:
            form.only_read(on=not writable)
            form.edited.connect(lambda form=form: self.edited.emit(form))

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form."""
        return self.spell, self.point, self.what, self.account, self.whole

    @property
    def refused(self) -> Row | None:
        """The first field that says why it cannot be as it stands; None when all is well."""
        every = (form.refused for form in self.forms if form.isVisibleTo(self))
        return next((row for row in every if row is not None), None)

    def show_told(self, here: AtHand, journey: JourneyRow) -> None:
        """Show a mark as it is stored; where none is at hand, what the whole journey hangs on."""
        if here.spell is not None:
            self.spell.show_draft(SpellDraft.of(here.spell), journey)
            self._fit(Kind.SPELL)
        elif here.event is not None and here.account is not None:
            self.happening.show_event(here.event, here.account, journey)
            self._fit(Kind.EVENT)
        elif here.point is not None:
            self.point.show_draft(PointDraft.of(here.point), journey)
            self._fit(Kind.POINT)
        else:
            self.whole.show_journey(journey)
            self._fit(None)

    def show_new(self, new: New, journey: JourneyRow) -> None:
        """Show what is about to be told."""
        match new:
            case NewSpell(spell):
                self.spell.show_draft(spell, journey, new=True)
            case NewEvent(event, account):
                self.happening.show_new(event, account, journey)
            case NewAccount(told, account):
                self.happening.show_new_account(told, account, journey)
            case NewPoint(point):
                self.point.show_draft(point, journey, new=True)
        self._fit(KINDS[type(new)])

    def finish(self) -> None:
        """Tell what was typed and not yet left."""
        for form in self.forms:
            if form.isVisibleTo(self):
                form.finish()

    def enter(self) -> QWidget:
        """The keyboard goes to the first field that says nothing wrong yet; returns where it went."""
        form = next(form for form in self.forms if form.isVisibleTo(self))
        return form.enter()

    def _fit(self, kind: Kind | None) -> None:
        self.spell.setVisible(kind is Kind.SPELL)
        self.point.setVisible(kind is Kind.POINT)
        self.happening.setVisible(kind in (Kind.EVENT, Kind.ACCOUNT))
        self.whole.setVisible(kind is None)
