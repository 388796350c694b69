"""What was found as passages to code, and which of them have the code already."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.found_rows import FoundPassage, Reach
from app.coding.model import Coding, Segment
from app.coding.queries.codes import subtree
from app.coding.rows import CodeId
from app.coding.rules.found import reached
from app.language.spans import Span
from app.store.bulk import one_of
from app.study.model import TextVersion, Turn
from app.study.queries import marks, text_of
from app.study.queries.finding import Keep, PlaceRow
from app.study.rows import TurnId, VersionId
from app.study.rules import pieces_of_speech

FindSentences = Callable[[list[str]], list[list[tuple[int, int]]]]
"""Where the sentences of each of many turns begin and end, counted from the turn's first code point."""


def found_passages(
    session: Session,
    places: Sequence[PlaceRow],
    *,
    reach: Reach,
    around: int = 0,
    find_sentences: FindSentences | None = None,
) -> list[FoundPassage]:
    """The passages that places make, source by source in order; the interviewer's places make none.

    `find_sentences` is needed for `Reach.SENTENCE`.
    """
    said = [place for place in places if not place.interviewer]
    in_turns: dict[TurnId, list[PlaceRow]] = defaultdict(list)
    for place in sorted(said, key=lambda place: (place.source, place.version, place.start)):
        in_turns[place.turn].append(place)
    speech = _speech_of(session, list(in_turns))
    passages: list[FoundPassage] = []
    for version, turns in groupby(in_turns.items(), key=lambda item: item[1][0].version):
        text, stamps = text_of(session, version), marks(session, version)
        here = [(turn, rows) for turn, rows in turns if turn in speech]
        spoken = [speech[turn] for turn, _ in here]
        sentences = _sentences(text, spoken, find_sentences if reach is Reach.SENTENCE else None)
        for (_, rows), at, theirs in zip(here, spoken, sentences, strict=True):
            for span, many in reached([row.span for row in rows], at, theirs, reach, around, at.of(text)):
                words = " ".join(piece.of(text) for piece in pieces_of_speech(span, at, stamps))
                passages.append(_passage(rows[0], span, " ".join(words.split()), many))
    return passages


def coded_with(session: Session, code: CodeId, *, below: bool = True) -> Keep:
    """Whether a stretch of a text overlaps a passage of a code (or of the codes below it)."""
    wanted = subtree(session, code) if below else [code]
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for version, start, end in session.execute(
        select(TextVersion.id, Segment.start, Segment.end)
        .join(Segment, Segment.version_id == TextVersion.id)
        .join(Coding, Coding.segment_id == Segment.id)
        .where(one_of(Coding.code_id, wanted))
    ):
        spans[version].append((start, end))
    return Overlaps({version: sorted(theirs) for version, theirs in spans.items()})


class Overlaps:
    """Answers by bisection, however many passages there are."""

    def __init__(self, spans: dict[int, list[tuple[int, int]]]) -> None:
        self._spans = spans
        self._reach: dict[int, list[int]] = {}
        for version, theirs in spans.items():
            furthest, ends = 0, []
            for _, end in theirs:
                furthest = max(furthest, end)
                ends.append(furthest)
            self._reach[version] = ends

    def __call__(self, version: VersionId, span: Span) -> bool:
        before = bisect_left(self._spans.get(version, ()), (span.end,))
        return before > 0 and self._reach[version][before - 1] > span.start


def _speech_of(session: Session, turns: Sequence[TurnId]) -> dict[TurnId, Span]:
    rows = session.execute(select(Turn.id, Turn.speech_start, Turn.end).where(one_of(Turn.id, turns)))
    return {TurnId(turn): Span(start, end) for turn, start, end in rows}


def _sentences(text: str, spoken: Sequence[Span], find: FindSentences | None) -> list[list[Span]]:
    """The sentences of each turn in places of the whole text; only those that lie in it."""
    if find is None:
        return [[] for _ in spoken]
    answer = find([speech.of(text) for speech in spoken])
    return [
        [
            Span(speech.start + start, speech.start + end)
            for start, end in places
            if 0 <= start < end <= len(speech)
        ]
        for speech, places in zip(spoken, answer, strict=True)
    ]


def _passage(row: PlaceRow, span: Span, words: str, places: int) -> FoundPassage:
    return FoundPassage(
        source=row.source,
        source_name=row.source_name,
        version=row.version,
        turn_number=row.turn_number,
        participant=row.participant,
        pseudonym=row.pseudonym,
        perspective=row.perspective,
        perspective_name=row.perspective_name,
        palette=row.palette,
        span=span,
        words=words,
        places=places,
    )
