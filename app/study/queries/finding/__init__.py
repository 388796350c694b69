"""Finding what was said: places in their lines, counted in people; labels and time stamps are never searched."""

from app.study.queries.finding.beside import words_beside
from app.study.queries.finding.limited import LimitedPatterns, PatternTakesTooLong
from app.study.queries.finding.looking import MatchPatterns
from app.study.queries.finding.order import Order, in_order
from app.study.queries.finding.places import MOST, Keep, find, find_first
from app.study.queries.finding.rows import NOTHING, Found, PlaceRow, Question, Scope
from app.study.queries.finding.word_forms import forms_said
from app.study.queries.finding.wording import worded

__all__ = [
    "MOST",
    "NOTHING",
    "Found",
    "Keep",
    "LimitedPatterns",
    "MatchPatterns",
    "Order",
    "PatternTakesTooLong",
    "PlaceRow",
    "Question",
    "Scope",
    "find",
    "find_first",
    "forms_said",
    "in_order",
    "worded",
    "words_beside",
]
