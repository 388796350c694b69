"""Selected words of a transcript as they are copied: with whose they are and where they stand."""

from collections.abc import Callable, Sequence

from app.coding.rules import NOT_QUOTED
from app.language.spans import Span
from app.study.rows import ParticipantRow, TranscriptRow
from app.ui.coding.coding_desk import CodingDesk
from app.ui.coding.transcript.places import turns_touching
from app.ui.coding.transcript.transcript_view import TranscriptView
from app.ui.models.leaving import say_copied, words_leaving
from app.ui.open_study import OpenStudy


def copy_from(
    study: OpenStudy, view: TranscriptView, desk: CodingDesk, people: Callable[[], Sequence[ParticipantRow]]
) -> None:
    """Lets words of the transcript at the desk be copied as far as they may leave; what stays is said."""

    def copied(span: Span) -> str:
        row = desk.transcript
        return "" if row is None else copied_words(row, span, people(), words_leaving(study, row.source, span))

    view.copy_text = copied
    view.copied.connect(lambda span: say_copied(study, desk.transcript, span))


def copied_words(row: TranscriptRow, span: Span, people: Sequence[ParticipantRow], words: str) -> str:
    """The words of a place, as they may leave, with the attribution of everybody who is counted."""
    turns = turns_touching(row, span.start, span.end)
    known = {person.id: person for person in people if person.counted}
    heard = [known[turn.participant] for turn in turns if turn.participant in known]
    names = " and ".join(dict.fromkeys(person.pseudonym for person in heard))
    numbers = [turn.number for turn in turns]
    where = "" if not numbers else f", turn {numbers[0]}"
    if len(numbers) > 1:
        where = f", turns {numbers[0]}–{numbers[-1]}"
    told = words if words == NOT_QUOTED else f"“{words.strip()}”"
    return f"{told}\n— {names + ', ' if names else ''}{row.name}{where}"
