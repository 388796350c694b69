"""The sample study that every newcomer meets first: made-up people, their transcripts, coded and ready to compare.

What it holds is written by hand in `resources/sample`: `study.toml` says who took part and what the codes
mean, the transcripts carry their codes as marks (`markup`). Here both are put into a new project by
the same actions a researcher uses. Nothing is drawn by lot, so every sample study is the same.
"""

from sqlalchemy.orm import Session

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.rows import CodeId, CodingDraft
from app.exchange.sample.agreements import add_agreements
from app.exchange.sample.claims import add_claims
from app.exchange.sample.codebook import add_codes, go_on_with_codebook
from app.exchange.sample.concerns import add_concerns
from app.exchange.sample.guide import add_guide
from app.exchange.sample.journeys import Known, Told, add_journeys
from app.exchange.sample.markup import CodeMark
from app.exchange.sample.networks import add_networks
from app.exchange.sample.notes import add_notes, subjects
from app.exchange.sample.people import add_people
from app.exchange.sample.pictures import add_pictures
from app.exchange.sample.places import Text
from app.exchange.sample.sources import SampleSource, source_draft
from app.exchange.sample.story import SampleStudy, read_sample
from app.exchange.sample.themes import add_themes
from app.store.project import Project
from app.study import actions as study
from app.study import queries
from app.study.rows import SourceDraft, SourceKind, SourceStatus

_SIGNED_OFF = "2025-06-12"


def make_sample(project: Project) -> None:
    """Fill a new, empty project with the sample study, in one step."""
    sample = read_sample()
    with project.step("Make sample study") as session:
        add_people(
            project, session, areas=sample.areas, agreed=sample.agreed, people=sample.people, cases=sample.cases
        )
        add_agreements(project, session, sample.agreements, sample.retention)
        study.add_sources(project, drafts=_drafts(sample))
        add_codes(project, sample.codes, sample.coders[0])
        coding.code_passages(project, rows=[row for source in sample.sources for row in _codings(sample, source)])
        go_on_with_codebook(
            project,
            session,
            version=sample.version,
            changes=sample.changes,
            paths=sample.paths,
            coders=sample.coders,
        )
        _set_statuses(project, session, sample)
        _add_guide(project, session, sample)
        _add_themes(project, session, sample)
        _add_notes(project, session, sample)
        known = _known(session, sample)
        told = add_journeys(project, sample.journeys, known)
        add_networks(project, sample.networks, known, told)
        add_pictures(project, session, sample.pictures, known, told)
        _sign_off(project, session, sample)
        add_concerns(project, sample.concerns, known.texts, sample.coders)
        _add_claims(project, session, sample, known, told)


def _drafts(sample: SampleStudy) -> list[SourceDraft]:
    return [source_draft(source, sample.transcripts[source.file]) for source in sample.sources]


def _codings(sample: SampleStudy, source: SampleSource) -> list[CodingDraft]:
    paths = sample.paths
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


def _sign_off(project: Project, session: Session, sample: SampleStudy) -> None:
    """Nothing in it is anybody's name; what nobody has coded yet nobody has read for names either."""
    read = [row.id for row in queries.sources(session) if row.status is not SourceStatus.NEW]
    read += [row.id for row in queries.picture_sources(session)]
    study.sign_off(project, sources=read, by=sample.coders[0], on=_SIGNED_OFF)


def _add_guide(project: Project, session: Session, sample: SampleStudy) -> None:
    ids = {row.name: row.id for row in queries.sources(session)}
    asked_in = {
        source.stem: ids[source.name]
        for source in sample.sources
        if source.kind != SourceKind.FIELD_NOTE
        and source.status != SourceStatus.NEW
        and _has_questions(sample, source)
    }
    add_guide(project, sample.guide, _codes_by_key(session, sample), asked_in)


def _add_themes(project: Project, session: Session, sample: SampleStudy) -> None:
    versions = {row.name: row.version for row in queries.sources(session)}
    texts = {
        source.stem: (versions[source.name], sample.transcripts[source.file].text) for source in sample.sources
    }
    add_themes(project, sample.themes, _codes_by_key(session, sample), texts, sample.coders[0])


def _add_notes(project: Project, session: Session, sample: SampleStudy) -> None:
    stems = {source.stem: source for source in sample.sources}
    observers = {stem: sample.coders[source.coder - 1] for stem, source in stems.items()}
    things = subjects(session, _codes_by_key(session, sample))
    add_notes(project, sample.notes, sample.coders, observers, _texts(session, sample), things)


def _add_claims(project: Project, session: Session, sample: SampleStudy, known: Known, told: Told) -> None:
    add_claims(
        project,
        session,
        sample.claims,
        known=known,
        told=told,
        marks={source.stem: sample.transcripts[source.file].marks for source in sample.sources},
        drawings=sample.pictures,
        coders=sample.coders,
    )


def _known(session: Session, sample: SampleStudy) -> Known:
    """What journeys, drawings and assumptions hold on to, by the names they call it."""
    coders = {row.name: row.id for row in codings.coders(session)}
    return Known(
        cases={row.pseudonym: row.id for row in queries.cases(session)},
        people={row.pseudonym: row.id for row in queries.participants(session)},
        texts=_texts(session, sample),
        codes=_codes_by_key(session, sample),
        coders={source.stem: coders[sample.coders[source.coder - 1]] for source in sample.sources},
        by=sample.coders[0],
    )


def _texts(session: Session, sample: SampleStudy) -> dict[str, Text]:
    """The transcripts, by what notes, journeys and links call them."""
    rows = {row.name: row for row in queries.sources(session)}
    return {
        source.stem: (
            rows[source.name].id,
            rows[source.name].version,
            sample.transcripts[source.file].text,
        )
        for source in sample.sources
    }


def _codes_by_key(session: Session, sample: SampleStudy) -> dict[str, CodeId]:
    made = {row.path: row.id for row in codings.codes(session)}
    return {key: made[path] for key, path in sample.paths.items()}


def _has_questions(sample: SampleStudy, source: SampleSource) -> bool:
    return any(speaker.interviewer for speaker in source_draft(source, sample.transcripts[source.file]).speakers)
