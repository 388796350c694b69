"""What a section could quote: the passages that may be, and of the others why they may not. No Qt."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.coding.rows import PassageRow, SegmentId, Voice
from app.language.spans import Span
from app.safeguards.reasons import Reason
from app.study.rows import SourceId

BRIEFLY = {
    Reason.NO_CONSENT: "no consent",
    Reason.NOT_SIGNED_OFF: "not signed off",
    Reason.CONCERN: "with a concern",
    Reason.WAITING: "waiting for their place",
    Reason.NAMES_LEFT_OUT: "naming somebody left out",
    Reason.RAW_NAME: "with a real name",
}
"""Reasons as they go on after a number; the others as they are."""


def briefly(reason: Reason) -> str:
    """A reason in a word or two."""
    return BRIEFLY.get(reason, reason.value)


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage of a section as it could be quoted."""

    segment: SegmentId
    source: SourceId | None
    span: Span
    turn_number: int
    source_name: str
    words: str
    """What is said in it: nobody's label, no time stamp, no word of the interviewer's."""
    voices: tuple[Voice, ...]
    said_of: str
    """The codes it has in this section, or how it stands to the assumption."""
    why_not: Reason | None = None

    @property
    def voice(self) -> Voice:
        """Whose words they are, where they are one person's."""
        return self.voices[0]

    def holds(self, words: Sequence[str]) -> bool:
        """Whether it, or what is told of it, has all these words in it."""
        told = [(voice.pseudonym, voice.role, voice.area_name) for voice in self.voices]
        text = " ".join([self.words, self.source_name, *(part for parts in told for part in parts)]).casefold()
        return all(word in text for word in words)


def offered(passages: Iterable[PassageRow], why_not: Mapping[SegmentId, Reason]) -> list[Offered]:
    """The passages in which somebody speaks, each once with all its codes, in their order.

    `why_not` holds the segments that may not be quoted.
    """
    found: dict[SegmentId, list[PassageRow]] = {}
    for passage in passages:
        if passage.voices and passage.speech.strip():
            found.setdefault(passage.segment, []).append(passage)
    return [
        Offered(
            segment=segment,
            source=rows[0].source,
            span=rows[0].span,
            turn_number=rows[0].turn_number,
            source_name=rows[0].source_name,
            words=rows[0].speech,
            voices=rows[0].voices,
            said_of=" · ".join(dict.fromkeys(row.code_path for row in rows)),
            why_not=why_not.get(segment),
        )
        for segment, rows in found.items()
    ]


def reasons(rows: Iterable[Offered]) -> list[tuple[Reason, int]]:
    """How many passages cannot be quoted for each reason, in a fixed order."""
    counts = Counter(row.why_not for row in rows if row.why_not is not None)
    return [(why, counts[why]) for why in Reason if counts[why]]


def by_perspective(rows: Iterable[Offered], order: Callable[[Offered], int]) -> list[list[Offered]]:
    """The rows in groups, the child's perspective first."""
    groups: dict[int, list[Offered]] = {}
    for row in rows:
        groups.setdefault(order(row), []).append(row)
    return [groups[key] for key in sorted(groups)]
