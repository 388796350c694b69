"""What a study holds of a participant, counted: sources, coding, journeys, and what is known of them."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.coding import queries as codings
from app.coding.concern_rows import ConcernRow
from app.coding.model import Segment
from app.safeguards.withdrawal.plan import Theirs
from app.safeguards.withdrawal.rows import CaseHeld, PictureFate, SharedSource
from app.store.bulk import one_of
from app.study import queries as study
from app.study.model import Case, CaseLink, Participant, Picture, Source, SourceFile, Speaker, TextVersion, Turn
from app.study.rows import CaseId, ParticipantId, SourceId, VersionId

_ROWS = {
    "source": "sources",
    "picture": "pages of pictures",
    "coding": "coded passages",
    "evidence": "pieces of evidence",
    "theme_passage": "passages of themes",
    "passage_link": "links between passages",
    "event_account": "accounts of events",
    "journey_event": "events that nobody else told of",
    "spell": "times on journey maps",
    "wellbeing_point": "points of wellbeing",
    "network": "networks told",
    "network_node": "people placed in networks",
    "framework_cell": "framework summaries",
    "note": "notes",
    "consent": "consents",
    "agreement": "agreements",
    "attribute_value": "attributes",
    "case_link": "links to cases",
    "concern": "safeguarding concerns",
    "sign_off": "sign-offs",
    "source_file": "original files",
    "exported_person": "entries in the register of exports",
    "study_case": "cases",
}
"""Table -> what its rows are called, in the order they are told."""


def counts(session: Session, theirs: Theirs) -> dict[str, int]:
    """What is theirs -> how many; only what there is."""
    turns, words = _spoken_now(session, theirs.participant)
    segments = theirs.gone.get("segment", set())
    regions = session.scalar(
        select(func.count()).where(one_of(Segment.id, segments), Segment.picture_id.is_not(None))
    )
    passages = session.scalar(
        select(func.count()).where(one_of(Segment.id, segments), Segment.version_id.is_not(None))
    )
    found = {"turns": turns, "words": words, "passages": passages or 0, "regions": regions or 0}
    found |= {called: len(theirs.gone.get(table, ())) for table, called in _ROWS.items()}
    return {called: many for called, many in found.items() if many}


def _spoken_now(session: Session, participant: ParticipantId) -> tuple[int, int]:
    """How many turns they have in the texts as they are now, and how many words."""
    versions = session.scalars(
        select(Turn.version_id)
        .join(Speaker, Turn.speaker_id == Speaker.id)
        .join(TextVersion, Turn.version_id == TextVersion.id)
        .where(Speaker.participant_id == participant, TextVersion.current)
        .distinct()
    ).all()
    turns = words = 0
    for version in versions:
        text = study.text_of(session, VersionId(version))
        for turn in study.turns(session, VersionId(version)):
            if turn.participant == participant:
                turns += 1
                words += len(turn.speech.of(text).split())
    return turns, words


def names_of(session: Session, sources: Iterable[SourceId]) -> tuple[str, ...]:
    """The names of sources, in the order of arrival."""
    return tuple(session.scalars(select(Source.name).where(one_of(Source.id, [*sources])).order_by(Source.id)))


def shared_sources(session: Session, theirs: Theirs, sources: Iterable[SourceId]) -> tuple[SharedSource, ...]:
    """Sources in which others are heard or drew, with what of them is the participant's."""
    versions: dict[int, int] = {}
    turns: dict[int, int] = {}
    of = dict(session.execute(select(TextVersion.id, TextVersion.source_id)).all())
    current = set(session.scalars(select(TextVersion.id).where(TextVersion.current)))
    for plan in theirs.rewritings:
        source = of[plan.version]
        versions[source] = versions.get(source, 0) + 1
        turns[source] = turns.get(source, 0) + (len(plan.gone["turn"]) if plan.version in current else 0)
    found = []
    for source in sources:
        others = session.scalars(
            select(Participant.pseudonym)
            .join(Speaker, Speaker.participant_id == Participant.id)
            .where(Speaker.source_id == source, Participant.id != theirs.participant)
            .order_by(Speaker.id)
        )
        regions = session.scalar(
            select(func.count())
            .select_from(Segment)
            .join(Picture, Segment.picture_id == Picture.id)
            .where(Picture.source_id == source)
        )
        found.append(
            SharedSource(
                id=source,
                name=session.scalars(select(Source.name).where(Source.id == source)).one(),
                others=tuple(dict.fromkeys(others)),
                turns=turns.get(source, 0),
                versions=versions.get(source, 0),
                regions=regions or 0,
                fate=theirs.fates.get(source, PictureFate.BARE),
            )
        )
    return tuple(found)


def kept_files(session: Session, theirs: Theirs) -> tuple[str, ...]:
    """The names of the original files of theirs that the study keeps; of one without a name, its source's."""
    rows = session.execute(
        select(Source.file_name, Source.name)
        .join(SourceFile, SourceFile.source_id == Source.id)
        .where(one_of(SourceFile.id, theirs.gone.get("source_file", set())))
        .order_by(Source.id)
    )
    return tuple(file_name or name for file_name, name in rows)


def cases_held(session: Session, participant: ParticipantId) -> tuple[CaseHeld, ...]:
    """The cases somebody is linked to, with what others told of each."""
    rows = session.execute(
        select(Case.id, Case.pseudonym, CaseLink.relation)
        .join(CaseLink, CaseLink.case_id == Case.id)
        .where(CaseLink.participant_id == participant)
        .order_by(Case.id)
    ).all()
    held = []
    for case, pseudonym, relation in rows:
        others = session.scalar(
            select(func.count()).where(Segment.case_id == case, Segment.teller_id.is_distinct_from(participant))
        )
        held.append(CaseHeld(CaseId(case), pseudonym, relation, others or 0))
    return tuple(held)


def open_concerns(session: Session, theirs: Theirs) -> tuple[ConcernRow, ...]:
    """The concerns that nobody has closed, on what would go (E-09)."""
    gone = theirs.gone.get("concern", set())
    return tuple(row for row in codings.concerns(session) if row.open and row.id in gone)
