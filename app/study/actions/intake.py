"""Storing transcripts inside a step: rows are collected first and written table by table.

One search-index write at the end instead of one a transcript: the index would otherwise be folded to the
file before every next row (measured: a third of an import).
"""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.language.spans import words_hash
from app.store import bulk
from app.store.base import new_guid, now
from app.study import index
from app.study.actions.known import Known
from app.study.model import Source, SourceFile, Speaker, TextMark, TextVersion, Turn, VersionText
from app.study.rows import SourceDraft, SourceId, SourceStatus, SpeakerDraft
from app.study.rules import clean_name, unique_name


class Intake:
    """Transcripts on their way into the study; nothing is written before `store`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known = Known(session)
        self._names = set(session.scalars(select(Source.name)))
        self._source = _last(session, Source.id)
        self._version = _last(session, TextVersion.id)
        self._speaker = _last(session, Speaker.id)
        self._turn = _last(session, Turn.id)
        self._sources: list[tuple[Any, ...]] = []
        self._files: list[tuple[int, bytes]] = []
        self._versions: list[tuple[Any, ...]] = []
        self._texts: list[tuple[int, str]] = []
        self._speakers: list[tuple[Any, ...]] = []
        self._turns: list[tuple[int, ...]] = []
        self._marks: list[tuple[int, int, int]] = []
        self._spoken: list[tuple[int, SourceDraft]] = []

    def add(self, draft: SourceDraft) -> SourceId:
        """Take one transcript in, with the participants, perspectives and areas it names."""
        self._source += 1
        self._version += 1
        name = unique_name(clean_name(draft.name), self._names)
        self._names.add(name)
        self._sources.append(
            (
                self._source,
                name,
                draft.kind.value,
                SourceStatus.NEW.value,
                draft.collected_on,
                draft.format,
                draft.encoding,
                draft.file_name,
                draft.file_sha256,
                "",
                new_guid().bytes,
                now(),
            )
        )
        words = len(draft.text.split())
        self._versions.append(
            (
                self._version,
                self._source,
                1,
                len(draft.text),
                words,
                words_hash(draft.text),
                True,
                new_guid().bytes,
                now(),
            )
        )
        self._texts.append((self._version, draft.text))
        if draft.file_bytes is not None:
            self._files.append((self._source, draft.file_bytes))
        self._add_turns(draft)
        return SourceId(self._source)

    def store(self) -> None:
        """Write everything that was taken in."""
        self._session.flush()
        for kind, columns, rows in (
            (
                Source,
                "id name kind status collected_on format encoding file_name file_sha256 made_by guid made_at",
                self._sources,
            ),
            (SourceFile, "source_id content", self._files),
            (TextVersion, "id source_id number characters words sha256 current guid made_at", self._versions),
            (VersionText, "version_id text", self._texts),
            (Speaker, "id source_id label interviewer participant_id", self._speakers),
            (Turn, "id version_id speaker_id number start speech_start end", self._turns),
            (TextMark, "version_id start end", self._marks),
        ):
            bulk.insert(self._session, kind, columns.split(), rows)
        for first, draft in self._spoken:
            speech = [(turn, one.speech_start, one.end) for turn, one in enumerate(draft.turns, first)]
            index.add(self._session, draft.text, speech, draft.marks)

    def _add_turns(self, draft: SourceDraft) -> None:
        whose = {speaker.label: speaker for speaker in draft.speakers}
        speakers: dict[str, int] = {}
        first = self._turn + 1
        for number, turn in enumerate(draft.turns, 1):
            if turn.label not in speakers:
                speakers[turn.label] = self._add_speaker(turn.label, whose.get(turn.label))
            self._turn += 1
            self._turns.append(
                (
                    self._turn,
                    self._version,
                    speakers[turn.label],
                    number,
                    turn.start,
                    turn.speech_start,
                    turn.end,
                )
            )
        self._marks += [(self._version, mark.start, mark.end) for mark in draft.marks]
        self._spoken.append((first, draft))

    def _add_speaker(self, label: str, whose: SpeakerDraft | None) -> int:
        self._speaker += 1
        interviewer = whose is not None and whose.interviewer
        self._speakers.append((self._speaker, self._source, label, interviewer, self._participant(whose)))
        return self._speaker

    def _participant(self, whose: SpeakerDraft | None) -> int | None:
        """The participant a label belongs to, told what the draft knows of them."""
        if whose is None or whose.interviewer or not whose.participant.strip():
            return None
        person = self._known.participant(whose.participant)
        if whose.perspective.strip():
            person.perspective_id = self._known.perspective(whose.perspective)
        if whose.role.strip():
            person.role = whose.role.strip()
        if whose.area.strip():
            person.area_id = self._known.area(whose.area)
        return person.id


def _last(session: Session, column: InstrumentedAttribute[int]) -> int:
    return session.scalar(select(func.max(column))) or 0
