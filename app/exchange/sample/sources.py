"""The transcripts of the sample study, as an import would hand them over."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.sample.markup import PlainTranscript
from app.language.turns.finding import find_turns
from app.language.turns.labels import is_interviewer
from app.study.rows import SourceDraft, SourceKind, SpeakerDraft, TurnDraft


@dataclass(frozen=True, slots=True)
class SampleSource:
    """A transcript of the sample: `coder` (from 1) did the marks that name nobody else."""

    file: str
    name: str
    kind: str
    status: str
    collected_on: str
    coder: int
    speakers: Sequence[str]

    @property
    def stem(self) -> str:
        """The file without its ending: how notes, themes and the guide call it."""
        return self.file.removesuffix(".txt")


def source_draft(source: SampleSource, transcript: PlainTranscript) -> SourceDraft:
    """A transcript of the sample as an import would hand it over."""
    text = transcript.text
    found = find_turns(text, known=source.speakers)
    labels = dict.fromkeys(turn.label for turn in found.turns)
    return SourceDraft(
        name=source.name,
        text=text,
        turns=tuple(TurnDraft(turn.start, turn.speech_start, turn.end, turn.label) for turn in found.turns),
        marks=found.marks,
        speakers=tuple(_speaker(label) for label in labels),
        kind=SourceKind(source.kind),
        encoding="utf-8",
        collected_on=source.collected_on,
    )


def _speaker(label: str) -> SpeakerDraft:
    """In the sample a label is the interviewer's or somebody's pseudonym."""
    if is_interviewer(label):
        return SpeakerDraft(label, interviewer=True)
    return SpeakerDraft(label, interviewer=False, participant=label)
