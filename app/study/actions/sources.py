"""Sources: bringing transcripts in, naming them, saying whose words they are and how far coding has come."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.language.spans import words_hash
from app.problems import Problem
from app.store import bulk
from app.store.project import Project
from app.study import index
from app.study.actions import finding
from app.study.model import (
    Participant,
    Source,
    SourceFile,
    Speaker,
    TextMark,
    TextVersion,
    Turn,
    VersionText,
)
from app.study.rows import ParticipantId, SourceDraft, SourceId, SourceStatus, SpeakerDraft, SpeakerId
from app.study.rules import check_draft, clean_name, unique_name


def add_sources(project: Project, *, drafts: Sequence[SourceDraft]) -> list[SourceId]:
    """Store transcripts in one step, adding participants, perspectives and areas they name.

    A second source of the same name gets " (2)".
    """
    for draft in drafts:
        check_draft(draft)
    with project.step("Import transcripts") as session:
        taken = set(session.scalars(select(Source.name)))
        added = []
        for draft in drafts:
            name = unique_name(clean_name(draft.name), taken)
            taken.add(name)
            added.append(_add(session, draft, name))
        return added


def rename_source(project: Project, *, source: SourceId, name: str) -> None:
    """Give a source another name."""
    with project.step("Rename source") as session:
        row = finding.get(session, Source, source, "source")
        finding.refuse_taken(session, Source.name, clean_name(name), row)
        row.name = clean_name(name)


def remove_source(project: Project, *, source: SourceId) -> None:
    """Remove a source with its text and coding; its participants stay."""
    with project.step("Remove source") as session:
        finding.get(session, Source, source, "source")
        session.execute(delete(Source).where(Source.id == source))


def set_status(project: Project, *, sources: Sequence[SourceId], status: SourceStatus) -> None:
    """Say how far the coding of sources has come."""
    with project.step("Set status") as session:
        session.execute(
            update(Source)
            .where(Source.id.in_(sources), Source.status != status.value)
            .values(status=status.value)
            .execution_options(synchronize_session=False)
        )


def assign_speaker(
    project: Project,
    *,
    speaker: SpeakerId,
    participant: ParticipantId | None = None,
    interviewer: bool = False,
) -> None:
    """Say whose label this is: a participant's, the interviewer's, or (neither) nobody's yet."""
    if interviewer and participant is not None:
        raise Problem("A speaker is either the interviewer or a participant.")
    with project.step("Assign speaker") as session:
        row = finding.get(session, Speaker, speaker, "speaker")
        if participant is not None:
            finding.get(session, Participant, participant, "participant")
        row.interviewer, row.participant_id = interviewer, participant


def _add(session: Session, draft: SourceDraft, name: str) -> SourceId:
    source = Source(
        name=name,
        kind=draft.kind.value,
        status=SourceStatus.NEW.value,
        collected_on=draft.collected_on,
        format=draft.format,
        encoding=draft.encoding,
        file_name=draft.file_name,
        file_sha256=draft.file_sha256,
    )
    session.add(source)
    session.flush()
    version = TextVersion(
        source_id=source.id,
        number=1,
        characters=len(draft.text),
        words=len(draft.text.split()),
        sha256=words_hash(draft.text),
    )
    session.add(version)
    session.flush()
    session.execute(insert(VersionText).values(version_id=version.id, text=draft.text))
    if draft.file_bytes is not None:
        session.execute(insert(SourceFile).values(source_id=source.id, content=draft.file_bytes))
    _add_turns(session, draft, version, _add_speakers(session, draft, source.id))
    return SourceId(source.id)


def _add_speakers(session: Session, draft: SourceDraft, source: int) -> dict[str, int]:
    """The label of every turn -> its speaker's id."""
    known = {speaker.label: speaker for speaker in draft.speakers}
    ids: dict[str, int] = {}
    for label in dict.fromkeys(turn.label for turn in draft.turns):
        whose = known.get(label)
        speaker = Speaker(
            source_id=source,
            label=label,
            interviewer=whose is not None and whose.interviewer,
            participant_id=_participant_of(session, whose),
        )
        session.add(speaker)
        session.flush()
        ids[label] = speaker.id
    return ids


def _participant_of(session: Session, whose: SpeakerDraft | None) -> int | None:
    if whose is None or whose.interviewer or not whose.participant.strip():
        return None
    person = finding.participant(session, whose.participant)
    if whose.perspective.strip():
        person.perspective_id = finding.perspective(session, whose.perspective).id
    if whose.role.strip():
        person.role = whose.role.strip()
    if whose.area.strip():
        person.area_id = finding.area(session, whose.area).id
    return person.id


def _add_turns(session: Session, draft: SourceDraft, version: TextVersion, speakers: dict[str, int]) -> None:
    first = index.next_turn(session)
    turns = list(enumerate(draft.turns, first))
    bulk.insert(
        session,
        Turn,
        ("id", "version_id", "speaker_id", "number", "start", "speech_start", "end"),
        (
            (turn, version.id, speakers[one.label], turn - first + 1, one.start, one.speech_start, one.end)
            for turn, one in turns
        ),
    )
    bulk.insert(
        session,
        TextMark,
        ("version_id", "start", "end"),
        ((version.id, mark.start, mark.end) for mark in draft.marks),
    )
    index.add(session, draft.text, ((turn, one.speech_start, one.end) for turn, one in turns), draft.marks)
