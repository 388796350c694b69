"""Where the names of the identity key stand in words: whole words, whatever their case, with or without 's."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.language.common_words import COMMON_WORDS
from app.language.folding import folded
from app.language.names.known import KnownNames
from app.language.names.mentions import NameKind
from app.safeguards.identity.ordinary import ORDINARY_WORDS
from app.safeguards.identity.rows import Decision, Identity, ListedName

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_APOSTROPHE = re.compile("['’ʼ`]")
_ENDS_SENTENCE = re.compile(r"[.?!:…\n][\s\"'“”‘’()\[\]–—-]*$")
_DIGITS = re.compile(r"\+?\d[\d\s().-]{5,}\d")
_NOT_DIGITS = re.compile(r"\D")
_BETWEEN = re.compile(r"[,;\n]")
_SHORTEST_NUMBER = 7
_NOT_A_NAME = COMMON_WORDS - {"don", "may", "will"} | frozenset(
    "mr mrs ms miss mx dr prof sir dame lady lord rev fr st saint da de del della der di dos du el la le van von "
    "bin ibn bint ap ab al abu née nee aka jr sr".split()
)
"""Words of a name that are none when they stand alone."""
_NAMES_SOMETHING = {
    NameKind.PERSON,
    NameKind.PLACE,
    NameKind.SCHOOL,
    NameKind.ORGANISATION,
    NameKind.ADDRESS,
    NameKind.POSTCODE,
    NameKind.PHONE,
    NameKind.EMAIL,
    NameKind.WEB,
    NameKind.BORN,
    NameKind.NHS_NUMBER,
    NameKind.INSURANCE_NUMBER,
    NameKind.CASE_NUMBER,
}
"""What is looked for wherever it stands; an age or a bare date would be found everywhere."""


@dataclass(frozen=True, slots=True)
class _Word:
    bare: str
    written: str
    start: int


_Phrases = dict[str, dict[tuple[str, ...], str]]
"""First word -> the words of each name that begins with it -> the name as the key has it."""


class NameFinder:
    """The names of a key, ready to be looked for in any number of texts, on any thread."""

    def __init__(
        self,
        people: Iterable[Identity],
        decisions: Iterable[Decision] = (),
        pseudonyms: Mapping[UUID, str] | None = None,
        listed: Iterable[str] = (),
    ) -> None:
        known = dict(pseudonyms or {})
        decided = [one for one in decisions if one.kind in _NAMES_SOMETHING]
        everywhere = [one for one in decided if one.source is None]
        stays = {_bare(one.original) for one in everywhere if one.replacement is None}
        self._phrases: _Phrases = {}
        self._numbers: dict[str, str] = {}
        for person in people:
            others = {_bare(name) for guid, name in known.items() if guid != person.participant}
            for name in (person.real_name, *person.other_names):
                self._add(name, stays)
                words = _words(name)
                for word in words if len(words) > 1 else ():
                    # A first name that is somebody else's pseudonym cannot be told from it.
                    if len(word.bare) > 1 and word.bare not in _NOT_A_NAME:
                        self._add(word.written, stays | others)
            self._add(person.real_area, stays)
            self._add_contact(person.contact)
        for one in everywhere:
            if one.replacement is not None:
                self._add(one.original, stays)
        for name in listed:
            self._add(name, stays)
        self._of_one: _Phrases = {}
        self._only_in: dict[str, set[UUID]] = {}
        self._stays_in: dict[str, set[UUID]] = {}
        for one in decided:
            if one.source is not None:
                _put(self._of_one, one.original)
                held = self._only_in if one.replacement is not None else self._stays_in
                held.setdefault(_plainly(one.original), set()).add(one.source)

    def names_in(self, text: str, source: UUID | None = None, /) -> list[str]:
        """The names that stand in a text, each once and as the key has it; of a source's, as decided for it."""
        plain = unicodedata.normalize("NFKC", text)
        found = list(self._found(plain, self._phrases))
        if source is not None:
            found = [name for name in found if source not in self._stays_in.get(_plainly(name), ())]
            here = self._found(plain, self._of_one)
            found += [name for name in here if source in self._only_in.get(_plainly(name), ())]
        return list(dict.fromkeys((*found, *self._dialled(plain))))

    def decided_for_one(self, text: str) -> bool:
        """Whether anything stands in a text of which something was decided that holds in one source alone."""
        return any(self._found(unicodedata.normalize("NFKC", text), self._of_one))

    def _found(self, text: str, phrases: _Phrases) -> Iterator[str]:
        words = _words(text) if phrases else []
        for place, word in enumerate(words):
            for bare in _forms(word):
                for phrase, name in phrases.get(bare, {}).items():
                    follow = words[place + 1 : place + len(phrase)]
                    if len(follow) < len(phrase) - 1:
                        continue
                    if not all(one in _forms(has) for one, has in zip(phrase[1:], follow, strict=True)):
                        continue
                    if len(phrase) > 1 or _is_name(word, bare, text):
                        yield name

    def _dialled(self, text: str) -> Iterator[str]:
        """Telephone numbers, however they are parted."""
        for run in _DIGITS.finditer(text) if self._numbers else ():
            found = self._numbers.get(_number(run[0]))
            if found is not None:
                yield found

    def _add(self, name: str, left_out: set[tuple[str, ...]]) -> None:
        if _bare(name) not in left_out:
            _put(self._phrases, name)

    def _add_contact(self, contact: str) -> None:
        """What of an address leads to somebody by itself: numbers and anything with an @ in it."""
        for part in _BETWEEN.split(contact):
            number = _number(part)
            if len(number) >= _SHORTEST_NUMBER:
                self._numbers[number] = part.strip()
            elif "@" in part:
                self._add(part, set())


def known_names(
    people: Iterable[Identity], decisions: Iterable[Decision], listed: Iterable[ListedName]
) -> KnownNames:
    """The names of a key as finding names in transcripts is told them."""
    of: dict[NameKind, list[str]] = defaultdict(list)
    for one in people:
        of[NameKind.PERSON] += [one.real_name, *one.other_names]
        of[NameKind.PLACE].append(one.real_area)
    for decided in decisions:
        if decided.replacement is not None and decided.source is None:
            of[decided.kind].append(decided.original)
    for named in listed:
        of[named.kind].append(named.name)

    def each_once(*kinds: NameKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for kind in kinds for name in of[kind] if name))

    return KnownNames(
        people=each_once(NameKind.PERSON),
        places=each_once(NameKind.PLACE, NameKind.ADDRESS),
        organisations=each_once(NameKind.ORGANISATION),
        schools=each_once(NameKind.SCHOOL),
    )


def _plainly(name: str) -> str:
    return " ".join(name.split()).casefold()


def _put(phrases: _Phrases, name: str) -> None:
    bare = _bare(name)
    if bare and any(letter.isalnum() for letter in name):
        phrases.setdefault(bare[0], {}).setdefault(bare, " ".join(name.split()))


def _words(text: str) -> list[_Word]:
    words = []
    for found in _WORD.finditer(unicodedata.normalize("NFKC", text)):
        parts = _APOSTROPHE.split(found[0])
        if len(parts) > 1 and parts[-1] in ("s", "S"):
            parts.pop()
        words.append(_Word(folded("".join(parts)), found[0], found.start()))
    return words


def _bare(name: str) -> tuple[str, ...]:
    return tuple(word.bare for word in _words(name))


def _forms(word: _Word) -> tuple[str, ...]:
    """A word, and without its last letter where that may be a possessive without its apostrophe: “Sarahs”."""
    if word.bare.endswith("s") and len(word.bare) > 3 and word.written[0].isupper():
        return word.bare, word.bare[:-1]
    return (word.bare,)


def _is_name(word: _Word, bare: str, text: str) -> bool:
    """Whether a word alone is the name it looks like; words that are names as well need their capital."""
    if bare in COMMON_WORDS:
        return word.written[0].isupper() and not _begins_sentence(text, word.start)
    return bare not in ORDINARY_WORDS or word.written[0].isupper()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start]
    return not before.strip() or _ENDS_SENTENCE.search(before) is not None


def _number(words: str) -> str:
    """A telephone number as it is dialled at home."""
    digits = _NOT_DIGITS.sub("", words)
    return f"0{digits[2:]}" if digits.startswith("44") and len(digits) > 10 else digits
