"""What the Find screen says in words. No Qt."""

from collections.abc import Sequence

from app.coding.found_rows import FoundPassage, Reach
from app.coding.rules import NOT_QUOTED
from app.language.spans import Span
from app.study.queries.finding import MOST, Found, PlaceRow

NOBODY_SAYS = "Nobody says that. Turns of people who are left out are not searched."
EXAMPLES = (
    ("school bus", "turns in which both words are said"),
    ("“front door”", "words side by side"),
    ("school OR college", "one or the other"),
    ("school NOT bus", "the first without the second"),
    ("mov*", "words that begin so: move, moving, movers"),
    ("~leave", "every form of a word: leave, leaves, left, leaving"),
    ("near(bags car, 5)", "at most five words between the two"),
    (r"/\d+ (times|moves)/", "a regular expression, between slashes"),
)
"""What can be typed, and what it finds."""
REACHES = (
    ("What was found", Reach.HIT, 0),
    ("Its sentence", Reach.SENTENCE, 0),
    ("Its sentence, one before and one after", Reach.SENTENCE, 1),
    ("Its sentence, two before and two after", Reach.SENTENCE, 2),
    ("Its turn", Reach.TURN, 0),
)
"""How much can be coded: in words, how far, and how many sentences beside."""
COLUMNS = ("Before", "Found", "After", "Who", "Where")
_COPIED = ("Before", "Found", "After", "Who", "Perspective", "Transcript", "Turn")


def many(number: int, what: str) -> str:
    """How many of something: "1 place", "2,134 places"."""
    return f"{number:,} {what}{'s' if number != 1 else ''}"


def counted(found: Found, whose: str) -> str:
    """What was found: "41 places in 38 turns, from 17 of 42 children …"."""
    if found.places == 0:
        return NOBODY_SAYS
    if found.turns is None:
        return "Counting…"
    people = "" if found.people is None else f", from {found.people:,} of {many_people(found.of_people)}{whose}"
    if found.places is None:
        return f"In {many(found.turns, 'turn')}{people}. Counting the places…"
    listed = "" if found.whole else f" The first {MOST:,} are listed."
    return f"{many(found.places, 'place')} in {many(found.turns, 'turn')}{people}.{listed}"


def many_people(number: int) -> str:
    """How many people."""
    return f"{number:,} {'person' if number == 1 else 'people'}"


def where(row: PlaceRow) -> str:
    """In which transcript and turn."""
    return f"{row.source_name}, turn {row.turn_number}"


def one_line(words: str) -> str:
    """Words without the ends of lines."""
    return " ".join(words.split())


def spoken(row: PlaceRow) -> str:
    """A line as a screen reader says it."""
    return f"{row.who}: {one_line(f'{row.before}{row.text}{row.after}')} – {where(row)}"


def line_of(row: PlaceRow) -> Span:
    """Where the whole line of a place stands in its text."""
    return Span(max(0, row.start - len(row.before)), row.end + len(row.after))


def copied(rows: list[PlaceRow], kept: Sequence[bool]) -> list[tuple[str, ...]]:
    """Lines as a table for Word and Excel; of those kept back, only whose they are and where they stand."""
    return [
        _COPIED,
        *(
            (
                *(("", NOT_QUOTED, "") if stays else (row.before, row.text, row.after)),
                row.who,
                row.perspective_name,
                row.source_name,
                str(row.turn_number),
            )
            for row, stays in zip(rows, kept, strict=True)
        ),
    ]


def people_of(passages: list[FoundPassage]) -> int:
    """From how many people passages are."""
    return len({passage.participant for passage in passages} - {None})
