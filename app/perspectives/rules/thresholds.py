"""Where the rules draw their lines (DOMAIN §2.4, §2.6, §2.7, §4): a study's own choice, printed in its reports."""

from dataclasses import dataclass, fields
from fractions import Fraction

from app.problems import Problem


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Every threshold there is, with the one the field starts from.

    Shares are exact fractions, so that two of three people are two thirds and no rounding decides a lean.
    """

    voices: int = 3
    """A perspective leans nowhere while fewer of its people voice a stance."""
    leaning: Fraction = Fraction(2, 3)
    """The share of voices from which a perspective leans to support or challenge."""
    depending: Fraction = Fraction(1, 2)
    """The share of nuanced and mixed voices from which it depends."""
    partial: Fraction = Fraction(1, 5)
    """Perspectives whose shares are at least this far apart agree only in part on how much they raise."""
    dissonance: Fraction = Fraction(2, 5)
    """From this far apart on they do not agree."""
    concentration: Fraction = Fraction(1, 2)
    """More than this of one side's evidence from one person, case, area or interviewer is a weakness."""
    second_hand: Fraction = Fraction(1, 2)
    """More than this of one side's passages told by others about children is, too."""
    common: Fraction = Fraction(4, 5)
    """What at least this share of a perspective raises: ask who did not (negative cases)."""
    unopposed: int = 5
    """Supported by this many and challenged by nobody: search for challenge (negative cases)."""
    almost_all: Fraction = Fraction(4, 5)
    most: Fraction = Fraction(1, 2)
    """"Most" is more than this; "about half" from `about_half` up to this."""
    about_half: Fraction = Fraction(2, 5)
    some: Fraction = Fraction(1, 5)
    """"A few" is less than this."""
    few: int = 3
    """Fewer people are "one or two"."""
    words_from: int = 5
    """A smaller group has no words for shares: "k of n" alone."""
    small_cell: int = 5
    """A count below this, and not nobody, is hidden in crossed tables (E-11); so is all but so few."""
    shared_by: int = 3
    """What is said of a speaker beside a quote must hold of so many people (E-10)."""
    group: int = 10
    """A group of so many may be shown as "k of n" in what leaves (E-11)."""
    quotes_of_one: int = 3
    """More quotes of one person put a report out of balance (R-02)."""
    share_of_one: Fraction = Fraction(1, 4)
    """So does a larger share of all quotes."""
    quote_words: int = 80
    """Longer quotes want cutting."""

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, Fraction) and not 0 < value <= 1:
                raise Problem("A share is more than nothing and at most all.", "Type one such as 2/3 or 0.5.")
            if not isinstance(value, Fraction) and value < 1:
                raise Problem("A threshold is at least 1.", "Type a whole number.")
        if not self.some < self.about_half < self.most < self.almost_all:
            raise Problem(
                "The words for shares must follow one another.",
                "Let “some” be less than “about half”, that less than “most”, and that less than “almost all”.",
            )
        if not self.partial < self.dissonance:
            raise Problem(
                "Agreement in part must end before dissonance begins.",
                "Let the share for “partial agreement” be less than that for “dissonance”.",
            )
