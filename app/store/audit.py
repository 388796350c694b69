"""What was done, when and by whom: added to and never changed, each entry sealed with all before it (E-13).

A seal is the SHA-256 of the seal before it and of what the entry says; so an entry that is changed, taken out or
put in from outside no longer fits those behind it. The first seal of an older file is over all of its entries.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.orm import Session

from app.store.base import AuditEntry, now
from app.store.check import Finding

_ADD = insert(AuditEntry)
_LAST = select(AuditEntry.seal).order_by(AuditEntry.id.desc()).limit(1)
_ALL = select(
    AuditEntry.id, AuditEntry.at, AuditEntry.who, AuditEntry.action, AuditEntry.rows, AuditEntry.seal
).order_by(AuditEntry.id)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One thing that was done: ids of rows by table and operation, never words of the study."""

    id: int
    at: int
    who: str
    action: str
    rows: str
    seal: str
    """In hexadecimal digits; empty in an entry older than seals."""


def add(connection: Connection, *, who: str, action: str, rows: dict[str, dict[str, list[int | str]]]) -> int:
    """Write an entry behind the others, sealed; returns its id."""
    at, told = now(), json.dumps(rows)
    last = connection.execute(_LAST).scalar_one_or_none()
    before = last or _of_unsealed(connection.execute(_ALL))
    seal = _seal(before, at, who, action, told)
    entry = {"at": at, "who": who, "action": action, "rows": told, "seal": seal}
    return int(connection.execute(_ADD, entry).lastrowid)


def last_change(session: Session) -> int:
    """The id of the last entry; 0 where there is none."""
    return session.scalar(select(func.max(AuditEntry.id))) or 0


def entries(session: Session) -> list[AuditRow]:
    """Everything that was done, the first first."""
    return [
        AuditRow(row.id, row.at, row.who, row.action, row.rows, bytes(row.seal or b"").hex())
        for row in session.execute(_ALL)
    ]


def check_audit(session: Session) -> list[Finding]:
    """Whether every entry fits those before it."""
    rows = session.execute(_ALL).all()
    return [
        Finding(
            f"that {len(rows)} entries of the audit are as they were written",
            () if _first_changed(rows) is None else ("Entries of the audit were changed from outside.",),
        )
    ]


def seal_remains(session: Session, *, who: str) -> None:
    """Where entries were lost with a damaged page, seal what is left anew, under one entry that says so."""
    if changed_from(session) is not None:
        session.execute(update(AuditEntry).values(seal=b""))
        add(session.connection(), who=who, action="Seal what is left of the audit", rows={})


def changed_from(session: Session) -> int | None:
    """The first entry that does not fit those before it: there, or just before it, somebody changed something."""
    return _first_changed(session.execute(_ALL).all())


def _first_changed(rows: Iterable[Row[int, int, str, str, str, bytes]]) -> int | None:
    unsealed, before = [], b""
    for row in rows:
        if not row.seal:
            if before:
                return int(row.id)
            unsealed.append(row)
            continue
        if row.seal != _seal(before or _of_unsealed(unsealed), row.at, row.who, row.action, row.rows):
            return int(row.id)
        before = row.seal
    return None


def _of_unsealed(rows: Iterable[Row[int, int, str, str, str, bytes]]) -> bytes:
    """One seal over entries that have none."""
    before = b""
    for row in rows:
        before = _seal(before, row.at, row.who, row.action, row.rows)
    return before


def _seal(before: bytes, at: int, who: str, action: str, rows: str) -> bytes:
    return hashlib.sha256(before + json.dumps([at, who, action, rows]).encode()).digest()
