"""Names found in one place of a text, found in its others, and taken for the same wherever they stand."""

from collections.abc import Iterator, Sequence

from app.language.names import vocabulary
from app.language.names.mentions import Mention, NameKind, Why
from app.language.names.words import Word, in_one_breath, words_of

_RANKS = {why: rank for rank, why in enumerate(Why)}
_OF_WORDS = frozenset((NameKind.PERSON, NameKind.PLACE, NameKind.SCHOOL, NameKind.ORGANISATION, NameKind.OTHER))


def again(heard: str, words: Sequence[Word], found: Sequence[Mention]) -> Iterator[Mention]:
    """Words that were found as names, or as parts of names, and stand elsewhere with a capital too."""
    named: dict[str, NameKind] = {}
    for one in _surest_first(found):
        if one.kind in _OF_WORDS:
            for word in words_of(one.span.of(heard)):
                if word.capital and not _is_no_name(word):
                    named.setdefault(word.said, one.kind)
    for at, word in enumerate(words):
        kind = named.get(word.said)
        if kind is None or len(word.said) == 1:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        follows = after is not None and after.plain in vocabulary.SAYING and in_one_breath(heard, word, after)
        if not word.initial or follows or word.owns or word.plain not in vocabulary.ALSO_WORDS:
            yield Mention(word.span, kind, Why.AGAIN)


def of_one_kind(heard: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """What only its capital tells of takes the kind that the same words have where more is known."""
    kinds: dict[str, NameKind] = {}
    for one in _surest_first(found):
        words = one.span.of(heard)
        kinds.setdefault(words, one.kind)
        if one.why is not Why.CAPITAL:
            kinds.setdefault(words.split()[0], one.kind)
    for one in found:
        yield one if one.why is not Why.CAPITAL else Mention(one.span, kinds[one.span.of(heard)], one.why)


def _surest_first(found: Sequence[Mention]) -> list[Mention]:
    return sorted(found, key=lambda one: _RANKS[one.why])


def _is_no_name(word: Word) -> bool:
    return (
        word.plain in vocabulary.GENERIC
        or word.plain in vocabulary.TITLES
        or word.plain in vocabulary.ORDINARY_CAPITALS
    )
