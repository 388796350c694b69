"""Studies in one line, for tests: synthetic people only."""

from collections.abc import Sequence
from pathlib import Path

from app import studyfile
from app.coding import actions as coding
from app.coding.rows import CodeId, CodingDraft, CodingId, PassageKind, PassageRow, SegmentId, Voice
from app.language.spans import Span
from app.store.project import Project
from app.study import actions, queries
from app.study.rows import (
    ConsentScope,
    ParticipantId,
    SourceDraft,
    SourceId,
    SourceStatus,
    SpeakerDraft,
    TurnDraft,
    VersionId,
)

CHILD, CARER, PRACTITIONER = "Children and young people", "Carers", "Practitioners"
INTERVIEWER = "Interviewer"


def new_study(folder: Path, *, passphrase: str | None = None, name: str = "Test study") -> Project:
    """An empty study in a folder, its backups beside it."""
    return studyfile.create(
        folder / "study.counterpoint", passphrase, name=name, home=folder / "home", person="Tester"
    )


def reopen(project: Project, passphrase: str | None = None) -> Project:
    """The same study, opened again after closing."""
    project.close()
    return studyfile.open_study(project.path, passphrase, home=project.path.parent / "home", person="Tester")


def dialogue(name: str, lines: Sequence[tuple[str, str]], speakers: Sequence[SpeakerDraft] = ()) -> SourceDraft:
    """A transcript of (label, words) lines; labels are participants of that name unless said otherwise."""
    text, turns = "", []
    for label, words in lines:
        start = len(text)
        text += f"{label}: {words}"
        turns.append(TurnDraft(start, start + len(label) + 2, len(text), label))
        text += "\n"
    told = {speaker.label: speaker for speaker in speakers}
    whose = [
        told.get(label) or SpeakerDraft(label, label == INTERVIEWER, "" if label == INTERVIEWER else label)
        for label in dict.fromkeys(label for label, _ in lines)
    ]
    return SourceDraft(name, text, tuple(turns), speakers=tuple(whose))


def speaker(label: str, perspective: str, *, area: str = "", role: str = "") -> SpeakerDraft:
    """A participant of the label's name."""
    return SpeakerDraft(label, interviewer=False, participant=label, perspective=perspective, role=role, area=area)


def add(project: Project, *drafts: SourceDraft) -> list[SourceId]:
    """Import transcripts."""
    return actions.add_sources(project, drafts=drafts)


def version_of(project: Project, source: SourceId) -> VersionId:
    """The current version of a source."""
    with project.reading() as session:
        return queries.transcript(session, source).version


def text_of(project: Project, source: SourceId) -> str:
    """The words of a source."""
    with project.reading() as session:
        return queries.transcript(session, source).text


def place_of(project: Project, source: SourceId, words: str) -> Span:
    """Where words stand in a source."""
    start = text_of(project, source).index(words)
    return Span(start, start + len(words))


def code(project: Project, source: SourceId, words: str, path: str, coder: str = "Ada") -> None:
    """Code words of a source with the code of a path, made when missing."""
    span = place_of(project, source, words)
    with project.reading() as session:
        name = queries.transcript(session, source).name
    coding.code_passages(project, rows=[CodingDraft(name, span.start, span.end, path, coder)])


def person(project: Project, pseudonym: str) -> ParticipantId:
    """The participant of a pseudonym."""
    with project.reading() as session:
        return next(row.id for row in queries.participants(session) if row.pseudonym == pseudonym)


def all_coded(project: Project) -> None:
    """Mark every source fully coded."""
    with project.reading() as session:
        every = [row.id for row in queries.sources(session)]
    actions.set_status(project, sources=every, status=SourceStatus.CODED)


def allow_quotes(project: Project, *pseudonyms: str) -> None:
    """Record the quote scope."""
    for pseudonym in pseudonyms:
        actions.set_consent(project, participant=person(project, pseudonym), scope=ConsentScope.QUOTE, given=True)


def signed_off(project: Project) -> None:
    """Sign every source off as pseudonymised, texts and pictures."""
    with project.reading() as session:
        every = [row.id for row in queries.sources(session)]
        every += [row.id for row in queries.picture_sources(session)]
    actions.sign_off(project, sources=every, by="Tester", on="2026-11-29")


def passage_row(number: int, voices: Sequence[Voice]) -> PassageRow:
    """A passage of no real study, for what only shows passages."""
    return PassageRow(
        coding=CodingId(number),
        segment=SegmentId(number),
        kind=PassageKind.TEXT,
        source=SourceId(1),
        source_name="S",
        version=VersionId(1),
        start=number,
        end=number + 1,
        text="words",
        speech="words",
        before="",
        after="",
        turn_number=1,
        code=CodeId(1),
        code_path="Moving",
        coder="Ada",
        memo="",
        voices=tuple(voices),
    )
