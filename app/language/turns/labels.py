"""What a label looks like: a role, a code, a name, or what cannot be one."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from app.language.turns import vocabulary

LONGEST_LABEL = 45
MOST_WORDS = 6


class Kind(Enum):
    """What a label looks like by itself, before it is counted."""

    ROLE = auto()
    CODE = auto()
    NAME = auto()
    OTHER = auto()
    FIELD = auto()
    """The head of a field, a list or a sentence: never a label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as shown, and the key under which spellings of it are one."""

    shown: str
    key: str
    kind: Kind
    known: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it names a part in the talk by itself, without being repeated."""
        return self.known or self.kind in (Kind.ROLE, Kind.CODE)

    @property
    def names_field(self) -> bool:
        """Whether it says what is noted there ("Date"), rather than begin a sentence ("So I said")."""
        words = [_bare(word) for word in self.key.split()]
        return bool(words) and words[0] not in vocabulary.ASIDES and not vocabulary.FIELDS.isdisjoint(words)


NO_LABEL = Label("", "", Kind.FIELD)

_CODE = re.compile(r"[A-Za-z]{1,6}(?:[-_. ][A-Z]{1,6})?[-_. ]?\d{1,5}(?:[a-z]|[-_/.][A-Z]{0,4}\d{1,4})?")
_NUMBERED = re.compile(r"(?P<base>.*?\D)[ .#-]*(?P<number>\d{1,4}[a-zA-Z]?|#\d{1,4}|(?<=\s)[A-Z])")
_AFTER = re.compile(r"(?P<base>.+?)(?: ?\((?P<inside>[^()]*)\)| ?\[(?P<square>[^\[\]]*)\]|, ?(?P<age>\d{1,3}))")
_STAGE = re.compile(r"(?:\w+ing|laughs?|cries|sighs?|nods|whispers?|shouts?|smiles|off mic|off camera)\b.*")
_AROUND = " \t\u00a0*_.,-–—\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BRACKETS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_INSIDE_WORDS = frozenset("'’‘ʼ`´-‐‑.&/+#_()\u200c\u200d·")


_SAY_INTERVIEWER = {word for word in vocabulary.INTERVIEWERS if len(word) > 2}
"""Long enough to be told from initials when they stand beside a name."""


def is_spoken(words: str) -> bool:
    """Whether the words after a label are how people talk ("Tell me"), not what a form says ("Sam Jones")."""
    said = words.split()
    plain = [_bare(word.casefold()) for word in said]
    if plain[0] in vocabulary.ASIDES and not _may_be_initials(said[:1]):
        return True
    pairs = zip(said, plain, strict=True)
    return any(word in vocabulary.NEVER_INSIDE and as_said[0].islower() for as_said, word in pairs)


def is_interviewer(label: str) -> bool:
    """Whether a label is how transcripts call the one who asks."""
    base, inside = _without_bracket(_tidy(label))
    numbered = _NUMBERED.fullmatch(base)
    words = [_bare(word) for word in (numbered["base"] if numbered else base).casefold().replace("/", " ").split()]
    words = [word for word in words if word]
    if not words:
        return False
    if len(words) == 1 and words[0].removeprefix("co-") in vocabulary.INTERVIEWERS | vocabulary.QUESTIONS:
        return True
    return words[0] in _SAY_INTERVIEWER or words[-1] in _SAY_INTERVIEWER or _is_their_part(inside)


def _is_their_part(inside: str) -> bool:
    """Whether a bracket beside a name says that it asks: "Ann (lead researcher)", not "Robin (to researcher)"."""
    words = inside.casefold().split()
    return bool(words) and words[-1] in _SAY_INTERVIEWER and vocabulary.MODIFIERS.issuperset(words[:-1])


class LabelBook:
    """Reads labels, each spelling once, and knows those the study already has."""

    def __init__(self, known: Collection[str] = ()) -> None:
        self._known = frozenset(_key(_tidy(label)) for label in known)
        self._read: dict[str, Label] = {}

    def read(self, raw: str) -> Label:
        """What label `raw` is, without its brackets, emphasis and trailing colon."""
        label = self._read.get(raw)
        if label is None:
            label = self._read[raw] = self._classified(raw)
        return label

    def _classified(self, raw: str) -> Label:
        shown = _tidy(raw)
        base, inside = _without_bracket(shown)
        if inside and _STAGE.fullmatch(inside):
            shown, inside = base, ""
        key = _key(shown)
        if not key or len(shown) > LONGEST_LABEL or len(shown.split()) > MOST_WORDS:
            return NO_LABEL
        if key in self._known:
            return Label(shown, key, Kind.NAME, known=True)
        return Label(shown, key, _kind(base, inside))


def _key(shown: str) -> str:
    return " ".join(shown.casefold().split())


def _tidy(raw: str) -> str:
    shown = " ".join(raw.split()).strip(_AROUND).rstrip(":;> ").strip(_AROUND)
    while shown and _BRACKETS.get(shown[0]) == shown[-1] and shown[0] not in shown[1:]:
        shown = shown[1:-1].strip(_AROUND + ":")
    return shown


def _without_bracket(shown: str) -> tuple[str, str]:
    """The label before a bracket at its end, and what the bracket holds: "Robin (11)", "Robin, 11"."""
    found = _AFTER.fullmatch(shown)
    if found is None:
        return shown, ""
    return found["base"], found["inside"] or found["square"] or found["age"] or ""


def _kind(base: str, inside: str) -> Kind:
    if not _has_only_label_characters(base):
        return Kind.FIELD
    numbered = _NUMBERED.fullmatch(base)
    words = (numbered["base"] if numbered else base).split()
    plain = [_bare(word.casefold()) for word in words]
    if _is_role(words, plain):
        return Kind.ROLE
    if _CODE.fullmatch(base) and _is_code(base) and plain[0] not in vocabulary.FIELDS:
        return Kind.CODE
    if _is_sentence_or_field(words, plain):
        return Kind.FIELD
    if not all(_is_name_word(word) for word in words if word.casefold() not in vocabulary.PARTICLES):
        return Kind.OTHER
    if not _is_name_word(words[-1]):
        return Kind.OTHER
    return Kind.ROLE if inside and _kind(inside, "") is Kind.ROLE else Kind.NAME


def _has_only_label_characters(base: str) -> bool:
    """Letters and marks of any script, digits, and the few signs that stand in names; one letter at least."""
    letters = 0
    for character in base:
        group = unicodedata.category(character)[0]
        if group == "L":
            letters += 1
        elif group not in "MN" and not character.isspace() and character not in _INSIDE_WORDS:
            return False
    return letters > 0


def _is_role(words: list[str], plain: list[str]) -> bool:
    last = plain[-1]
    if len(words) == 1:
        return last in vocabulary.ROLES and (len(last) > 1 or words[0].isupper())
    if len(last) < 2 or last not in vocabulary.ROLES:
        return False
    return all(
        word in vocabulary.ROLES
        or word in vocabulary.MODIFIERS
        or word in vocabulary.PARTICLES
        or (_is_name_word(said) and word not in vocabulary.ASIDES and word not in vocabulary.FIELDS)
        for said, word in zip(words, plain, strict=True)
    )


def _is_code(base: str) -> bool:
    letters = [character for character in base if character.isalpha()]
    return len(letters) <= 2 or sum(character.isupper() for character in letters) >= len(letters) - 1


def _is_sentence_or_field(words: list[str], plain: list[str]) -> bool:
    never = plain[0] in vocabulary.ASIDES or plain[0] in vocabulary.FIELDS or plain[-1] in vocabulary.FIELDS
    if never and not _may_be_initials(words):
        return True
    pairs = zip(words[1:], plain[1:], strict=True)
    return any(word in vocabulary.NEVER_INSIDE and said[0].islower() for said, word in pairs)


def _may_be_initials(words: list[str]) -> bool:
    """ "A" answers "Q", "AM" is Amina Malik, and "IE" the interviewee."""
    first = words[0]
    return len(words) == 1 and first.isupper() and (len(first) == 1 or first.casefold() in vocabulary.INITIALS)


def _is_name_word(word: str) -> bool:
    """Whether a word is written as names are: a capital first, or a script without capitals."""
    letter = next((character for character in word if character.isalpha()), "")
    if letter:
        return not letter.islower() or word.casefold().startswith(("al-", "el-", "d'", "d’", "o'", "o’"))
    return word.strip("()#").isdigit()


def _bare(word: str) -> str:
    """A casefolded word without the signs around it and without a possessive ending."""
    word = word.strip("()[]'’‘\"*_.,#&+/-")
    return word.removesuffix("'s").removesuffix("’s")
