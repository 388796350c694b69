"""How the child stood at a time, in fields."""

from app.journeys.draft_rows import PointDraft
from app.journeys.journey_rows import JourneyRow, Method
from app.journeys.measuring.words import METHOD_WORDS, WELLBEING_WORDS
from app.ui.telling.fields import Answer, TellerChoice, WhenField, known, needed
from app.ui.telling.form import Form
from app.ui.theme import Theme
from app.ui.widgets.edited_field import EditedField

WHEN, VALUE, TOLD, HOW, WORDS = "When", "How they fared", "Told by", "How it is known", "In their words"
VALUES: tuple[tuple[str, int | None], ...] = (
    *((f"{value:+d}  {words}" if value else f"0  {words}", value) for value, words in WELLBEING_WORDS.items()),
    ("Says nothing from here on", None),
)


class PointForm(Form):
    """Shows a draft and reads one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.when, self.value, self.teller = WhenField(), Answer(VALUES), TellerChoice(theme)
        self.method = Answer([(words.capitalize(), method) for method, words in METHOD_WORDS.items()])
        self.words = EditedField(WORDS)
        self.add(WHEN, self.when, "As precisely as it was told, and no more")
        self.add(VALUE, self.value, "From very low to very good, as this teller has it")
        self.add(TOLD, self.teller, "Whose curve it is on")
        self.add(
            HOW, self.method, "Drawn and rated points are joined by a whole line, inferred ones by a dashed one"
        )
        self.add(WORDS, self.words)

    def show_draft(self, draft: PointDraft, journey: JourneyRow, *, new: bool = False) -> None:
        """Show what is told, or is to be: of a new one, nothing where nothing is known yet."""
        people = [teller for teller in journey.tellers if teller.participant is not None]
        self.when.show_when(known(draft.when, new=new), journey)
        self.value.show_answer(draft.value)
        self.teller.offer_tellers(people, draft.teller)
        self.method.show_answer(draft.method)
        self.words.show_words(draft.words)
        self.refuse(WHEN, None)

    def draft(self) -> PointDraft:
        """What the fields say; a Problem stands under the field it is about."""
        value, method, teller = self.value.value, self.method.value, self.teller.teller
        assert isinstance(method, Method)
        assert teller is not None
        return PointDraft(
            teller=teller,
            when=self.when_of(WHEN, self.when, needed),
            value=value if isinstance(value, int) else None,
            method=method,
            words=self.words.toPlainText().strip(),
        )
