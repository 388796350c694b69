"""What the last look tells: frozen values; the words in them are for the screen, never for a log."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.language.names.mentions import NameKind, Why
from app.language.spans import Span
from app.study.rows import SourceId


@dataclass(frozen=True, slots=True)
class LeakPlace:
    """Where in the study something stands, so that one can go there."""

    table: str
    row: int
    column: str
    item: str
    """What it is in words: “Transcript, version 1 (older)”, “Note, title”, “Original file, author”."""
    of_table: str = ""
    """What it belongs to: source, participant, study_case, code, theme, claim …; empty: the study itself."""
    of_row: int = 0
    of: str = field(default="", repr=False)
    """What that is called."""
    source: SourceId | None = None

    @property
    def told(self) -> str:
        """In words, with what it belongs to."""
        return f"{self.item}: {self.of}" if self.of else self.item


@dataclass(frozen=True, slots=True)
class Leak:
    """A string in one place that may give somebody away."""

    place: LeakPlace
    kind: NameKind
    why: Why | None
    """None where nobody can say what is in there."""
    sure: bool
    """On the study's list, in the key, or by its form; otherwise it only may be a name."""
    words: str = field(repr=False)
    """As it stands there first; empty where it is not to be shown: somebody is left out, or a note is private."""
    span: Span | None = None
    """Where it stands first, of a text."""
    times: int = 1


def unread(leaks: Iterable[Leak]) -> list[Leak]:
    """What could not be looked into, and has to be by a person."""
    return [one for one in leaks if one.why is None]
