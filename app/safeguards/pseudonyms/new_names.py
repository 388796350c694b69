"""Names for people who have no pseudonym yet: short, said of any gender, and spread over the alphabet."""

from collections.abc import Collection, Iterable

from app.safeguards.pseudonyms.occurrences import key_of

NEW_NAMES = tuple(
    """
    Ellis Noor Jules Casey Remy Toni Lou Avery Quinn Ezra Devon Marley Shay Bobbie Indy Wynne Kerry
    Frankie Yael Ocean Alex Billie Charlie Dani Emery Finley Georgie Harley Isa Jamie Kai Lennon Micah
    Nicky Ollie Peyton Reese Sam Taylor Uma Vesper Whitney Xen Yuri Zion Ari Blake Corey Drew Eden Flynn
    Gray Hayden Ira Jess Kendall Logan Morgan Nat Oakley Pat Rory Sasha Tatum Val Winnie Zuri Ashley
    Bailey Cameron Darcy Elliot Frances Gale Hollis Ivory Jody Keegan Leslie Mel Nico Orla Parker Rowan
    Sidney Tyler Vic Wren Zee
    """.split()
)


class NewNames:
    """Gives out each name once, and none that somebody has or that is said in the texts."""

    def __init__(self, taken: Iterable[str], words_of_corpus: Collection[str]) -> None:
        """`words_of_corpus`: every word of the texts, small."""
        self._taken = {key_of(words) for words in taken}
        self._corpus = words_of_corpus

    def instead_of(self, name: str) -> str:
        """A name with another initial."""
        initial = name[:1].casefold()
        for new in NEW_NAMES:
            small = new.casefold()
            if small[0] != initial and small not in self._taken and small not in self._corpus:
                self._taken.add(small)
                return new
        return self.numbered("person")

    def numbered(self, category: str) -> str:
        """The category, or with 2, 3 … where it stands for something else already."""
        number, words = 1, category
        while key_of(words) in self._taken:
            number += 1
            words = f"{category} {number}"
        self._taken.add(key_of(words))
        return words
