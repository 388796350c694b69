"""What was said in every transcript, as it is learned from: nothing but the speech of people who count."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.found_rows import Reach
from app.coding.queries.found import FindSentences
from app.language.likeness import WORD
from app.language.snapping import trim
from app.language.spans import Span
from app.language.suggesting import Stretch
from app.problems import Cancelled
from app.study.eligibility import is_included
from app.study.model import Participant, Source, Speaker, TextMark, TextVersion, Turn, VersionText
from app.study.rows import ParticipantId, SourceId, SourceStatus, VersionId
from app.study.rules import pieces_of_speech

LEAST_WORDS = 3
"""A sentence or turn of fewer ("Yeah." "I suppose.") says too little to be like anything."""

AT_A_TIME = 1_000_000
"""Characters of transcripts that are cut into sentences together."""

Progress = Callable[[int, int, str], object]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """A turn of somebody who counts."""

    number: int
    speech: Span
    participant: ParticipantId


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript with everything blanked that is not the speech of people who count; positions stay."""

    source: SourceId
    source_name: str
    version: VersionId
    coded: bool
    """Coded to the end: what has no code was read and left."""
    turns: tuple[SpokenTurn, ...]
    speech: str

    def stretch(self, span: Span) -> Stretch:
        """What was said in a span."""
        return Stretch(self.source, span.start, span.end, span.of(self.speech))

    def turn_at(self, position: int) -> SpokenTurn:
        """The turn that a position is in the speech of."""
        return next(turn for turn in self.turns if turn.speech.start <= position < turn.speech.end)


def transcripts(session: Session, cancelled: IsCancelled = lambda: False) -> list[Transcript]:
    """Every transcript in which somebody who counts is heard, in order of source."""
    turns: dict[int, list[SpokenTurn]] = defaultdict(list)
    for version, number, start, end, person in session.execute(
        select(Turn.version_id, Turn.number, Turn.speech_start, Turn.end, Speaker.participant_id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(Participant, Speaker.participant_id == Participant.id)
        .join(TextVersion, Turn.version_id == TextVersion.id)
        .where(TextVersion.current, is_included(), ~Speaker.interviewer)
        .order_by(Turn.version_id, Turn.start)
    ):
        if person is not None:
            turns[version].append(SpokenTurn(number, Span(start, end), ParticipantId(person)))
    stamps: dict[int, list[Span]] = defaultdict(list)
    for version, start, end in session.execute(
        select(TextMark.version_id, TextMark.start, TextMark.end).order_by(TextMark.version_id, TextMark.start)
    ):
        stamps[version].append(Span(start, end))
    found = []
    for source, name, status, version, text in session.execute(
        select(Source.id, Source.name, Source.status, TextVersion.id, VersionText.text)
        .join(TextVersion, TextVersion.source_id == Source.id)
        .join(VersionText, VersionText.version_id == TextVersion.id)
        .where(TextVersion.current)
        .order_by(Source.id)
    ).yield_per(16):
        if cancelled():
            raise Cancelled
        if theirs := turns.get(version):
            found.append(
                Transcript(
                    source=SourceId(source),
                    source_name=name,
                    version=VersionId(version),
                    coded=status == SourceStatus.CODED.value,
                    turns=tuple(theirs),
                    speech=only_speech(text, [turn.speech for turn in theirs], stamps[version]),
                )
            )
    return found


def usual_reach(read: Mapping[VersionId, Transcript], passages: Sequence[tuple[VersionId, Span]]) -> Reach:
    """Turns where most passages take up at least half of a turn they are in, else sentences."""
    whole = sum(_fills_half_a_turn(read[version], span) for version, span in passages)
    return Reach.TURN if 2 * whole > len(passages) else Reach.SENTENCE


def _fills_half_a_turn(transcript: Transcript, span: Span) -> bool:
    return any(
        2 * (min(turn.speech.end, span.end) - max(turn.speech.start, span.start)) >= len(turn.speech)
        for turn in transcript.turns
        if turn.speech.overlaps(span)
    )


def only_speech(text: str, spoken: Sequence[Span], stamps: Sequence[Span]) -> str:
    """A text of the same length: blanks for time stamps, new lines for whatever else is no speech."""
    kept, at = [], 0
    for speech in spoken:
        kept.append("\n" * (speech.start - at))
        at = speech.start
        for piece in pieces_of_speech(speech, speech, stamps):
            kept += [" " * (piece.start - at), piece.of(text)]
            at = piece.end
        kept.append(" " * (speech.end - at))
        at = speech.end
    return "".join([*kept, "\n" * (len(text) - at)])


def cut(
    read: Sequence[Transcript],
    reach: Reach,
    find_sentences: FindSentences,
    progress: Progress,
    cancelled: IsCancelled,
) -> Iterator[tuple[Transcript, list[Stretch]]]:
    """Every transcript with those of its sentences or turns that say enough.

    Sentences are asked for a good many transcripts at a time, for whoever finds them has to make ready first.
    """
    done = 0
    for some in _some_at_a_time(read):
        if cancelled():
            raise Cancelled
        progress(done, len(read), f"Reading {reach}s")
        spoken = [turn.speech.of(one.speech) for one in some for turn in one.turns]
        whole = [[(0, len(words))] for words in spoken]
        places = iter(find_sentences(spoken) if reach is Reach.SENTENCE else whole)
        for one in some:
            yield one, [one.stretch(span) for span in _spans(one, places)]
        done += len(some)


def _spans(transcript: Transcript, places: Iterator[list[tuple[int, int]]]) -> Iterator[Span]:
    for turn in transcript.turns:
        for start, end in next(places):
            if 0 <= start < end <= len(turn.speech):
                span = trim(transcript.speech, Span(turn.speech.start + start, turn.speech.start + end))
                if sum(1 for _ in WORD.finditer(transcript.speech, span.start, span.end)) >= LEAST_WORDS:
                    yield span


def _some_at_a_time(read: Sequence[Transcript]) -> Iterator[list[Transcript]]:
    some: list[Transcript] = []
    characters = 0
    for one in read:
        some.append(one)
        characters += len(one.speech)
        if characters >= AT_A_TIME:
            yield some
            some, characters = [], 0
    if some:
        yield some
