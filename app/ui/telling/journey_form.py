"""What the whole journey hangs on, in fields: the birth, the review, and what is to be said of all of it."""

import re

from app.journeys.journey_rows import JourneyRow
from app.problems import Problem
from app.ui.telling.fields import WordsField
from app.ui.telling.form import Form
from app.ui.widgets.edited_field import EditedField

BORN, REVIEWED, AGE, SUMMARY = "Born", "Reviewed on", "Age at the review", "Summary"
_AGE = re.compile(r"(\d{1,2})(?:\s*(?:years?|y))?(?:[ ,]+(?:and )?(\d{1,2})\s*(?:months?|m))?|(\d{1,3})\s*months?")


class JourneyForm(Form):
    """Shows a journey; `born`, `reviewed_on`, `age_at_review` and `summary` read what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.born, self.reviewed = WordsField("2012 or June 2012"), WordsField("30/06/2025")
        self.age, self.words = WordsField("12, or 12 years 3 months"), EditedField(SUMMARY)
        self.add(BORN, self.born, "Month or year; the day identifies a child and is not kept")
        self.add(REVIEWED, self.reviewed, "Up to when the journey is told: what goes on is measured to this day")
        self.add(AGE, self.age, "In place of the birth, or beside it, where the age is what is known")
        self.add(SUMMARY, self.words, "A few sentences on the whole journey")

    def show_journey(self, journey: JourneyRow) -> None:
        """Show what is stored."""
        self.born.show_words(journey.born)
        self.reviewed.show_words("/".join(reversed(journey.reviewed_on.split("-"))))
        self.age.show_words("" if journey.age_at_review is None else age_words(journey.age_at_review))
        self.words.show_words(journey.summary)
        for row in self.rows.values():
            row.refuse(None)

    def months_old(self) -> int | None:
        """The age in completed months; a Problem also stands under its field."""
        self.refuse(AGE, None)
        if not self.age.words:
            return None
        found = _AGE.fullmatch(self.age.words.casefold())
        if found is None:
            problem = Problem("That is no age.", "Type it as in 12, or 12 years 3 months.")
            self.refuse(AGE, problem)
            raise problem
        return int(found[3]) if found[3] else int(found[1]) * 12 + int(found[2] or 0)


def age_words(months: int) -> str:
    """An age in the words that are read back."""
    years, more = divmod(months, 12)
    return f"{years} years {more} months" if more else f"{years} years"
