"""Whose words a report quotes, which of them, and how long.

Plain Python, as `rules` is. Deterministic: the same passages in the same order give the same quotes. A passage in
which several people speak is counted but never quoted: apart from their transcript its words no longer say whose
they are.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.coding.rows import PassageRow, Voice
from app.study.rows import ParticipantId

CUT = "[…]"
SHORT = 5
"""Passages of so few words are quoted only when there is nothing longer."""
MOST_BY_ONE = 3
SHARE_OF_ONE = 4
"""A person should not supply more than `MOST_BY_ONE` quotes, nor more than one in `SHARE_OF_ONE` (DOMAIN R-02)."""

_LETTERS_PER_WORD = 10
_SENTENCE_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”’]*")


def tidy(words: str) -> str:
    """The words on one line, with single spaces."""
    return " ".join(words.split())


def cut_quote(words: str, limit: int) -> str:
    """At most about `limit` words, cut after a sentence where one ends in time, with […] for the rest."""
    whole = tidy(words)
    room = " ".join(whole.split(" ")[:limit])[: limit * _LETTERS_PER_WORD]
    if room == whole:
        return whole
    ends = [found.end() for found in _SENTENCE_END.finditer(room)]
    if ends and ends[-1] * 3 >= len(room):
        room = room[: ends[-1]]
    elif not whole[len(room)].isspace() and " " in room:
        room = room[: room.rindex(" ")]
    return f"{room.rstrip().removesuffix(CUT).rstrip()} {CUT}"


def kept_words(words: str, keep: Sequence[tuple[int, int]]) -> str:
    """The stretches of the words that an author kept, with […] for the rest; all of them where none is named."""
    if not keep:
        return words
    before = [CUT] if keep[0][0] > 0 else []
    after = [CUT] if keep[-1][1] < len(words) else []
    return " ".join([*before, f" {CUT} ".join(words[start:end] for start, end in keep), *after])


def may_be_quoted(passage: PassageRow) -> bool:
    """Whether these are one participant's words, and that person agreed to be quoted."""
    return len(passage.voices) == 1 and passage.voices[0].quotable and bool(tidy(passage.speech))


def choose_quotes(
    passages: Iterable[PassageRow],
    wanted: int,
    *,
    quoted: Counter[ParticipantId] | None = None,
    taken: Sequence[PassageRow] = (),
) -> list[PassageRow]:
    """The quotes of one perspective on one theme, best first.

    Words that say something before very short ones; another person before a second quote of the same; words not
    quoted in this report yet (`taken`) before a repetition; people quoted less so far (`quoted`), then another
    area; then the order of the passages.
    """
    so_far = Counter[ParticipantId]() if quoted is None else quoted
    left = [
        _Candidate.of(order, passage, taken) for order, passage in enumerate(passages) if may_be_quoted(passage)
    ]
    chosen: list[_Candidate] = []
    while left and len(chosen) < wanted:
        people = Counter(candidate.voice.participant for candidate in chosen)
        areas = Counter(candidate.voice.area_name for candidate in chosen)
        best = min(left, key=lambda candidate: candidate.rank(people, so_far, areas))
        chosen.append(best)
        left = [candidate for candidate in left if not _overlap(candidate.passage, best.passage)]
    return [candidate.passage for candidate in chosen]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage that may be quoted, and what speaks for and against it."""

    order: int
    passage: PassageRow
    voice: Voice
    short: bool
    repeated: bool

    @classmethod
    def of(cls, order: int, passage: PassageRow, taken: Sequence[PassageRow]) -> "_Candidate":
        short = len(passage.speech.split()) <= SHORT
        repeated = any(_overlap(passage, earlier) for earlier in taken)
        return cls(order, passage, passage.voices[0], short, repeated)

    def rank(
        self, people: Counter[ParticipantId], so_far: Counter[ParticipantId], areas: Counter[str]
    ) -> tuple[bool, int, bool, int, int, int]:
        person = self.voice.participant
        return (self.short, people[person], self.repeated, so_far[person], areas[self.voice.area_name], self.order)


def _overlap(one: PassageRow, other: PassageRow) -> bool:
    return one.version == other.version and one.start < other.end and other.start < one.end


def lower_first(name: str) -> str:
    """A name as it stands inside a sentence: "Carers" becomes "carers", "IROs" stays."""
    return name if len(name) > 1 and name[:2].isupper() else name[:1].lower() + name[1:]


def out_of_balance(quotes: Sequence[tuple[ParticipantId, str]]) -> list[str]:
    """The pseudonyms of people who supply too many of a report's quotes, most first."""
    counts = Counter(quotes)
    enough = len(quotes) >= 2 * SHARE_OF_ONE
    return [
        pseudonym
        for (_, pseudonym), count in counts.most_common()
        if count > MOST_BY_ONE or (enough and count * SHARE_OF_ONE > len(quotes))
    ]
