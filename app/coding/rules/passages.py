"""What may be coded, and whose words it is."""

from collections.abc import Iterable, Sequence

from app.language.spans import Span
from app.problems import Problem
from app.study.rules import pieces_of_speech

Zone = tuple[int, int, int]
"""A turn as three positions: start, where speech starts, end."""


def check_span(span: Span, characters: int) -> None:
    """A Problem when a span is empty or not inside a text of so many code points."""
    if span.start == span.end:
        raise Problem("Nothing is selected.", "Select the words to code.")
    if span.end > characters:
        raise Problem(
            f"The passage {span.start}–{span.end} reaches beyond the text, which has {characters} characters.",
            "Check the start and end.",
        )


def is_heard(span: Span, turn: Zone, marks: Sequence[Span], text: str, at: int = 0) -> bool:
    """Whether a span touches what was said in a turn: not only its label, stamps or blanks.

    `text` is the stretch of the version's text that begins at code point `at` and covers the span.
    """
    speech = Span(turn[1], turn[2])
    return any(text[piece.start - at : piece.end - at].strip() for piece in pieces_of_speech(span, speech, marks))


def refuse_labels_only(span: Span, turns: Iterable[Zone], marks: Sequence[Span], text: str, at: int = 0) -> None:
    """A Problem when nothing but blanks, speakers' names and time stamps is selected."""
    covered = sorted(
        [Span(start, speech) for start, speech, _ in turns if start < speech] + [*marks],
    )
    position = span.start
    for zone in covered:
        if zone.end <= position or zone.start >= span.end:
            continue
        if text[position - at : max(position, zone.start) - at].strip():
            return
        position = max(position, zone.end)
    if position < span.end and text[position - at : span.end - at].strip():
        return
    raise Problem("Only a speaker's name, a time stamp or a blank is selected.", "Select words that were said.")
