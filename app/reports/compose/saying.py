"""How a report says how many people: in the wording its author chose, and never so that somebody is recognised."""

from dataclasses import dataclass

from app.reports.rules import USUAL, Scale, k_of_n, prevalence
from app.reports.spec import Wording
from app.safeguards.rules import in_words


@dataclass(frozen=True, slots=True)
class Saying:
    """The wording, the scale of its words, and from how many people on a group has counts (DOMAIN E-11)."""

    wording: Wording = Wording.WORDS_AND_COUNTS
    scale: Scale = USUAL
    smallest_group: int = 10

    def counts(self, n: int) -> bool:
        """Whether a count of a group of so many people may be given."""
        return n >= self.smallest_group

    def word(self, k: int, n: int) -> str | None:
        """The word for k of n people; None where a group is so small that the scale has none for it."""
        if not self.counts(n):
            return in_words(k)
        word = prevalence(k, n, self.scale)
        return None if word is None else str(word)

    def amount(self, k: int, n: int) -> str:
        """How many, as a table or a bracket gives it."""
        if not n:
            return "not counted yet"
        word = self.word(k, n)
        if word is not None and (self.wording is not Wording.WORDS_AND_COUNTS or not self.counts(n)):
            return word
        return k_of_n(k, n)

    @property
    def says(self) -> bool:
        """Whether the report says how many at all."""
        return self.wording is not Wording.NONE
