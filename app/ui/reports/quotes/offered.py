"""What a section could quote: the passages that may be, and of the others why they may not. No Qt."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import PassageRow, SegmentId, Voice
from app.language.spans import Span
from app.study.rows import ParticipantId, SourceId


class WhyNot(StrEnum):
    """Why words cannot be quoted, as a sentence goes on after a number."""

    CONCERN = "open concern"
    UNSIGNED = "not signed off"
    REFUSED = "no consent to quote"
    NOT_RECORDED = "consent not recorded"
    SEVERAL = "several people speak"


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
    why_not: WhyNot | None = None

    @property
    def voice(self) -> Voice:
        """Whose words they are, where they are one person's."""
        return self.voices[0]

    def holds(self, words: Sequence[str]) -> bool:
        """Whether it, or what is told of it, has all these words in it."""
        told = [(voice.pseudonym, voice.role, voice.area_name) for voice in self.voices]
        text = " ".join([self.words, self.source_name, *(part for parts in told for part in parts)]).casefold()
        return all(word in text for word in words)


def offered(
    passages: Iterable[PassageRow],
    consents: dict[ParticipantId, bool | None],
    *,
    unsigned: Collection[int] = (),
    concerns: Collection[int] = (),
) -> list[Offered]:
    """The passages in which somebody speaks, each once with all its codes, in their order.

    `unsigned` are sources nobody signed off, `concerns` segments with an open concern.
    """
    found: dict[SegmentId, list[PassageRow]] = {}
    for passage in passages:
        if passage.voices and passage.speech.strip():
            found.setdefault(passage.segment, []).append(passage)
    return [_offered(rows, consents, unsigned, concerns) for rows in found.values()]


def _offered(
    rows: Sequence[PassageRow],
    consents: dict[ParticipantId, bool | None],
    unsigned: Collection[int],
    concerns: Collection[int],
) -> Offered:
    first = rows[0]
    return Offered(
        segment=first.segment,
        source=first.source,
        span=first.span,
        turn_number=first.turn_number,
        source_name=first.source_name,
        words=first.speech,
        voices=first.voices,
        said_of=" · ".join(dict.fromkeys(row.code_path for row in rows)),
        why_not=_why(first, consents, unsigned, concerns),
    )


def _why(
    passage: PassageRow,
    consents: dict[ParticipantId, bool | None],
    unsigned: Collection[int],
    concerns: Collection[int],
) -> WhyNot | None:
    if passage.segment in concerns:
        return WhyNot.CONCERN
    if len(passage.voices) > 1:
        return WhyNot.SEVERAL
    if not passage.voices[0].quotable:
        recorded = consents.get(passage.voices[0].participant) is not None
        return WhyNot.REFUSED if recorded else WhyNot.NOT_RECORDED
    return WhyNot.UNSIGNED if passage.source in unsigned else None


def reasons(rows: Iterable[Offered]) -> list[tuple[WhyNot, int]]:
    """How many passages cannot be quoted for each reason, in a fixed order."""
    counts = Counter(row.why_not for row in rows if row.why_not is not None)
    return [(why, counts[why]) for why in WhyNot if counts[why]]


def by_perspective(rows: Iterable[Offered], order: Callable[[Offered], int]) -> list[list[Offered]]:
    """The rows in groups, the child's perspective first."""
    groups: dict[int, list[Offered]] = {}
    for row in rows:
        groups.setdefault(order(row), []).append(row)
    return [groups[key] for key in sorted(groups)]
