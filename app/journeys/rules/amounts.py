"""Numbers that say how well they are known: days within limits, counts with what nobody said, and answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.journeys.rules.timeline import Bounds


@dataclass(frozen=True, slots=True)
class Range:
    """A number of days or of things: at least so many, and at most; None where there is no upper limit known."""

    at_least: int
    at_most: int | None

    @property
    def exact(self) -> int | None:
        """The number where it is known for certain."""
        return self.at_least if self.at_least == self.at_most else None

    @property
    def unknown(self) -> bool:
        """Nothing at all is known of it."""
        return self.at_least <= 0 and self.at_most is None

    def told(self, one: str = "day", many: str = "days") -> str:
        """In words: "17 days", "at least 3 days", "at most 90 days", "17 to 90 days", "not known"."""
        if self.unknown:
            return "not known"
        if self.at_most is None:
            return f"at least {self.at_least:,} {one if self.at_least == 1 else many}"
        noun = one if self.at_most == 1 else many
        if self.exact is not None:
            return f"{self.at_most:,} {noun}"
        return (
            f"{self.at_least:,} to {self.at_most:,} {noun}"
            if self.at_least
            else f"at most {self.at_most:,} {noun}"
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many for certain, and of how many more nobody said."""

    known: int
    unsaid: int = 0

    @property
    def range(self) -> Range:
        """At least the known, at most all of them."""
        return Range(self.known, self.known + self.unsaid)


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, no, or None with the reason why it cannot be said."""

    value: bool | None
    reason: str = ""


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """No if any is no, yes if all are yes, else None."""
    found = list(answers)
    if False in found:
        return False
    return None if None in found else True


def days_from(start: Bounds, end: Bounds | None) -> Range:
    """Days from one time to another on the same axis, never below 0; an end that is not known leaves it open."""
    if end is None or end.unknown or start.unknown:
        return Range(0, None)
    least = 0 if end.earliest is None or start.latest is None else max(end.earliest - start.latest, 0)
    most = None if end.latest is None or start.earliest is None else max(end.latest - start.earliest, 0)
    return Range(least, most)
