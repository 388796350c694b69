"""What themes tell the rest of the house: frozen values."""

from dataclasses import dataclass
from enum import StrEnum

from app.coding.note_rows import Excerpt
from app.coding.rows import CodeId, ThemeId


class ThemeStatus(StrEnum):
    """How sure the team is of a theme (DOMAIN C-04)."""

    CANDIDATE = "candidate"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with what stands behind it.

    `passages` and `people` are those of its codes with all below them; an interviewer is never one of them.
    """

    id: ThemeId
    name: str
    statement: str
    scope: str
    status: ThemeStatus
    contrary: str
    report_text: str
    codes: tuple[CodeId, ...]
    passages: int
    people: int
    named_for: int
    named_against: int

    @property
    def incomplete(self) -> tuple[str, ...]:
        """What a theme needs before anybody can judge it, and this one lacks."""
        needed = {
            "a statement": self.statement,
            "codes": self.codes,
            "contrary evidence, or a word on why there is none": self.contrary or self.named_against,
        }
        return tuple(what for what, there in needed.items() if not there)


@dataclass(frozen=True, slots=True)
class NamedPassage:
    """A passage that was named for a theme or against it."""

    excerpt: Excerpt
    contrary: bool
    note: str
