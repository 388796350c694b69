"""Words that are to tell of a journey: where they stand, who speaks there, whose journey it may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.coding.note_rows import PassagePlace
from app.study.rows import CaseRow, ParticipantId

LONGEST = 300
TITLE = 48


@dataclass(frozen=True, slots=True)
class WordsTold:
    """A passage with its words and the people who speak in it."""

    place: PassagePlace
    words: str
    people: tuple[tuple[ParticipantId, str], ...]
    """With their pseudonyms, in the order in which they speak."""

    @property
    def quoted(self) -> str:
        """The words in a line or two."""
        line = " ".join(self.words.split())
        return f"“{line if len(line) <= LONGEST else line[:LONGEST].rsplit(' ', 1)[0] + '…'}”"

    @property
    def as_title(self) -> str:
        """The words as the name of an event, where they are few enough to be one."""
        line = " ".join(self.words.split()).strip(".,;:!?…“”\"' ")
        return line[:1].upper() + line[1:] if len(line) <= TITLE else ""

    def likely_first(self, cases: Sequence[CaseRow]) -> list[CaseRow]:
        """The children of whom the words may tell: those that who speaks is linked to before the others."""
        speaking = {person for person, _ in self.people}
        return sorted(cases, key=lambda case: not any(person in speaking for person, _, _ in case.links))
