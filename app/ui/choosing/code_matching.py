"""Which codes a few typed letters mean: plain Python, no Qt.

Letters match the beginning of a name, the beginnings of its words ("no to" for "Not being told"), its initials
("nbt"), any part of it, or its group; the better kind of match first, and among equals what was used lately.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from app.coding.rows import PATH_SEPARATOR, CodeId, CodeRow

CLOSE = 0.8
"""How alike two names are, 0 to 1, for a new one to be questioned."""
SHORT = 4
"""With fewer letters than that everything is close to something."""
_LITTLE = frozenset({"a", "an", "the", "of", "and"})


def matching_codes(
    typed: str, codes: Sequence[CodeRow], recent: Sequence[CodeId] = (), limit: int = 50
) -> list[CodeRow]:
    """The codes that match, best first; with nothing typed, recent ones and then the tree's order."""
    used = {code: place for place, code in enumerate(recent)}
    query = _plain(typed)
    ranked = []
    for place, code in enumerate(codes):
        rank = _rank(query, code) if query else 0
        if rank is not None:
            ranked.append((rank, used.get(code.id, len(used)), place, code))
    ranked.sort(key=lambda entry: entry[:3])
    return [entry[3] for entry in ranked[:limit]]


def same_name(typed: str, codes: Sequence[CodeRow]) -> CodeRow | None:
    """The code of exactly this name, whatever its case and spaces."""
    query = _plain(typed)
    return next((code for code in codes if _plain(code.name) == query), None)


def near_duplicate(typed: str, codes: Sequence[CodeRow]) -> CodeRow | None:
    """A code whose name is so close to a new one that it may be meant.

    Close is what differs in the number or the order of its words only, or in a letter here and there.
    """
    query, bones = _plain(typed), _bones(typed)
    if len(query) < SHORT:
        return None
    by_letters, by_words = SequenceMatcher(None, "", query), SequenceMatcher(None, "", " ".join(bones))
    best, found = CLOSE, None
    for code in codes:
        words = _bones(code.name)
        alike = 1.0 if words == bones else 0.0
        for matcher, name in ((by_letters, _plain(code.name)), (by_words, " ".join(words))):
            matcher.set_seq1(name)
            if alike < 1.0 and matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
                alike = max(alike, matcher.ratio())
        if alike > best or (alike == best and found is None):
            best, found = alike, code
    return found


def groups_of(codes: Sequence[CodeRow]) -> list[CodeRow]:
    """Codes a new one can be put under: those that have codes below them already, and top-level ones."""
    parents = {code.parent for code in codes}
    return [code for code in codes if not code.retired and (code.id in parents or code.parent is None)]


def group_name(code: CodeRow) -> str:
    """The path a code stands under, empty at the top."""
    return code.path.rpartition(PATH_SEPARATOR)[0]


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _bones(name: str) -> list[str]:
    """The words of a name that carry it, each in the singular, in the order of the alphabet."""
    words = re.findall(r"\w+", name.casefold().replace("’", "").replace("'", ""))
    return sorted(_singular(word) for word in words if word not in _LITTLE)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _rank(query: str, code: CodeRow) -> int | None:
    name = _plain(code.name)
    words = re.findall(r"\w+", name)
    parts = query.split()
    if name == query:
        return 0
    if name.startswith(query):
        return 1
    if _words_begin(parts, words):
        return 2
    if "".join(word[0] for word in words).startswith(query.replace(" ", "")):
        return 3
    if query in name:
        return 4
    return 5 if all(part in _plain(code.path) for part in parts) else None


def _words_begin(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each part begins a word, in order."""
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in parts)
