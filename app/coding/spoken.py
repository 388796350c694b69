"""What participants say in passages that need no code: their speech alone, and whose it is, for quoting."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.coding.model import Segment, SegmentTurn
from app.coding.passages import Texts, voices_of
from app.coding.rows import SegmentId, Voice
from app.coding.rules import LEFT_OUT
from app.language.spans import Span
from app.store.bulk import one_of
from app.study.model import Speaker, TextVersion, Turn
from app.study.rules import pieces_of_speech


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of a passage without labels, stamps and the interviewer's turns, and who says them."""

    words: str
    voices: tuple[Voice, ...]

    @property
    def may_be_quoted(self) -> bool:
        """Whether these are one participant's words, and that person agreed to be quoted."""
        return len(self.voices) == 1 and self.voices[0].quotable and bool(self.words)


def spoken_in(session: Session, segments: Collection[int]) -> dict[SegmentId, Spoken]:
    """Passage -> what is said in it, in texts that are shown now; of people left out of the study nothing."""
    rows = session.execute(
        select(Segment.id, Segment.version_id, Segment.start, Segment.end, Turn.speech_start, Turn.end, Speaker)
        .join(SegmentTurn, SegmentTurn.segment_id == Segment.id)
        .join(Turn, SegmentTurn.turn_id == Turn.id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(TextVersion, Segment.version_id == TextVersion.id)
        .where(one_of(Segment.id, segments), TextVersion.current, Speaker.participant_id.is_not(None))
        .order_by(Segment.version_id, Segment.id, Turn.start)
    ).all()
    voices = voices_of(session, {speaker.participant_id for *_, speaker in rows if speaker.participant_id})
    texts = Texts(session, [version for _, version, *_ in rows if version is not None])
    said: dict[SegmentId, list[tuple[Voice, str]]] = defaultdict(list)
    for segment, version, start, end, speech_start, speech_end, speaker in rows:
        voice, included = voices[speaker.participant_id]
        if not included or version is None:
            continue
        text, marks, _ = texts.of(version)
        pieces = pieces_of_speech(Span(start, end), Span(speech_start, speech_end), marks)
        words = " ".join(" ".join(piece.of(text) for piece in pieces).split())
        if words:
            said[SegmentId(segment)].append((voice, words))
    return {
        segment: Spoken(
            LEFT_OUT.join(words for _, words in parts),
            tuple({voice.participant: voice for voice, _ in parts}.values()),
        )
        for segment, parts in said.items()
    }
