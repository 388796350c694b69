"""The texts a source has had: every correction made another one."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.base import AuditEntry
from app.study.model import TextVersion
from app.study.rows import SourceId, VersionId, VersionRow


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


def _made_by(session: Session) -> dict[int, str]:
    """Who stored each text, as far as the audit says; of an import of very many, it keeps only the first."""
    found: dict[int, str] = {}
    entries = select(AuditEntry.who, AuditEntry.rows).where(AuditEntry.rows.contains('"text_version"'))
    for who, rows in session.execute(entries.order_by(AuditEntry.id)):
        for version in json.loads(rows).get("text_version", {}).get("insert", ()):
            if isinstance(version, int):
                found[version] = who
    return found
