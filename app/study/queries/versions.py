"""The texts a source has had: every correction made another one."""

import json
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.language.changes import Change, changes_between
from app.problems import Problem
from app.store.base import AuditEntry
from app.study.model import TextVersion
from app.study.queries.sources import text_of
from app.study.rows import SourceId, VersionId
from app.study.version_rows import TextChange, VersionRow

_AROUND = 40


def versions(session: Session, source: SourceId) -> list[VersionRow]:
    """The texts of a source, the newest first."""
    rows = session.scalars(
        select(TextVersion).filter_by(source_id=source).order_by(TextVersion.number.desc())
    ).all()
    made_by = _made_by(session)
    return [
        VersionRow(
            id=VersionId(row.id),
            number=row.number,
            made_at=row.made_at,
            made_by=made_by.get(row.id, ""),
            characters=row.characters,
            words=row.words,
            current=row.current,
        )
        for row in rows
    ]


def version_numbered(session: Session, source: SourceId, number: int) -> VersionRow:
    """One text of a source; a Problem when it has none of that number."""
    for row in versions(session, source):
        if row.number == number:
            return row
    raise Problem("That transcript has no version of that number.", "“counterpoint versions” lists them.")


def version_changes(session: Session, before: VersionId, after: VersionId) -> list[TextChange]:
    """Where two texts differ, in order."""
    old, new = text_of(session, before), text_of(session, after)
    return text_changes(old, new, changes_between(old, new))


def text_changes(old: str, new: str, changes: Iterable[Change]) -> list[TextChange]:
    """Changes with their words, and with the words of the same line around them."""
    return [
        TextChange(
            old=change.old,
            new=change.new,
            old_words=change.old.of(old),
            new_words=change.new.of(new),
            before=new[max(0, change.new.start - _AROUND) : change.new.start].rpartition("\n")[2],
            after=new[change.new.end : change.new.end + _AROUND].partition("\n")[0],
        )
        for change in changes
    ]


def _made_by(session: Session) -> dict[int, str]:
    """Who stored each text, as far as the audit says; of an import of very many, it keeps only the first."""
    found: dict[int, str] = {}
    entries = select(AuditEntry.who, AuditEntry.rows).where(AuditEntry.rows.contains('"text_version"'))
    for who, rows in session.execute(entries.order_by(AuditEntry.id)):
        for version in json.loads(rows).get("text_version", {}).get("insert", ()):
            if isinstance(version, int):
                found[version] = who
    return found
