"""What is agreed before transcripts are stored: whose each label is; no widget and no storing here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.exchange.speakers import SpeakerLine, SpeakerMapping
from app.exchange.transcripts import LabelCount, Reading, draft_of, label_of_all
from app.language.turns.labels import is_interviewer
from app.study.rows import ParticipantRow, SourceDraft, SourceKind
from app.study.rules import OBSERVER


@dataclass(frozen=True, slots=True)
class Whose:
    """One label of one file, and whose it is said to be."""

    label: str
    turns: int
    first_words: str
    interviewer: bool
    participant: str
    perspective: str = ""
    role: str = ""
    area: str = ""

    @property
    def settled(self) -> bool:
        """Whether it can be stored: the interviewer's, or a named participant's."""
        return self.interviewer or bool(self.participant.strip())


@dataclass(frozen=True, slots=True)
class Agreed:
    """One file that was read, with what is agreed about it."""

    reading: Reading
    speakers: tuple[Whose, ...]
    wanted: bool = True
    kind: SourceKind | None = None
    """None: by how many participants are heard in it."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.reading.path

    @property
    def ready(self) -> bool:
        """Whether it is wanted and can be stored."""
        return self.wanted and self.reading.problem is None and all(who.settled for who in self.speakers)


def proposed(reading: Reading, people: Mapping[str, ParticipantRow], pseudonyms: Mapping[str, str]) -> Agreed:
    """What holds unless somebody says otherwise: an interviewer's label is the interviewer's, any other a
    participant's of that name; a text without turns is one turn of a participant named after the file, or of the
    observer where it is a field note.

    `pseudonyms` are by the real names, folded, that an open identity key knows.
    """
    if reading.read is None:
        return Agreed(reading, (), wanted=False)
    labels = reading.labels or (LabelCount(label_of_all(reading), 1, _first_words(reading.read.text), 0),)
    return Agreed(reading, tuple(_whose(reading, label, people, pseudonyms) for label in labels))


def _whose(
    reading: Reading, label: LabelCount, people: Mapping[str, ParticipantRow], pseudonyms: Mapping[str, str]
) -> Whose:
    asks = is_interviewer(label.label) if reading.turns else label.label == OBSERVER
    folded = " ".join(label.label.split()).casefold()
    name = "" if asks else label.label if folded in people else pseudonyms.get(folded, label.label)
    return with_what_is_known(Whose(label.label, label.turns, label.first_words, asks, name), people)


def with_what_is_known(whose: Whose, people: Mapping[str, ParticipantRow]) -> Whose:
    """The same, with perspective, role and area of a participant the study knows."""
    known = people.get(whose.participant.casefold())
    if known is None:
        return whose
    return replace(
        whose,
        perspective=known.perspective_name,
        role=known.role,
        area=known.area_name,
        participant=known.pseudonym,
    )


def shared_labels(files: Iterable[Agreed], known: Iterable[str]) -> dict[str, list[int]]:
    """Labels that several files give to the same new participant: perhaps the same person, perhaps not.

    Each with the places of the files among those given. Names the study knows already are no question.
    """
    heard: dict[str, list[int]] = defaultdict(list)
    names = {name.casefold() for name in known}
    for place, file in enumerate(files):
        if file.wanted:
            for whose in file.speakers:
                same = whose.participant.strip().casefold() == whose.label.casefold()
                if not whose.interviewer and same and whose.label.casefold() not in names:
                    heard[whose.label].append(place)
    return {label: places for label, places in heard.items() if len(places) > 1}


def named_after_file(file: Agreed, label: str) -> Agreed:
    """The participant of a label called after the file, so that two people called P1 stay two."""
    several = sum(not whose.interviewer for whose in file.speakers) > 1
    name = f"{file.reading.name} {label}" if several else file.reading.name
    return replace(
        file,
        speakers=tuple(
            replace(whose, participant=name) if whose.label == label and not whose.interviewer else whose
            for whose in file.speakers
        ),
    )


def drafts_of(files: Sequence[Agreed], *, keep_bytes: bool, keep_name: bool) -> list[SourceDraft]:
    """What is to be stored of the files that are wanted."""
    drafts = []
    for file in files:
        if file.ready:
            lines = [
                SpeakerLine(
                    file.reading.name,
                    whose.label,
                    "" if whose.interviewer else whose.participant.strip(),
                    whose.perspective.strip(),
                    whose.role.strip(),
                    whose.area.strip(),
                )
                for whose in file.speakers
            ]
            draft = draft_of(file.reading, SpeakerMapping(lines), keep_bytes=keep_bytes, keep_name=keep_name)
            drafts.append(draft if file.kind is None else replace(draft, kind=file.kind))
    return drafts


def _first_words(text: str) -> str:
    return " ".join(text[:200].split()[:12])
