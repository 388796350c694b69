"""Something that happened, in fields: what it was, and apart from that what one teller says of it."""

from collections.abc import Sequence
from dataclasses import replace

from app.journeys.draft_rows import AccountDraft, EventDraft
from app.journeys.journey_rows import EventId, EventKind, JourneyRow, LaneId, TellerRow
from app.journeys.rules import Listed
from app.ui.telling.fields import EFFECTS, Answer, TellerChoice, WhenField, WordsField, known, needed
from app.ui.telling.form import Form
from app.ui.theme import Theme
from app.ui.widgets.edited_field import EditedField

TITLE, KIND, CRITICAL, LANE = "What happened", "Kind", "Mattered, the child says", "Lane"
WHEN, TOLD, WORDS, REASON, GROUP = "When", "Told by", "In their words", "Why, as they put it", "Kind of reason"
PLANNED, TOLD_WHY, HAD_SAY = "Was it planned?", "Was the child told why?", "Had the child a say?"
EFFECT, FIRST_HAND = "Effect on the child", "Were they there?"
_CRITICAL = (("No", False), ("Yes", True))
_FIRST_HAND = (("Yes, first-hand", True), ("No, second-hand", False))


class EventForm(Form):
    """What happened, whoever tells it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = WordsField("Moved to Nan’s, the review…")
        self.kind = Answer([(kind.value.capitalize(), kind) for kind in EventKind])
        self.critical, self.lane = Answer(_CRITICAL), Answer((("None", None),))
        self.add(TITLE, self.title, "A few words by which all tellers’ accounts of it are known")
        self.add(KIND, self.kind, "It gives the event its shape on the map")
        self.add(CRITICAL, self.critical, "Whether the child named it as a moment that mattered", more=True)
        self.add(LANE, self.lane, "Which part of life it belongs to", more=True)

    def show_draft(self, draft: EventDraft, journey: JourneyRow) -> None:
        """Show what is told, or is to be."""
        self.title.show_words(draft.title)
        self.kind.show_answer(draft.kind)
        self.critical.show_answer(draft.critical)
        self.lane.offer([("None", None), *((row.name, row.id) for row in journey.lanes)], draft.lane)
        self.fit()

    def draft(self) -> EventDraft:
        """What the fields say."""
        kind, lane = self.kind.value, self.lane.value
        assert isinstance(kind, EventKind)
        title = self.title.words or kind.value.capitalize()
        return EventDraft(
            kind, title, LaneId(lane) if isinstance(lane, int) else None, self.critical.value is True
        )


class AccountForm(Form):
    """What one teller says of an event."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._before: AccountDraft | None = None
        self.when, self.teller = WhenField(), TellerChoice(theme)
        self.words, self.reason, self.group = EditedField(WORDS), WordsField("as they put it"), Answer(())
        self.planned, self.told_why, self.had_say = Answer(), Answer(), Answer()
        self.effect, self.first_hand = Answer(EFFECTS), Answer(_FIRST_HAND)
        self.add(WHEN, self.when, "As precisely as it was told, and no more")
        self.add(TOLD, self.teller, "Whose account this is")
        self.add(WORDS, self.words)
        self.add(REASON, self.reason)
        self.add(GROUP, self.group, "Accounts agree on the reason where its kind is the same")
        self.add(PLANNED, self.planned)
        self.add(TOLD_WHY, self.told_why)
        self.add(HAD_SAY, self.had_say)
        self.add(EFFECT, self.effect, "On the child, as this teller has it")
        self.add(FIRST_HAND, self.first_hand, more=True)

    def show_draft(
        self,
        draft: AccountDraft,
        journey: JourneyRow,
        event: EventId | None,
        tellers: Sequence[TellerRow],
        *,
        new: bool = False,
    ) -> None:
        """Show what is told, or is to be; `tellers` are those it can be the account of."""
        self._before = draft
        groups = [(group.label, group.key) for group in journey.vocabulary.list(Listed.REASON).groups]
        listed = {key for _, key in groups}
        if draft.reason_group and draft.reason_group not in listed:
            groups.append((draft.reason_group, draft.reason_group))
        self.when.show_when(known(draft.when, new=new), journey, event)
        self.teller.offer_tellers(tellers, draft.teller)
        self.words.show_words(draft.words)
        self.reason.show_words(draft.reason)
        self.group.offer([("Not said", ""), *groups], draft.reason_group)
        self.planned.show_answer(draft.planned)
        self.told_why.show_answer(draft.told_why)
        self.had_say.show_answer(draft.had_say)
        self.effect.show_answer(draft.effect)
        self.first_hand.show_answer(draft.first_hand)
        self.refuse(WHEN, None)
        self.fit()

    def draft(self) -> AccountDraft:
        """What the fields say; a Problem stands under the field it is about."""
        assert self._before is not None
        effect = self.effect.value
        return replace(
            self._before,
            teller=self.teller.teller,
            when=self.when_of(WHEN, self.when, needed),
            reason=self.reason.words,
            reason_group=str(self.group.value),
            planned=self.planned.yes_or_no(),
            told_why=self.told_why.yes_or_no(),
            had_say=self.had_say.yes_or_no(),
            effect=effect if isinstance(effect, int) else None,
            first_hand=self.first_hand.value is True,
            words=self.words.toPlainText().strip(),
        )
