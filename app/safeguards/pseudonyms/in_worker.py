"""What the process that looks for names does with one text; it imports no database."""

from app.language.names.finding import find_names
from app.language.names.known import KnownNames
from app.language.names.mentions import Mention
from app.language.spans import Span


def names_in(words: str, speech: tuple[Span, ...], known: KnownNames) -> tuple[Mention, ...]:
    """The mentions in the speech of a text."""
    return tuple(find_names(words, speech=speech, known=known))
