"""What the words beside a word tell of it: whether a name is to follow, whether it is a place, who is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.language.common_words import COMMON_WORDS
from app.language.names import vocabulary
from app.language.names.cases import Cases
from app.language.names.gazetteer import Gazetteer
from app.language.names.mentions import NameKind
from app.language.names.words import Word, in_one_breath, side_by_side
from app.language.turns.vocabulary import ASIDES

CLOSED = (COMMON_WORDS | ASIDES | frozenset("go put get see let say".split())) - frozenset(("will", "may"))
"""Little words that are nobody's name, whatever a list says."""
_NAMED = frozenset("called named name's nicknamed".split())
_TO_SOMEBODY = frozenset(
    "said spoke talk speak talked talking listen listened happened gave give nice mean horrible next close lied"
    " belong belongs married related say says told wrote write".split()
)
_BESIDE_PEOPLE = frozenset(
    "with and told tell tells asked ask by for like love loves miss missed called call than hi hello hey thanks"
    " sorry dear met meet saw see knew know phone phoned rang text texted about said says hug hugged trust trusted"
    " hate hated or goes went me".split()
)
_MONTHS = frozenset("april may june august".split())
_BEFORE_MONTHS = frozenset(
    "in since until till by last next this of early late mid end around from during".split()
)
_LOOKED_BACK = 5


@dataclass(frozen=True, slots=True)
class Company:
    """The words of one text, and what is known of words."""

    heard: str
    words: Sequence[Word]
    gazetteer: Gazetteer
    cases: Cases | None

    def before(self, at: int, besides: str = "") -> Word | None:
        """The word before, where no stop stands between (but for one of `besides`)."""
        if not 0 < at < len(self.words):
            return None
        one, other = self.words[at - 1], self.words[at]
        between = self.heard[one.end : other.start].strip()
        return one if (besides and between == besides) or in_one_breath(self.heard, one, other) else None

    def after(self, at: int) -> Word | None:
        """The word after, where no stop stands between."""
        if at + 1 >= len(self.words):
            return None
        one, other = self.words[at], self.words[at + 1]
        return other if in_one_breath(self.heard, one, other) else None

    def is_closed(self, at: int) -> bool:
        """Whether it is a little word or says who somebody is to the speaker: nobody's name."""
        word = self.words[at]
        return word.plain in CLOSED or word.plain in vocabulary.RELATIONS or word.said == "I"

    def is_everyday(self, at: int) -> bool:
        """Whether it is a word that is said without a capital, whoever is called so too."""
        plain = self.words[at].plain
        if plain in vocabulary.ALSO_WORDS or plain in vocabulary.GENERIC:
            return True
        return self.cases is not None and plain in self.cases.everyday

    def has_capital_by_right(self, at: int) -> bool:
        """Whether it is hardly ever written without a capital, as far as that is known."""
        return self.cases is not None and self.words[at].plain in self.cases.by_right

    def is_listed(self, at: int) -> bool:
        """Whether it is on the lists of first names or places."""
        plain = self.words[at].plain
        return plain in self.gazetteer.first or plain in self.gazetteer.places

    def is_only_a_word(self, at: int) -> bool:
        """Whether an everyday word is not meant as the name it may be too: without a capital, or in “Will you”."""
        word = self.words[at]
        if word.plain not in vocabulary.ALSO_WORDS and word.plain not in vocabulary.GENERIC:
            return False
        if not word.capital:
            return True
        return word.initial and word.plain in COMMON_WORDS and not self.is_subject(at)

    def is_titled(self, at: int) -> bool:
        """Whether it follows a title: “Mrs”, “Dr.”, “Auntie”."""
        before = self.before(at, ".")
        return before is not None and before.plain in vocabulary.TITLES and before.capital

    def is_called(self, at: int) -> bool:
        """Whether the words before say that what follows is a name: “called”, “his name is”."""
        before, earlier = self.before(at), self.before(at - 1)
        if before is None or before.plain in _NAMED:
            return before is not None
        return earlier is not None and before.plain in ("is", "was") and earlier.plain in ("name", "nickname")

    def is_introduced(self, at: int) -> bool:
        """Whether the words before say that a name follows: “called”, “his name is”, “my sister”."""
        if self.is_called(at):
            return True
        before, earlier = self.before(at), self.before(at - 1)
        if before is None or earlier is None:
            return False
        if before.plain not in vocabulary.PEOPLE:
            return False
        nearby = [word.plain for word in self.words[max(0, at - _LOOKED_BACK) : at - 1]]
        return any(word in vocabulary.POSSESSIVES for word in nearby) or earlier.owns

    def is_subject(self, at: int) -> bool:
        """Whether what follows is what follows a name: “Rose said”, “Rose’s”, “Rose Smith”."""
        word, after = self.words[at], self.after(at)
        if word.owns or after is None:
            return word.owns
        if after.capital and side_by_side(self.heard, word, after):
            return after.plain in self.gazetteer.last and not self.is_closed(at + 1)
        return word.plain in vocabulary.ALSO_WORDS - CLOSED and after.plain in vocabulary.SAYING

    def leads_to_surname(self, at: int) -> bool:
        """Whether the next word is somebody's last name, so that this one is likely a first."""
        after = self.after(at)
        return (
            after is not None
            and after.capital
            and not self.is_everyday(at)
            and side_by_side(self.heard, self.words[at], after)
            and after.plain in self.gazetteer.last
        )

    def is_surname(self, at: int) -> bool:
        """Whether an everyday word ends somebody's name: “Sarah House”."""
        plain, before = self.words[at].plain, self.before(at)
        surname = plain in self.gazetteer.last and plain in vocabulary.ALSO_WORDS
        return surname and before is not None and before.plain in self.gazetteer.first

    def is_after_place(self, at: int) -> bool:
        """Whether the word before is one that stands before places: “moved to”, but not “said to”."""
        before, earlier = self.before(at), self.before(at - 1)
        if before is None or before.plain not in vocabulary.PLACE_BEFORE:
            return False
        spoken_to = earlier is not None and earlier.plain in _TO_SOMEBODY
        return before.plain in vocabulary.PLACE_SURELY_BEFORE or not spoken_to

    def is_month(self, at: int) -> bool:
        """Whether a word that is a month too is one here: “in June”."""
        before = self.before(at)
        return self.words[at].plain in _MONTHS and before is not None and before.plain in _BEFORE_MONTHS

    def kind(self, start: int, end: int) -> NameKind:
        """What a name that is on no list is of, by the words beside it."""
        before, after = self.before(start), self.after(end - 1)
        if before is not None and before.plain == "the":
            return NameKind.PLACE if self.is_after_place(start - 1) else NameKind.OTHER
        if self.is_after_place(start):
            return NameKind.PLACE
        spoken = after is not None and after.plain in vocabulary.SAYING
        near = before is not None and (before.plain in _BESIDE_PEOPLE or before.plain in vocabulary.RELATIONS)
        last = self.words[end - 1].plain in self.gazetteer.last and not self.is_everyday(end - 1)
        surname = end - start > 1 and last
        owner = self.words[end - 1].owns
        return NameKind.PERSON if spoken or near or surname or owner else NameKind.OTHER
