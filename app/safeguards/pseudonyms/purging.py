"""Taking out of a study, for good, what its sources were before names were replaced in them (DESIGN §3).

Older texts, kept files and their names, and labels nobody speaks under any more. Only sources that are signed off,
and never while passages wait in an older text: they would go with it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, func, not_, select, update
from sqlalchemy.orm import Session

from app.coding.correcting.waiting import unseen_waiting_count, waiting_count
from app.language.anchoring import Anchoring
from app.language.changes import changes_between
from app.language.spans import Span
from app.problems import Problem
from app.store.bulk import one_of
from app.store.erasing import Progress
from app.store.project import Project
from app.study import queries as study
from app.study.model import Picture, Replacement, SignOff, Source, SourceFile, Speaker, TextVersion, Turn
from app.study.rows import SourceId, VersionId

LABEL = "Remove unedited texts"


@dataclass(frozen=True, slots=True)
class Unedited:
    """What a transcript still holds from before names were replaced in it."""

    source: SourceId
    name: str = field(repr=False)
    texts: int
    """How many older texts."""
    file: bool
    """The original file is kept."""
    file_name: bool
    """The name the file had is kept."""
    signed_off: bool
    waiting: int
    """Passages that no correction could place: they are in an older text."""
    unseen: bool = False
    """So are passages of people who are left out of the study, and may be taken in again."""

    @property
    def hindrance(self) -> str:
        """Why it cannot be taken out yet; empty where it can."""
        if not self.signed_off:
            return "It is not signed off as pseudonymised."
        if self.waiting:
            many = "1 passage waits" if self.waiting == 1 else f"{self.waiting} passages wait"
            it = "it" if self.waiting == 1 else "each"
            return f"{many} in an older text: place or remove {it} first, above the transcript."
        if self.unseen:
            return (
                "Passages of somebody who is left out of the study wait in an older text: take them in to place "
                "those, or delete them for good."
            )
        return ""


def unedited(session: Session, sources: Collection[SourceId] | None = None) -> list[Unedited]:
    """The transcripts that still hold something from before, in the order of arrival."""
    older = dict(
        session.execute(
            select(TextVersion.source_id, func.count()).where(~TextVersion.current).group_by(TextVersion.source_id)
        ).all()
    )
    signed = set(session.scalars(select(SignOff.source_id)))
    kept = set(session.scalars(select(SourceFile.source_id)))
    drawn = select(Picture.source_id)
    waiting, unseen = waiting_count(session), unseen_waiting_count(session)
    rows = session.execute(
        select(Source.id, Source.name, Source.file_name).where(Source.id.not_in(drawn)).order_by(Source.id)
    )
    found = [
        Unedited(
            source=SourceId(row.id),
            name=row.name,
            texts=older.get(row.id, 0),
            file=row.id in kept,
            file_name=bool(row.file_name),
            signed_off=row.id in signed,
            waiting=waiting.get(SourceId(row.id), 0),
            unseen=SourceId(row.id) in unseen,
        )
        for row in rows
    ]
    return [
        one
        for one in found
        if (one.texts or one.file or one.file_name) and (sources is None or one.source in sources)
    ]


def remove_unedited(
    project: Project,
    *,
    sources: Sequence[SourceId],
    initiator: object | None = None,
    tidy_later: bool = False,
    progress: Progress = lambda done, of, what: None,
) -> int:
    """Delete for good what sources were before names were replaced; returns of how many. It cannot be undone.

    A Problem where one of them is not signed off, or passages wait in an older text. With `tidy_later` the caller
    has the traces tidied up, on another thread.
    """
    with project.reading() as session:
        held = unedited(session, sources)
    if not held:
        raise Problem("Nothing from before names were replaced is left in these transcripts.")
    for one in held:
        if one.hindrance:
            raise Problem(f"The older text of “{one.name}” cannot be removed.", one.hindrance)
    with project.erasing(LABEL, initiator=initiator, tidy_later=True) as session:
        for one in held:
            _remove(session, one.source)
    if not tidy_later:
        project.tidy_traces(progress)
    return len(held)


def _remove(session: Session, source: SourceId) -> None:
    now = study.transcript(session, source)
    older = session.scalars(
        select(TextVersion.id).where(TextVersion.source_id == source, TextVersion.id != now.version)
    ).all()
    for version in older:
        _carry_log(session, VersionId(version), now.version, now.text)
    session.flush()
    for statement in (
        delete(TextVersion).where(one_of(TextVersion.id, older)),
        delete(SourceFile).where(SourceFile.source_id == source),
        delete(Speaker).where(Speaker.source_id == source, not_(Speaker.id.in_(select(Turn.speaker_id)))),
        update(Source).where(Source.id == source).values(file_name=""),
    ):
        session.execute(statement.execution_options(synchronize_session=False))


def _carry_log(session: Session, version: VersionId, current: VersionId, text: str) -> None:
    """What was replaced in making an older text is told of the current one, where it stands there."""
    rows = session.scalars(select(Replacement).filter_by(version_id=version)).all()
    if not rows:
        return
    old = study.text_of(session, version)
    there = Anchoring(old, text, changes_between(old, text))
    for row in rows:
        place = there.unchanged(Span(row.start, row.end)) or Span(0, 0)
        row.version_id, row.start, row.end = current, place.start, place.end
