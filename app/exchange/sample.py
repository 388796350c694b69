"""The sample study that every newcomer meets first: made-up people, their transcripts, coded and ready to compare.

What it holds is written by hand in `resources/sample`: `study.toml` says who took part and what the codes
mean, the transcripts carry their codes as marks (`sample_markup`). Here both are put into a new project by
the same actions a researcher uses. Nothing is drawn by lot, so every sample study is the same.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.queries import code_at
from app.coding.rows import CodeDraft, CodeId, CodingDraft
from app.exchange.sample_guide import SampleQuestion, add_guide
from app.exchange.sample_markup import CodeMark, PlainTranscript, read_markup
from app.exchange.sample_notes import SampleNotes, add_notes, read_notes, subjects
from app.exchange.sample_themes import SampleTheme, add_themes
from app.language.turns import find_turns, is_interviewer
from app.paths import resource
from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.rows import (
    CaseRelation,
    ConsentScope,
    ParticipantDraft,
    ParticipantId,
    SourceDraft,
    SourceKind,
    SourceStatus,
    SpeakerDraft,
    TurnDraft,
)


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A made-up participant, as `study.toml` has them."""

    pseudonym: str
    perspective: str
    role: str
    area: str
    attributes: Mapping[str, str]
    refused: Sequence[str] = ()
    """Scopes of consent that this person did not give."""
    excluded: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class SampleCase:
    """A child whose journey is studied; `links` say who stands how to them."""

    pseudonym: str
    area: str
    links: Mapping[str, str]


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


@dataclass(frozen=True, slots=True)
class SampleCode:
    """A code of the frame; `key` is how the transcripts' marks call it."""

    key: str
    path: str
    definition: str
    when_to_use: str
    when_not: str
    example: str
    colour: int
    brief: str = ""
    near_miss: str = ""
    origin: str = "emergent"
    framework: str = ""
    sets: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SampleChange:
    """What became of a code's record after the first version was frozen, why, and by which coder (from 1)."""

    code: str
    coder: int
    reason: str
    definition: str | None = None
    near_miss: str | None = None


@dataclass(frozen=True, slots=True)
class SampleStudy:
    """Everything the sample study is made of; transcripts by their file."""

    name: str
    areas: Sequence[str]
    agreed: Sequence[str]
    coders: Sequence[str]
    people: Sequence[SamplePerson]
    cases: Sequence[SampleCase]
    sources: Sequence[SampleSource]
    codes: Sequence[SampleCode]
    version: Mapping[str, str]
    """The frozen version's name and note."""
    changes: Sequence[SampleChange]
    memos: Mapping[str, str]
    guide: Sequence[SampleQuestion]
    themes: Sequence[SampleTheme]
    notes: SampleNotes
    transcripts: Mapping[str, PlainTranscript]


def read_sample() -> SampleStudy:
    """Read the sample study as it ships."""
    said = tomllib.loads(resource("sample/study.toml").read_text("utf-8"))
    folder = resource("sample/transcripts")
    sources = [SampleSource(**entry) for entry in said["sources"]]
    return SampleStudy(
        name=said["name"],
        areas=said["areas"],
        agreed=said["consent"]["agreed"],
        coders=said["coders"],
        people=[SamplePerson(**entry) for entry in said["participants"]],
        cases=[SampleCase(**entry) for entry in said["cases"]],
        sources=sources,
        codes=[SampleCode(**entry) for entry in said["codes"]],
        version=said["version"],
        changes=[SampleChange(**entry) for entry in said["changes"]],
        memos=said["memos"],
        guide=[SampleQuestion(**entry) for entry in said["guide"]],
        themes=[SampleTheme(**entry) for entry in said["themes"]],
        notes=read_notes(said),
        transcripts={source.file: _read_transcript(folder / source.file) for source in sources},
    )


def make_sample(project: Project) -> None:
    """Fill a new, empty project with the sample study, in one step."""
    sample = read_sample()
    with project.step("Make sample study") as session:
        _add_people(project, session, sample)
        _add_sources(project, sample)
        _add_codes(project, sample)
        coding.code_passages(project, rows=[row for source in sample.sources for row in _codings(sample, source)])
        _go_on_with_codebook(project, session, sample)
        _set_statuses(project, session, sample)
        _add_guide(project, session, sample)
        _add_themes(project, session, sample)
        _add_notes(project, session, sample)


def _read_transcript(path: Path) -> PlainTranscript:
    return read_markup(path.read_text("utf-8"))


def _add_people(project: Project, session: Session, sample: SampleStudy) -> None:
    areas = {name: study.add_area(project, name=name) for name in sample.areas}
    drafts = [
        ParticipantDraft(
            pseudonym=person.pseudonym,
            perspective=person.perspective,
            role=person.role,
            area=person.area,
            excluded=person.excluded,
            attributes=tuple(person.attributes.items()),
        )
        for person in sample.people
    ]
    study.set_participants(project, rows=drafts)
    ids = {row.pseudonym: row.id for row in queries.participants(session)}
    for person in sample.people:
        _record_consent(project, sample, person, ids[person.pseudonym])
    for case in sample.cases:
        made = study.add_case(project, pseudonym=case.pseudonym, area=areas[case.area])
        for relation, pseudonym in case.links.items():
            study.link_case(project, case=made, participant=ids[pseudonym], relation=CaseRelation(relation))


def _record_consent(
    project: Project, sample: SampleStudy, person: SamplePerson, participant: ParticipantId
) -> None:
    for scope in sample.agreed:
        refused = scope in person.refused
        study.set_consent(
            project,
            participant=participant,
            scope=ConsentScope(scope),
            given=not refused,
            note=person.note if refused else "",
        )


def _add_sources(project: Project, sample: SampleStudy) -> None:
    study.add_sources(project, drafts=[source_draft(sample, source) for source in sample.sources])


def source_draft(sample: SampleStudy, source: SampleSource) -> SourceDraft:
    """A transcript of the sample as an import would hand it over."""
    text = sample.transcripts[source.file].text
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


def _add_codes(project: Project, sample: SampleStudy) -> None:
    drafts = [
        CodeDraft(
            line,
            code.path,
            {
                "brief": code.brief,
                "definition": code.definition,
                "when_to_use": code.when_to_use,
                "when_not": code.when_not,
                "example": code.example,
                "near_miss": code.near_miss,
                "origin": code.origin,
                "framework": code.framework,
                "colour": code.colour,
            },
            tuple(code.sets),
        )
        for line, code in enumerate(sample.codes, 1)
    ]
    coding.import_codebook(project, drafts=drafts, author=sample.coders[0])


def _go_on_with_codebook(project: Project, session: Session, sample: SampleStudy) -> None:
    """A version is frozen after the first round; what changes then puts some coding in doubt."""
    version = sample.version
    coding.freeze_codebook(project, name=version["name"], note=version["note"], author=sample.coders[0])
    paths = {code.key: code.path for code in sample.codes}
    for change in sample.changes:
        code = code_at(session, paths[change.code]).id
        coding.edit_code(
            project,
            code=code,
            definition=change.definition,
            near_miss=change.near_miss,
            reason=change.reason,
            author=sample.coders[change.coder - 1],
        )


def _codings(sample: SampleStudy, source: SampleSource) -> list[CodingDraft]:
    paths = {code.key: code.path for code in sample.codes}
    return [
        CodingDraft(
            source=source.name,
            start=mark.span.start,
            end=mark.span.end,
            code=paths[mark.key],
            coder=_coder(sample, source, mark),
            memo=sample.memos[mark.memo] if mark.memo else "",
        )
        for mark in sample.transcripts[source.file].marks
    ]


def _coder(sample: SampleStudy, source: SampleSource, mark: CodeMark) -> str:
    return sample.coders[(source.coder - 1 + mark.second) % len(sample.coders)]


def _set_statuses(project: Project, session: Session, sample: SampleStudy) -> None:
    ids = {row.name: row.id for row in queries.sources(session)}
    for status in SourceStatus:
        named = [ids[source.name] for source in sample.sources if source.status == status]
        study.set_status(project, sources=named, status=status)


def _add_guide(project: Project, session: Session, sample: SampleStudy) -> None:
    ids = {row.name: row.id for row in queries.sources(session)}
    asked_in = {
        source.file.removesuffix(".txt"): ids[source.name]
        for source in sample.sources
        if source.kind != SourceKind.FIELD_NOTE
        and source.status != SourceStatus.NEW
        and _has_questions(sample, source)
    }
    add_guide(project, sample.guide, _codes_by_key(session, sample), asked_in)


def _add_themes(project: Project, session: Session, sample: SampleStudy) -> None:
    versions = {row.name: row.version for row in queries.sources(session)}
    texts = {
        source.file.removesuffix(".txt"): (versions[source.name], sample.transcripts[source.file].text)
        for source in sample.sources
    }
    add_themes(project, sample.themes, _codes_by_key(session, sample), texts, sample.coders[0])


def _add_notes(project: Project, session: Session, sample: SampleStudy) -> None:
    sources = {row.name: row for row in queries.sources(session)}
    stems = {source.file.removesuffix(".txt"): source for source in sample.sources}
    texts = {
        stem: (sources[source.name].id, sources[source.name].version, sample.transcripts[source.file].text)
        for stem, source in stems.items()
    }
    observers = {stem: sample.coders[source.coder - 1] for stem, source in stems.items()}
    things = subjects(session, _codes_by_key(session, sample))
    add_notes(project, sample.notes, sample.coders, observers, texts, things)


def _codes_by_key(session: Session, sample: SampleStudy) -> dict[str, CodeId]:
    paths = {row.path: row.id for row in codings.codes(session)}
    return {code.key: paths[code.path] for code in sample.codes}


def _has_questions(sample: SampleStudy, source: SampleSource) -> bool:
    return any(speaker.interviewer for speaker in source_draft(sample, source).speakers)
