"""The small language of searching: what is typed, what it means, and where a text has it.

    school bags         both words in one turn          bags OR boxes    one or the other
    "front door"        side by side                    school NOT bus   the first without the second
    car*                words that begin so             near(bags car, 5)    at most five words between
    ~care               every form of a word            /colou?r/        a regular expression

Capitals and accents make no difference. Nothing that is typed is ever syntax of the database.
"""

from app.language.query.asking import Asked, as_index_has_it
from app.language.query.parsing import parse
from app.language.query.places import Places
from app.language.query.telling import is_simple, told
from app.language.query.terms import (
    Either,
    Every,
    Near,
    Pattern,
    Phrase,
    Query,
    Word,
    patterns,
    words_in_any_form,
)

__all__ = [
    "Asked",
    "Either",
    "Every",
    "Near",
    "Pattern",
    "Phrase",
    "Places",
    "Query",
    "Word",
    "as_index_has_it",
    "is_simple",
    "parse",
    "patterns",
    "told",
    "words_in_any_form",
]
