"""What comes of a journey as it was told: plain calculation over frozen rows, without a database."""

from app.journeys.measuring.accounts import accounts_compared
from app.journeys.measuring.beside import AccountCell, Beside, EventBeside, Line, accounts_beside
from app.journeys.measuring.header import facts, head_of, tellers_of
from app.journeys.measuring.lanes import measures_of
from app.journeys.measuring.lifegrid import GridColumn, GridEntry, GridRow, Lifegrid, axis_shown, lifegrid
from app.journeys.measuring.measured import Counted, MeasureCell, Measured, MeasureRow, measures_told
from app.journeys.measuring.placing import one_step, told_at
from app.journeys.measuring.times import birth_of, has_place, review_of, shifted, timeline_of, when_placed
from app.journeys.measuring.wellbeing import curve_told
from app.journeys.measuring.words import code_words, event_words, point_words, spell_words, when_words
from app.journeys.measuring.written import (
    days_of_years,
    event_written,
    point_written,
    read_event,
    read_point,
    read_spell,
    spell_written,
    time_of_year,
)

__all__ = [
    "AccountCell",
    "Beside",
    "Counted",
    "EventBeside",
    "GridColumn",
    "GridEntry",
    "GridRow",
    "Lifegrid",
    "Line",
    "MeasureCell",
    "MeasureRow",
    "Measured",
    "accounts_beside",
    "accounts_compared",
    "axis_shown",
    "birth_of",
    "code_words",
    "curve_told",
    "days_of_years",
    "event_words",
    "event_written",
    "facts",
    "has_place",
    "head_of",
    "lifegrid",
    "measures_of",
    "measures_told",
    "one_step",
    "point_words",
    "point_written",
    "read_event",
    "read_point",
    "read_spell",
    "review_of",
    "shifted",
    "spell_words",
    "spell_written",
    "tellers_of",
    "time_of_year",
    "timeline_of",
    "told_at",
    "when_placed",
    "when_words",
]
