"""Selected words of a transcript as they are copied: with whose they are and where they stand. No Qt."""

from collections.abc import Sequence

from app.language.spans import Span
from app.study.rows import ParticipantRow, TranscriptRow
from app.ui.coding.transcript.places import turns_touching
from app.ui.models.attribution import NOT_QUOTED, RESTRICTED


def copied_words(
    row: TranscriptRow, span: Span, people: Sequence[ParticipantRow], *, restricted: bool = False
) -> str:
    """Clean words with their attribution; says so when they, or somebody in them, may not be quoted."""
    turns = turns_touching(row, span.start, span.end)
    known = {person.id: person for person in people}
    heard = [known[turn.participant] for turn in turns if turn.participant in known]
    names = " and ".join(dict.fromkeys(person.pseudonym for person in heard))
    numbers = [turn.number for turn in turns]
    where = "" if not numbers else f", turn {numbers[0]}"
    if len(numbers) > 1:
        where = f", turns {numbers[0]}–{numbers[-1]}"
    line = f"“{span.of(row.text).strip()}”\n— {names + ', ' if names else ''}{row.name}{where}"
    if restricted:
        return f"{line} [{RESTRICTED}]"
    quotable = all(person.quotable for person in heard)
    return line if quotable else f"{line} [{NOT_QUOTED}]"
